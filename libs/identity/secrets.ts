import { randomBytes } from 'node:crypto';
import { sha256Of } from '#libs/kernel/canonical-json.js';

const TOKEN_BYTES = 32;
const KEY_PREFIX = 'regia_';

/** 256 random bits, for a cookie or a link. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** 256 random bits, marked so that people and scanners of leaked secrets know what they see. */
export const newApiKey = (): string => KEY_PREFIX + newToken();

/** 144 random bits that a person can copy. */
export const newPassword = (): string => randomBytes(18).toString('base64url');

/** What is stored of a random secret: SHA-256, 64 hexadecimal digits. Passwords are not random: see `Passwords`. */
export const hashOfSecret = (secret: string): string => sha256Of(secret);
