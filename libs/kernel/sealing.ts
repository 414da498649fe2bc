import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';
import type { NewEvent, RecordedEvent } from './envelope.js';
import type { KeyRing, KeyState } from './ports.js';
import { pointer } from './refusal.js';

/** A text that only the holder of its key can read (register.md, "Sealed"): AES-256-GCM, base64url. */
export interface Sealed {
  /** The key's id; for a free text, which has a key of its own, also the text's id. */
  readonly key: string;
  readonly nonce: string;
  /** Ciphertext and 16 bytes of authentication tag. */
  readonly box: string;
}

/** A text on its way into the register. `person` names whose key seals it; without one it gets a key of its own. */
export class Unsealed {
  constructor(
    readonly plain: string,
    readonly person?: string,
  ) {}
}

/** A sealed text as folded state keeps it: with the place that its seal is bound to. */
export class SealedText implements Sealed {
  constructor(
    readonly key: string,
    readonly nonce: string,
    readonly box: string,
    readonly event: string,
    readonly pointer: string,
  ) {}
}

/** What a free text is in an event or in state: readable before it is recorded, sealed ever after. */
export type FreeText = Unsealed | SealedText | Sealed;

/** `destroyed`: on purpose, and for good. `elsewhere`: the key ring never had its key, the register came without it. */
export type OpenedText = { readonly text: string } | { readonly unreadable: 'destroyed' | 'elsewhere' };

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The key of one person in one agreement. Another agreement knows nothing of it. */
export const personKey = (agreement: string, person: string): string => `${agreement}/persons/${person}`;

/** The key of one text. Ids of events repeat where one idempotency key was used on two agreements: keys never do. */
const textKey = (agreement: string, event: string, path: string): string =>
  uuidv5(JSON.stringify([agreement, path]), event);

/** Seals every `Unsealed` in an event's data; keys are durable before it answers. Throws `KeyDestroyed`. */
export async function sealData(data: unknown, eventId: string, agreement: string, keyRing: KeyRing): Promise<unknown> {
  const places = new Map<string, string>();
  transform(data, (value, path) => {
    if (!(value instanceof Unsealed)) return undefined;
    places.set(path, value.person ? personKey(agreement, value.person) : textKey(agreement, eventId, path));
    return value;
  });
  if (places.size === 0) return data;
  const secrets = await keyRing.ensure([...new Set(places.values())]);
  return transform(data, (value, path) => {
    if (!(value instanceof Unsealed)) return undefined;
    const key = places.get(path) ?? '';
    const secret = secrets.get(key);
    if (!secret) throw new Error(`The key ring gave no key for ${path}`);
    return seal(value.plain, key, secret, eventId, path);
  });
}

/** Marks each sealed text in a recorded event with its place, so that it can be opened from anywhere in the state. */
export function locateSealed<Event extends NewEvent & { readonly id: string }>(event: Event): Event {
  const data = transform(event.data, (value, path) =>
    isSealed(value) ? new SealedText(value.key, value.nonce, value.box, event.id, path) : undefined,
  );
  return data === event.data ? event : { ...event, data };
}

/** Opens sealed texts, as far as their keys are there. Throws if one was tampered with. */
export async function openTexts(
  texts: readonly SealedText[],
  keyRing: Pick<KeyRing, 'lookUp'>,
): Promise<Map<SealedText, OpenedText>> {
  const keys = await keyRing.lookUp([...new Set(texts.map((text) => text.key))]);
  return new Map(texts.map((text) => [text, openedWith(text, keys.get(text.key))]));
}

function openedWith(text: SealedText, key: KeyState | undefined): OpenedText {
  if (!key) return { unreadable: 'elsewhere' };
  return key.state === 'present' ? { text: unseal(text, key.secret) } : { unreadable: 'destroyed' };
}

export function isSealed(value: unknown): value is Sealed {
  if (typeof value !== 'object' || value === null || value instanceof SealedText) return false;
  if (Object.keys(value).length !== 3 || !('key' in value && 'nonce' in value && 'box' in value)) return false;
  return [value.key, value.nonce, value.box].every((part) => typeof part === 'string');
}

/** What an earlier version of an event had in clear, in the shape of a sealed text: for checks of shape. */
export const asIfSealed = (data: unknown): unknown =>
  transform(data, (value) => (value instanceof Unsealed ? { key: '', nonce: '', box: '' } : undefined));

/** Every sealed text in the data of a recorded event. */
export function sealedTextsOf(event: RecordedEvent): SealedText[] {
  const found: SealedText[] = [];
  transform(event.data, (value, path) => {
    if (!isSealed(value)) return undefined;
    found.push(new SealedText(value.key, value.nonce, value.box, event.id, path));
    return value;
  });
  return found;
}

function seal(plain: string, key: string, secret: Uint8Array, event: string, place: string): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, secret, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(event, place, key));
  const box = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { key, nonce: nonce.toString('base64url'), box: box.toString('base64url') };
}

function unseal(text: SealedText, secret: Uint8Array): string {
  const box = Buffer.from(text.box, 'base64url');
  const decipher = createDecipheriv(ALGORITHM, secret, Buffer.from(text.nonce, 'base64url'), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(boundTo(text.event, text.pointer, text.key));
  decipher.setAuthTag(box.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(box.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
}

/** Additional data: event id, JSON Pointer of the field, key id, so that a box opens only where it was put. */
function boundTo(event: string, place: string, key: string): Buffer {
  return Buffer.from(JSON.stringify([event, place, key]), 'utf8');
}

/** Replaces values by what `replace` gives (undefined: leave and go deeper); untouched parts are kept as they are. */
function transform(value: unknown, replace: (value: unknown, path: string) => unknown, path = ''): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const replaced = replace(value, path);
  if (replaced !== undefined) return replaced;
  let changed = false;
  const step = (child: unknown, name: string | number): unknown => {
    if (typeof child !== 'object' || child === null) return child;
    const after = transform(child, replace, path + pointer(name));
    changed ||= after !== child;
    return after;
  };
  if (Array.isArray(value)) {
    const items = value.map(step);
    return changed ? items : value;
  }
  const entries = Object.entries(value).map(([name, child]) => [name, step(child, name)]);
  return changed ? Object.fromEntries(entries) : value;
}
