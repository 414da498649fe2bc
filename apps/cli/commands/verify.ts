import { type HeadsLine, type HeadsProblem, readHeads } from '#libs/adapters/files/heads-file.js';
import { IDENTITY_STREAM } from '#libs/identity/events.js';
import { ChainCheck, type ChainFault } from '#libs/kernel/chain.js';
import { type RecordedEvent, registerOf } from '#libs/kernel/envelope.js';
import { say, type Text } from '#libs/kernel/text.js';
import { EXIT } from '../exit-codes.js';
import type { CommonOptions } from '../options.js';
import { asJson, done, type Outcome } from '../output.js';
import { withProgress } from '../progress.js';
import type { Regia } from '../regia.js';

export interface VerifyOptions extends CommonOptions {
  /** A copy of `heads.ndjson` kept elsewhere. */
  readonly anchors?: string;
}

interface Finding {
  readonly agreement?: string;
  readonly revision?: number;
  readonly fault: ChainFault | 'cut' | 'rewritten' | HeadsProblem['fault'] | 'key-not-destroyed';
  readonly text: Text;
}

interface Checked {
  readonly revision: number;
  readonly hash: string;
  /** Hashes at the revisions that some signed head names. */
  readonly hashes: ReadonlyMap<number, string>;
}

const PAGE = 500;

const FAULTS: Readonly<Record<ChainFault, Text>> = {
  changed: say('cambiato', 'changed'),
  missing: say('mancante', 'missing'),
  inserted: say('inserito', 'inserted'),
  reordered: say('fuori ordine', 'reordered'),
};

/** `verify`: every chain from its first event, and every head that was signed, here and in copies kept elsewhere. */
export async function verify(regia: Regia, options: VerifyOptions): Promise<Outcome> {
  const own = regia.heads.read();
  const kept = options.anchors === undefined ? { lines: [], problems: [] } : readHeads(options.anchors);
  const lines = [...own.lines, ...kept.lines];
  const findings: Finding[] = [...own.problems, ...kept.problems].map(badLine);
  const wanted = revisionsToKeep(lines);
  const checked = new Map<string, Checked>();
  const agreements: string[] = [];
  for await (const agreement of regia.reading.agreements()) agreements.push(agreement);
  await withProgress(options.lang === 'en' ? 'Checking' : 'Verifica', agreements.length, async (progress) => {
    for (const agreement of agreements) {
      const result = await checkChain(regia, agreement, wanted.get(agreement));
      if ('fault' in result) findings.push(result);
      else {
        checked.set(agreement, result);
        findings.push(...(await keysThatShouldBeGone(regia, agreement)));
      }
      progress.step();
    }
  });
  // Users, roles and keys have a chain of their own.
  const users = await checkChain(regia, IDENTITY_STREAM, undefined, IDENTITY_STREAM);
  if ('fault' in users) findings.push(users);
  findings.push(...againstHeads(lines, checked, findings));
  return answer(findings, agreements.length, checked, lines.length, options);
}

/** `sign-heads`: adds today's line to `heads.ndjson`. To be run once a day; copies belong elsewhere. */
export async function signHeads(regia: Regia, options: CommonOptions): Promise<Outcome> {
  const heads = [];
  for await (const agreement of regia.reading.agreements()) {
    const head = await regia.folder.events.head(registerOf(agreement));
    if (head) heads.push({ agreement, revision: head.revision, hash: head.hash });
  }
  const line = regia.heads.add(regia.clock.now(), heads);
  if (options.json) return done(asJson(line));
  const said = say(`${heads.length} registri firmati, ${line.at}.`, `${heads.length} registers signed, ${line.at}.`);
  return done(said[options.lang]);
}

async function checkChain(
  regia: Regia,
  agreement: string,
  wanted: ReadonlySet<number> | undefined,
  stream = registerOf(agreement),
): Promise<Checked | Finding> {
  const chain = new ChainCheck(agreement);
  const hashes = new Map<number, string>();
  for await (const event of eventsOf(regia, stream)) {
    const bad = chain.accept(event);
    if (bad) {
      const what = FAULTS[bad.fault];
      const text = say(
        `${agreement}: l'evento ${bad.revision} è ${what.it}`,
        `${agreement}: event ${bad.revision} is ${what.en}`,
      );
      return { agreement, revision: bad.revision, fault: bad.fault, text };
    }
    if (wanted?.has(event.revision)) hashes.set(event.revision, event.hash);
  }
  return { revision: chain.revision, hash: chain.hash, hashes };
}

async function* eventsOf(regia: Regia, stream: string): AsyncGenerator<RecordedEvent> {
  for (let from = 1; ; from += PAGE) {
    const page = await regia.folder.events.read(stream, from, PAGE);
    yield* page;
    if (page.length < PAGE) return;
  }
}

/** A restored copy of the keys must not bring a redacted text back: its key is destroyed again, and said so. */
async function keysThatShouldBeGone(regia: Regia, agreement: string): Promise<Finding[]> {
  const register = await regia.reading.register(agreement);
  const redacted = [...(register?.state.redactions.keys() ?? [])];
  const keys = await regia.folder.keys.lookUp(redacted);
  const back = redacted.filter((text) => keys.get(text)?.state === 'present');
  for (const key of back) await regia.folder.keys.destroy(key, regia.clock.now());
  return back.map((key) => ({
    agreement,
    fault: 'key-not-destroyed',
    text: say(
      `${agreement}: la chiave del testo ${key}, reso illeggibile, era tornata: è stata distrutta di nuovo`,
      `${agreement}: the key of the redacted text ${key} was back: it was destroyed again`,
    ),
  }));
}

function againstHeads(
  lines: readonly HeadsLine[],
  checked: ReadonlyMap<string, Checked>,
  before: readonly Finding[],
): Finding[] {
  const broken = new Set(before.map((finding) => finding.agreement));
  const findings = new Map<string, Finding>();
  for (const { at, heads } of lines) {
    for (const { agreement, revision, hash } of heads) {
      const register = checked.get(agreement);
      if (broken.has(agreement) || findings.has(agreement)) continue;
      if (!register || register.revision < revision) {
        const text = say(
          `${agreement}: il ${at} arrivava all'evento ${revision}, ora al ${register?.revision ?? 0}: la fine è stata tagliata`,
          `${agreement}: on ${at} it reached event ${revision}, now ${register?.revision ?? 0}: its end was cut off`,
        );
        findings.set(agreement, { agreement, revision: (register?.revision ?? 0) + 1, fault: 'cut', text });
      } else if (register.hashes.get(revision) !== hash) {
        const text = say(
          `${agreement}: l'evento ${revision} non è quello firmato il ${at}: il registro è stato riscritto`,
          `${agreement}: event ${revision} is not the one signed on ${at}: the register was rewritten`,
        );
        findings.set(agreement, { agreement, revision, fault: 'rewritten', text });
      }
    }
  }
  return [...findings.values()];
}

function revisionsToKeep(lines: readonly HeadsLine[]): Map<string, Set<number>> {
  const wanted = new Map<string, Set<number>>();
  for (const { agreement, revision } of lines.flatMap((line) => line.heads)) {
    const revisions = wanted.get(agreement) ?? new Set();
    wanted.set(agreement, revisions.add(revision));
  }
  return wanted;
}

const LINE_FAULTS: Readonly<Record<HeadsProblem['fault'], Text>> = {
  unreadable: say('non si legge', 'cannot be read'),
  signature: say('non ha una firma valida', 'has no valid signature'),
  order: say('non segue la riga precedente', 'does not follow the line before'),
};

function badLine({ line, fault }: HeadsProblem): Finding {
  const what = LINE_FAULTS[fault];
  return { fault, text: say(`heads.ndjson, riga ${line}: ${what.it}`, `heads.ndjson, line ${line}: ${what.en}`) };
}

function answer(
  findings: readonly Finding[],
  count: number,
  checked: ReadonlyMap<string, Checked>,
  lines: number,
  { json, lang }: CommonOptions,
): Outcome {
  const events = [...checked.values()].reduce((sum, { revision }) => sum + revision, 0);
  const exit = findings.length === 0 ? EXIT.done : EXIT.altered;
  if (json) {
    const told = findings.map(({ text, ...finding }) => ({ ...finding, text: text[lang] }));
    return {
      exit,
      text: asJson({ intact: findings.length === 0, registers: count, events, signedHeads: lines, findings: told }),
    };
  }
  if (findings.length > 0) return { exit, complaint: findings.map(({ text }) => text[lang]).join('\n') };
  const said = say(
    `Tutto integro: ${count} registri, ${events} eventi, ${lines} righe di teste firmate.`,
    `All intact: ${count} registers, ${events} events, ${lines} lines of signed heads.`,
  );
  return done(said[lang]);
}
