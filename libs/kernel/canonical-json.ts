import { createHmac, hash } from 'node:crypto';
import { configure } from 'safe-stable-stringify';

/** Properties sorted by UTF-16 code units, numbers and strings as JavaScript writes them: all that RFC 8785 asks. */
const sorted = configure({ strict: true, deterministic: true });
/** Well-formed text holds no such escape: JavaScript writes pairs as they are. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/** The RFC 8785 form of a JSON value. Throws on NaN, infinities and lone surrogates, which have none. */
export function canonicalJson(value: unknown): string {
  const text = sorted(value);
  if (text === undefined) throw new TypeError('undefined has no JSON form');
  if (LONE_SURROGATE.test(text)) throw new TypeError('Half a character has no JSON form');
  return text;
}

/** SHA-256 of a text in UTF-8, 64 hexadecimal digits. */
export const sha256Of = (text: string): string => hash('sha256', text);

/** The same of the RFC 8785 form of a value. */
export const sha256OfJson = (value: unknown): string => sha256Of(canonicalJson(value));

/** HMAC-SHA-256 of the RFC 8785 form under a secret, 64 hexadecimal digits. */
export function hmacOfJson(secret: Uint8Array, value: unknown): string {
  return createHmac('sha256', secret).update(canonicalJson(value), 'utf8').digest('hex');
}
