import { createHmac, hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The RFC 8785 form of a JSON value. Throws on NaN, infinities and lone surrogates, which have none. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('undefined has no JSON form');
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
