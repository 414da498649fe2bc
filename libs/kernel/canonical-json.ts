import { createHash, createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The RFC 8785 form of a JSON value. Throws on NaN, infinities and lone surrogates, which have none. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('undefined has no JSON form');
  return text;
}

/** SHA-256 of the RFC 8785 form, 64 hexadecimal digits. */
export function sha256OfJson(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}

/** HMAC-SHA-256 of the RFC 8785 form under a secret, 64 hexadecimal digits. */
export function hmacOfJson(secret: Uint8Array, value: unknown): string {
  return createHmac('sha256', secret).update(canonicalJson(value), 'utf8').digest('hex');
}
