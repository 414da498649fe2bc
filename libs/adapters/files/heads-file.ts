import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { canonicalJson } from '#libs/kernel/canonical-json.js';

/** Where a register stood: its last revision then, and that event's hash. */
export interface SignedHead {
  readonly agreement: string;
  readonly revision: number;
  readonly hash: string;
}

export interface HeadsLine {
  readonly at: string;
  readonly heads: readonly SignedHead[];
  /** SHA-256 of the line before, 64 zeros for the first. */
  readonly previous: string;
  /** Ed25519, raw, base64url. */
  readonly publicKey: string;
  readonly signature: string;
}

export type HeadsProblem = { readonly line: number; readonly fault: 'unreadable' | 'signature' | 'order' };

const FIRST = '0'.repeat(64);
/** DER prefixes that make a raw Ed25519 seed, or public key, one that Node reads (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * `heads.ndjson`: the heads of all registers, signed, each line carrying the hash of the one before (register.md,
 * "Tail"). A copy kept elsewhere shows that a register's end was cut off, or all of it written anew.
 */
export class HeadsFile {
  private readonly key: KeyObject;

  /** `seed`: 32 secret bytes of the installation. */
  constructor(
    private readonly file: string,
    seed: Uint8Array,
  ) {
    this.key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  }

  get publicKey(): string {
    return createPublicKey(this.key)
      .export({ format: 'der', type: 'spki' })
      .subarray(SPKI.length)
      .toString('base64url');
  }

  /** Adds one line, durable when it returns. */
  add(at: string, heads: readonly SignedHead[]): HeadsLine {
    const last = readLines(this.file).at(-1);
    const unsigned = { at, heads, previous: last === undefined ? FIRST : hashOfLine(last), publicKey: this.publicKey };
    const line = { ...unsigned, signature: sign(null, signedBytes(unsigned), this.key).toString('base64url') };
    const descriptor = openSync(this.file, 'a', 0o600);
    try {
      writeSync(descriptor, `${JSON.stringify(line)}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    return line;
  }

  read(): { lines: HeadsLine[]; problems: HeadsProblem[] } {
    return readHeads(this.file, this.publicKey);
  }
}

/** Reads such a file, here or kept elsewhere; with a public key, lines signed with another one are a problem. */
export function readHeads(file: string, publicKey?: string): { lines: HeadsLine[]; problems: HeadsProblem[] } {
  const lines: HeadsLine[] = [];
  const problems: HeadsProblem[] = [];
  let previous: string | undefined;
  for (const [index, text] of readLines(file).entries()) {
    const line = parseLine(text);
    const fault = !line
      ? 'unreadable'
      : !isSigned(line, publicKey)
        ? 'signature'
        : previous !== undefined && line.previous !== previous
          ? 'order'
          : undefined;
    if (fault) problems.push({ line: index + 1, fault });
    else if (line) lines.push(line);
    previous = hashOfLine(text);
  }
  return { lines, problems };
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function parseLine(text: string): HeadsLine | undefined {
  try {
    const line = JSON.parse(text) as HeadsLine;
    const strings = [line.at, line.previous, line.publicKey, line.signature];
    const whole = strings.every((field) => typeof field === 'string') && Array.isArray(line.heads);
    return whole ? line : undefined;
  } catch {
    return undefined;
  }
}

function isSigned(line: HeadsLine, publicKey: string | undefined): boolean {
  if (publicKey !== undefined && line.publicKey !== publicKey) return false;
  const { signature, ...unsigned } = line;
  try {
    const der = Buffer.concat([SPKI, Buffer.from(line.publicKey, 'base64url')]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(null, signedBytes(unsigned), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

const signedBytes = (line: Omit<HeadsLine, 'signature'>): Buffer => Buffer.from(canonicalJson(line), 'utf8');
const hashOfLine = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
