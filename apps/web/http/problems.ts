import { isRefusal, type Refusal, type RefusalKind } from '#libs/kernel/refusal.js';
import { type Language, say, type Text } from '#libs/kernel/text.js';

/** An error as the interface answers it: `application/problem+json` (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** RFC 9457 asks for a URI: this one names the reason, and is no address. */
const URN = 'urn:regia:problem:';

const STATUS: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  forbidden: 403,
  unknown: 404,
  exists: 409,
  stale: 412,
  'too-large': 413,
  refused: 422,
  busy: 503,
};

const TITLES: Readonly<Record<number, Text>> = {
  400: say('Richiesta non valida', 'Invalid request'),
  401: say('Accesso non effettuato', 'Not signed in'),
  403: say('Non consentito', 'Not allowed'),
  404: say('Non trovato', 'Not found'),
  405: say('Metodo non ammesso', 'Method not allowed'),
  406: say('Formato non disponibile', 'Format not available'),
  408: say('Richiesta incompleta', 'Incomplete request'),
  409: say('Esiste già', 'Exists already'),
  412: say('Cambiato nel frattempo', 'Changed meanwhile'),
  413: say('Troppo grande', 'Too large'),
  415: say('Formato non accettato', 'Format not accepted'),
  422: say('Rifiutato', 'Refused'),
  431: say('Intestazioni troppo grandi', 'Headers too large'),
  429: say('Troppe richieste', 'Too many requests'),
  500: say('Errore imprevisto', 'Unexpected error'),
  503: say('Momentaneamente non disponibile', 'Momentarily unavailable'),
};

/** A refusal, or anything that went wrong on the way, on its way to the client. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly detail: Text,
    readonly errors: Refusal['errors'] = undefined,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail.en);
  }

  static of(refusal: Refusal): HttpProblem {
    const { refused, type, title, errors } = refusal;
    // Only a refusal that says how long to wait is one of too many attempts.
    const { retryAfter } = refusal as { retryAfter?: number };
    const status = retryAfter === undefined ? STATUS[refused] : 429;
    const wait = retryAfter ?? (status === 503 ? 2 : undefined);
    return new HttpProblem(status, type, title, errors, wait === undefined ? {} : { 'retry-after': String(wait) });
  }

  body(lang: Language): Problem {
    const { type, status, detail, errors } = this;
    const named = errors && firstOf(errors.map(({ pointer, message }) => ({ pointer, message: message[lang] })));
    const untold = (errors?.length ?? 0) - (named?.length ?? 0);
    return {
      type: URN + type,
      title: (TITLES[status] ?? say('Errore', 'Error'))[lang],
      status,
      detail: untold > 0 ? `${detail[lang]} ${notNamed(untold)[lang]}` : detail[lang],
      ...(named && { errors: named }),
    };
  }
}

const MOST_PLACES = 100;
/** Of all places together, so that a refusal is at most 64 KiB. */
const MOST_BYTES_OF_PLACES = 56 * 1024;
/** Of one place: names of fields may be as long as a body. */
const LONGEST_PLACE = 1_000;

const notNamed = (count: number): Text => say(`Altri ${count} non sono elencati.`, `${count} more are not listed.`);

/** As many as are of use to whoever mends them, and no more than an answer may hold. */
function firstOf(places: NonNullable<Problem['errors']>): NonNullable<Problem['errors']> {
  const named: { pointer: string; message: string }[] = [];
  let bytes = 0;
  for (const { pointer, message } of places.slice(0, MOST_PLACES)) {
    const place = { pointer: cut(pointer), message: cut(message) };
    bytes += Buffer.byteLength(JSON.stringify(place));
    if (bytes > MOST_BYTES_OF_PLACES) break;
    named.push(place);
  }
  return named;
}

const cut = (text: string): string =>
  text.length <= LONGEST_PLACE ? text : `${text.slice(0, LONGEST_PLACE).toWellFormed()}…`;

/** What was asked for; throws what was refused. */
export function orThrow<Found>(answer: Found): Exclude<Found, Refusal> {
  if (isRefusal(answer)) throw HttpProblem.of(answer);
  return answer as Exclude<Found, Refusal>;
}

export const notFound = (): HttpProblem =>
  new HttpProblem(404, 'not-found', say('Qui non c’è nulla che si possa vedere.', 'There is nothing here to be seen.'));

export const passwordMustChange = (): HttpProblem =>
  new HttpProblem(
    403,
    'password-must-change',
    say(
      'La password è provvisoria: prima di tutto va cambiata.',
      'The password is a temporary one: change it before anything else.',
    ),
  );

export const notSignedIn = (): HttpProblem =>
  new HttpProblem(
    401,
    'not-signed-in',
    say('Bisogna accedere, o mandare una chiave valida.', 'Sign in, or send a valid key.'),
    undefined,
    { 'www-authenticate': 'Bearer realm="regia"' },
  );
