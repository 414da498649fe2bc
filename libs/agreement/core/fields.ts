import { z } from 'zod';
import { isCivilDate, isLocalTime, isMonthDay, isPeriod, isTimeZone, shortestDays } from '#libs/kernel/civil-date.js';
import type { FreeText } from '#libs/kernel/sealing.js';
import { say, type Text } from '#libs/kernel/text.js';

/** A zod check whose message is there in both languages; `problemsOf` turns it into the reader's. */
export function rule<Value>(holds: (value: Value) => boolean, text: Text) {
  return z.superRefine<Value>((value, context) => {
    if (!holds(value)) context.addIssue({ code: 'custom', params: { text } });
  });
}

/** The same for fields that have to fit each other. Asked also where other fields are wrong, or these are. */
export function fieldsRule<Value>(holds: (value: Value) => boolean, text: Text, field: string) {
  return z.superRefine<Value>(
    (value, context) => {
      if (!holds(value)) context.addIssue({ code: 'custom', path: [field], params: { text } });
    },
    { when: ({ value }) => typeof value === 'object' && value !== null },
  );
}

const LARGEST_NUMBER = 1e15;
const SMALLEST_NUMBER = 1e-9;
const plausible = (value: number): boolean =>
  value === 0 || (Math.abs(value) <= LARGEST_NUMBER && Math.abs(value) >= SMALLEST_NUMBER);

export const ID_PATTERN = /^[a-z0-9][a-z0-9-]{0,63}$/;

export const id = z
  .string()
  .check(
    rule(
      (value) => ID_PATTERN.test(value),
      say(
        'un identificativo ha da 1 a 64 lettere minuscole senza accento, cifre e trattini, e non comincia con un trattino',
        'an id has 1 to 64 lower-case letters a-z, digits and hyphens, and does not begin with a hyphen',
      ),
    ),
  )
  .meta({ examples: ['incontro-2021-12-10'], pattern: ID_PATTERN.source });

export const date = z
  .string()
  .check(
    rule(
      isCivilDate,
      say(
        'non è una data che esiste: si scrive AAAA-MM-GG, per esempio 2021-12-31 (anni dal 1900 al 2999)',
        'not a date that exists: write YYYY-MM-DD, for example 2021-12-31 (years 1900 to 2999)',
      ),
    ),
  )
  .meta({ format: 'date', examples: ['2021-12-31'] });

export const localTime = z
  .string()
  .check(
    rule(
      isLocalTime,
      say(
        "non è un giorno e un'ora che esistono: si scrive AAAA-MM-GGThh:mm, per esempio 2021-12-10T18:30",
        'not a day and a time that exist: write YYYY-MM-DDThh:mm, for example 2021-12-10T18:30',
      ),
    ),
  )
  .meta({ examples: ['2021-12-10T18:30'] });

export const offset = z
  .string()
  .check(rule((value) => /^[+-]\d{2}:\d{2}$/.test(value), say('si scrive come +01:00', 'write it as +01:00')));

export const period = z
  .string()
  .check(
    rule(
      isPeriod,
      say(
        'non è una durata: si scrive per esempio P2Y (due anni), P3M (tre mesi), P10D (dieci giorni), al massimo 200 anni',
        'not a duration: write for example P2Y (two years), P3M (three months), P10D (ten days), 200 years at most',
      ),
    ),
  )
  .meta({ examples: ['P2Y'] });

/** Long enough for a meeting each time. */
export const periodOfAWeek = period.check(
  rule(
    (value) => !isPeriod(value) || shortestDays(value) >= 7,
    say('è più breve di una settimana', 'is shorter than a week'),
  ),
);

/** A day of any year: 29 February is the 28th in the others. */
export const monthDay = z
  .string()
  .check(
    rule(
      isMonthDay,
      say(
        'non è un giorno dell’anno: si scrive MM-GG, per esempio 03-31',
        'not a day of the year: write MM-DD, for example 03-31',
      ),
    ),
  )
  .meta({ examples: ['03-31'] });

export const timeZone = z
  .string()
  .check(
    rule(isTimeZone, say('non è un fuso orario: per esempio Europe/Rome', 'not a time zone: for example Europe/Rome')),
  );

/** A number that people could have meant: finite, not beyond 10^15 nor, but for zero, below 10^-9. */
export const number = z
  .number()
  .check(
    rule(
      plausible,
      say(
        'il numero è troppo grande o troppo piccolo: in valore assoluto da 0,000000001 a 1.000.000.000.000.000, oppure 0',
        'the number is too large or too small: between 0.000000001 and 10^15 in absolute value, or 0',
      ),
    ),
  );

export const weight = number.check(
  rule((value) => value > 0, say('il peso è maggiore di zero', 'a weight is greater than zero')),
);

export const share = z.number().min(0).max(1);

/** What fonts leave blank though Unicode counts it among letters and symbols: Hangul fillers, the empty Braille cell. */
const BLANKS = /[\u115f\u1160\u3164\uffa0\u2800]/gu;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
const isVisible = (text: string): boolean => VISIBLE.test(text.replaceAll(BLANKS, ''));

/** Also of characters that nobody sees: zero-width ones, a soft hyphen, a byte order mark. */
const notBlank = rule<string>(isVisible, say('non può essere vuoto', 'must not be empty'));

/** What no keyboard types: kept out of names, files and terminals. Line breaks and tabs belong to longer texts only. */
const withoutControls = (allowed: string) =>
  rule<string>(
    (value) => ![...value].some((character) => isControl(character) && !allowed.includes(character)),
    say('contiene un carattere di controllo, che nessuno digita', 'contains a control character, which nobody types'),
  );

const isControl = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
};

/** A name or a title: one line of facts about organisations, in clear. */
export const line = z.string().max(2_000).check(notBlank, withoutControls(''));

/** A longer text in clear, as the signed document has it. */
export const clause = z.string().max(20_000).check(notBlank, withoutControls('\n\r\t'));

/** What somebody types: sealed when it is recorded. At most 100,000 characters. */
export const typedText = z.string().max(100_000).check(notBlank, withoutControls('\n\r\t'));

/** A free text inside an event. */
export const sealed = z
  .strictObject({ key: z.string(), nonce: z.string(), box: z.string() })
  .describe('Sealed text: AES-256-GCM, base64url') as unknown as z.ZodType<FreeText>;
/** Of an event that says why, and no more. */
export const why = { reason: sealed };

function hasUser(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username !== '' || password !== '' || /^https?:[\\/]*[^\\/?#]*@/i.test(value);
}

export const url = z
  .string()
  .max(2_000)
  .check(
    rule(
      (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
      say('un indirizzo comincia con https:// o http://', 'an address begins with https:// or http://'),
    ),
    // What seems to be one address and leads to another: `https://comune.esempio.it@altrove.esempio/`.
    rule(
      (value) => !/[\s\p{C}]/u.test(value) && !hasUser(value),
      say(
        'un indirizzo non ha spazi, né un nome utente prima di @',
        'an address has no white space, nor a user name before an @',
      ),
    ),
  );

export const qualifier = z.enum(['exact', 'over', 'under', 'about']);
export type Qualifier = z.infer<typeof qualifier>;

export const evidence = z
  .array(z.strictObject({ url, title: line.optional() }))
  .max(50)
  .describe('Links to what shows it');
export type Evidence = DeepReadonly<z.infer<typeof evidence>>;

/** A value that nobody changes who holds it, down to its last list. */
export type DeepReadonly<Value> = Value extends FreeText
  ? Value
  : Value extends object
    ? { readonly [Field in keyof Value]: DeepReadonly<Value[Field]> }
    : Value;
