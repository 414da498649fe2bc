import { isIP } from 'node:net';
import { z } from 'zod';
import { passwordLength, SHORTEST_PASSWORD } from '#libs/identity/inputs.js';
import { isCommonPassword, isOwnName } from '#libs/identity/weak-passwords.js';
import { say, type Text } from '#libs/kernel/text.js';

/** What an installation may set, from the environment (docs/reference/configuration.md). */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly adminEmail: string | undefined;
  readonly adminPassword: string | undefined;
  readonly logLevel: LogLevel;
  /** Addresses of proxies, or how many there are on the way. */
  readonly trustProxy: false | string[] | number;
  readonly metricsToken: string | undefined;
  /** What the footer of every page links to; pages of this service's own where they are not given. */
  readonly accessibilityUrl?: string | undefined;
  readonly privacyUrl?: string | undefined;
  readonly feedbackEmail?: string | undefined;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface ConfigurationProblem {
  readonly variable: string;
  readonly message: Text;
}

const LOOPBACK = new Set(['localhost', '::1', '[::1]']);
const isLoopback = (host: string): boolean => LOOPBACK.has(host) || /^127(\.\d{1,3}){3}$/.test(host);

/** The configuration, or everything that is wrong with it at once. */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
): Configuration | { readonly problems: ConfigurationProblem[] } {
  const problems: ConfigurationProblem[] = [];
  const given = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const refuseIf = (isWrong: boolean, variable: string, it: string, en: string): void => {
    if (isWrong) problems.push({ variable, message: say(it, en) });
  };
  const notAnEmail = (text: string | undefined): boolean => text !== undefined && !z.email().safeParse(text).success;
  const port = Number(given('PORT') ?? 3000);
  const isPort = Number.isInteger(port) && port >= 0 && port <= 65_535;
  refuseIf(!isPort, 'PORT', 'è un numero intero da 0 a 65535', 'is a whole number from 0 to 65535');
  const host = given('HOST') ?? '127.0.0.1';
  const publicUrl = given('PUBLIC_URL')?.replace(/\/+$/, '');
  refuseIf(
    publicUrl !== undefined && !isOrigin(publicUrl),
    'PUBLIC_URL',
    'è un indirizzo come https://regia.esempio.it, senza percorso',
    'is an address such as https://regia.example.org, without a path',
  );
  refuseIf(
    publicUrl === undefined && !isLoopback(host),
    'PUBLIC_URL',
    'serve quando HOST non è di questa sola macchina',
    'is needed where HOST is not of this machine alone',
  );
  const adminEmail = given('ADMIN_EMAIL');
  refuseIf(notAnEmail(adminEmail), 'ADMIN_EMAIL', 'non è un indirizzo di posta', 'is not an e-mail address');
  const adminPassword = given('ADMIN_PASSWORD');
  refuseIf(
    adminPassword !== undefined && adminEmail === undefined,
    'ADMIN_EMAIL',
    'serve insieme ad ADMIN_PASSWORD',
    'is needed together with ADMIN_PASSWORD',
  );
  refuseIf(
    adminPassword !== undefined && passwordLength(adminPassword) < SHORTEST_PASSWORD,
    'ADMIN_PASSWORD',
    `ha almeno ${SHORTEST_PASSWORD} caratteri`,
    `has at least ${SHORTEST_PASSWORD} characters`,
  );
  const isWeak = (text: string): boolean =>
    passwordLength(text) >= SHORTEST_PASSWORD &&
    (isCommonPassword(text) || isOwnName(text, { email: adminEmail ?? '', name: '' }));
  refuseIf(
    adminPassword !== undefined && isWeak(adminPassword),
    'ADMIN_PASSWORD',
    'è tra le prime che si provano, o è fatta del proprio indirizzo',
    "is among the first that are tried, or made of one's own address",
  );
  const logLevel = given('LOG_LEVEL') ?? 'info';
  const levels = LOG_LEVELS.join(', ');
  refuseIf(!LOG_LEVELS.includes(logLevel as LogLevel), 'LOG_LEVEL', `è uno tra ${levels}`, `is one of ${levels}`);
  const trustProxy = proxies(given('TRUST_PROXY'));
  refuseIf(
    trustProxy === undefined,
    'TRUST_PROXY',
    'è false, il numero dei proxy sul percorso o i loro indirizzi separati da virgole; true crederebbe a chiunque',
    'is false, the number of proxies on the way or their addresses with commas; true would believe anybody',
  );
  const metricsToken = given('METRICS_TOKEN');
  const isShort = metricsToken !== undefined && metricsToken.length < 16;
  refuseIf(isShort, 'METRICS_TOKEN', 'ha almeno 16 caratteri', 'has at least 16 characters');
  const accessibilityUrl = given('ACCESSIBILITY_URL');
  const privacyUrl = given('PRIVACY_URL');
  for (const [variable, url] of Object.entries({ ACCESSIBILITY_URL: accessibilityUrl, PRIVACY_URL: privacyUrl })) {
    refuseIf(
      url !== undefined && !isWebAddress(url),
      variable,
      'è un indirizzo che comincia con https:// o http://',
      'is an address that begins with https:// or http://',
    );
  }
  const feedbackEmail = given('FEEDBACK_EMAIL');
  refuseIf(notAnEmail(feedbackEmail), 'FEEDBACK_EMAIL', 'non è un indirizzo di posta', 'is not an e-mail address');
  if (problems.length > 0) return { problems };
  return {
    port,
    host,
    publicUrl: publicUrl ?? `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`,
    dataDir: given('DATA_DIR') ?? './data',
    adminEmail,
    adminPassword,
    logLevel: logLevel as LogLevel,
    trustProxy: trustProxy ?? false,
    metricsToken,
    accessibilityUrl,
    privacyUrl,
    feedbackEmail,
  };
}

const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

function isOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, pathname, search, hash, username } = new URL(url);
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '' && username === '';
}

/** What is not wrong, but probably not meant. */
export function configurationWarnings(environment: Readonly<Record<string, string | undefined>>): Text[] {
  const publicUrl = environment['PUBLIC_URL']?.trim();
  const isPublic = publicUrl !== undefined && URL.canParse(publicUrl) && !isLoopback(new URL(publicUrl).hostname);
  if (!isPublic || environment['TRUST_PROXY']?.trim()) return [];
  return [
    say(
      'PUBLIC_URL è raggiungibile da altre macchine e TRUST_PROXY manca: se davanti c’è un proxy, chi accede sembra venire tutto dallo stesso indirizzo, e chi sbaglia password ferma anche gli altri. Indicare gli indirizzi dei proxy o quanti sono; false se non ce n’è.',
      'PUBLIC_URL is reached from other machines and TRUST_PROXY is not set: behind a proxy everybody seems to come from one address, and whoever mistypes passwords stops the others too. Give the addresses of the proxies or how many there are; false if there is none.',
    ),
  ];
}

const MOST_HOPS = 16;

function proxies(text: string | undefined): Configuration['trustProxy'] | undefined {
  if (text === undefined || text === 'false') return false;
  if (/^\d+$/.test(text)) return Number(text) >= 1 && Number(text) <= MOST_HOPS ? Number(text) : undefined;
  const addresses = text.split(',').map((address) => address.trim());
  const isAddress = (address: string) => {
    const [ip = '', bits] = address.split('/');
    return isIP(ip) !== 0 && (bits === undefined || /^\d{1,3}$/.test(bits));
  };
  return addresses.every(isAddress) ? addresses : undefined;
}
