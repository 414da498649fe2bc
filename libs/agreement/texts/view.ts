import { z } from 'zod';
import { type FreeText, type OpenedText, SealedText, Unsealed } from '#libs/kernel/sealing.js';
import { type Language, say } from '#libs/kernel/text.js';

/** A free text as it is given to a reader. `text` can always be shown as it is. */
export const openedText = z
  .strictObject({
    id: z
      .string()
      .describe('What POST …/redactions takes as `text`; empty: recorded in clear, before such texts were sealed'),
    text: z.string().describe('The text or, where it cannot be read, words that say so'),
    unavailable: z
      .enum(['redacted', 'elsewhere'])
      .optional()
      .describe('redacted: made unreadable for good; elsewhere: its key was never on this installation'),
    reason: z.string().optional().describe('Why it was redacted'),
    replacement: z.string().optional().describe('What was put in its place'),
  })
  .meta({
    description: 'A free text',
    examples: [
      { id: '3f0f6a52-9a55-5c0e-8d3f-0d6b8a4f2c11', text: 'Si è riunito il tavolo…' },
      {
        id: '3f0f6a52-9a55-5c0e-8d3f-0d6b8a4f2c11',
        text: 'non più disponibile',
        unavailable: 'redacted',
        reason: 'Conteneva dati sanitari di una famiglia',
      },
    ],
  });
export type OpenedTextView = z.infer<typeof openedText>;

/** A person's name, or words that say that it can no longer be read. */
export const personName = z
  .string()
  .brand<'PersonName'>()
  .meta({ description: 'The name, or «persona non più identificabile»', examples: ['Anna Rossi'] });
export type PersonName = z.infer<typeof personName>;

/** What of an agreement can no longer be read: texts that were redacted, persons whose data were erased. */
export interface Unreadable {
  readonly redactions: ReadonlyMap<string, Redacted>;
  readonly persons: ReadonlyMap<string, Erased | undefined>;
}

interface Redacted {
  readonly reason: FreeText;
  readonly replacement?: FreeText | undefined;
  readonly revision: number;
}

interface Erased {
  readonly revision: number;
}

/** Where a text goes in a view that was not opened yet. Keeps what is known of its redaction: state may move on. */
export class TextPlace {
  readonly kind = 'text';

  constructor(
    readonly id: string,
    readonly text: FreeText,
    readonly redaction: Redacted | undefined,
  ) {}
}

/** Where a person's name goes. */
export class NamePlace {
  readonly kind = 'name';

  constructor(
    readonly name: FreeText,
    /** When the person's data were erased, if they were. */
    readonly erased: Erased | undefined,
  ) {}
}

/** A view whose texts are still sealed: made at once from the state, opened afterwards. */
export type Closed<View> = View extends OpenedTextView
  ? TextPlace
  : View extends PersonName
    ? NamePlace
    : View extends readonly (infer Item)[]
      ? readonly Closed<Item>[]
      : View extends object
        ? { readonly [Field in keyof View]: Closed<View[Field]> }
        : View;

export type Opened<View> = View extends TextPlace
  ? OpenedTextView
  : View extends NamePlace
    ? PersonName
    : View extends readonly (infer Item)[]
      ? Opened<Item>[]
      : View extends object
        ? { [Field in keyof View]: Opened<View[Field]> }
        : View;

export function textPlace(state: Pick<Unreadable, 'redactions'>, text: FreeText): TextPlace {
  const id = text instanceof Unsealed ? '' : text.key;
  return new TextPlace(id, text, state.redactions.get(id));
}

export function textPlaceIf(state: Unreadable, text: FreeText | undefined): TextPlace | undefined {
  return text && textPlace(state, text);
}

const GONE = {
  redacted: say('non più disponibile', 'no longer available'),
  elsewhere: say('non leggibile qui', 'not readable here'),
};
const NOBODY = {
  redacted: say('persona non più identificabile', 'person no longer identifiable'),
  elsewhere: say('nome non leggibile qui', 'name not readable here'),
};

/** How texts are opened, as `AgreementReading.open` does. */
export type Open = (texts: readonly FreeText[]) => Promise<{ of(text: FreeText): OpenedText }>;

/** Puts readable texts into a view. Looks at nothing but the view: the state may have changed since it was made. */
export async function openView<View>(view: View, open: Open, language: Language): Promise<Opened<View>> {
  const texts = await open(placesIn(view).flatMap(textsOf));
  const wordsOf = (text: FreeText, instead: typeof GONE): { said: string; why?: 'redacted' | 'elsewhere' } => {
    const opened = texts.of(text);
    if ('text' in opened) return { said: opened.text };
    const why = opened.unreadable === 'destroyed' ? 'redacted' : 'elsewhere';
    return { said: instead[why][language], why };
  };
  const fill = (value: unknown): unknown => {
    if (value instanceof NamePlace) {
      return value.erased ? NOBODY.redacted[language] : wordsOf(value.name, NOBODY).said;
    }
    if (!(value instanceof TextPlace)) return undefined;
    const { id, text, redaction } = value;
    if (!redaction) {
      const { said, why } = wordsOf(text, GONE);
      return { id, text: said, ...(why && { unavailable: why }) };
    }
    return {
      id,
      text: GONE.redacted[language],
      unavailable: 'redacted',
      reason: wordsOf(redaction.reason, GONE).said,
      ...(redaction.replacement && { replacement: wordsOf(redaction.replacement, GONE).said }),
    };
  };
  return replaced(view, fill) as Opened<View>;
}

/** What has to be opened for a place. What was redacted or erased is not read, even while its key is still there. */
function textsOf(place: TextPlace | NamePlace): FreeText[] {
  if (place instanceof NamePlace) return place.erased ? [] : [place.name];
  const { text, redaction } = place;
  if (!redaction) return [text];
  return redaction.replacement ? [redaction.reason, redaction.replacement] : [redaction.reason];
}

/** Every place in a view, in its order. */
export function placesIn(view: unknown): (TextPlace | NamePlace)[] {
  if (view instanceof TextPlace || view instanceof NamePlace) return [view];
  if (typeof view !== 'object' || view === null) return [];
  return Object.values(view).flatMap(placesIn);
}

/** How long the sealed texts of a view are, in characters of their boxes. */
export function sealedLength(view: unknown): number {
  const boxes = placesIn(view).flatMap(textsOf);
  return boxes.reduce((sum, text) => sum + (text instanceof SealedText ? text.box.length : 0), 0);
}

function replaced(value: unknown, by: (value: unknown) => unknown): unknown {
  const instead = by(value);
  if (instead !== undefined) return instead;
  if (Array.isArray(value)) return value.map((child) => replaced(child, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, replaced(child, by)]));
}
