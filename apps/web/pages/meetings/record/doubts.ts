import type { MeetingDoubt } from '#libs/monitoring/whatif/meeting-doubts.js';
import type { Doubt } from '../../../forms/doubt.js';
import type { AgreementVisit } from '../../../frame/agreement-visit.js';
import { articles, shortDate } from '../../../frame/dates.js';
import type { Visit } from '../../../frame/visit.js';
import { doubtsIn, type TriedCommand } from '../trial.js';

/** What is asked about before a form about a meeting is recorded. */
export function meetingDoubt(at: AgreementVisit, command: TriedCommand): Doubt | undefined {
  const { visit } = at;
  const doubts = doubtsIn(at, command);
  if (doubts.length === 0) return undefined;
  const other = doubts.find((doubt) => doubt.kind !== 'long');
  return {
    text: doubts.map((doubt) => inWords(visit, doubt)).join(' '),
    about: doubts.map(nameOf).join(' '),
    ...(other && {
      yes: visit.say('No, sono due incontri diversi', 'No, they are two different meetings'),
      instead: insteadOf(at, other),
    }),
  };
}

const nameOf = (doubt: MeetingDoubt): string =>
  doubt.kind === 'long' ? `long-${doubt.hours}` : `${doubt.other.id}-${doubt.other.facts.date}`;

type OfAnother = Exclude<MeetingDoubt, { kind: 'long' }>;

/** One that is convened is recorded from there, with what was typed here. */
function insteadOf({ visit, may }: AgreementVisit, { kind, other }: OfAnother): NonNullable<Doubt['instead']> {
  const page = `incontri/${other.id}`;
  const see = visit.say('Vedi quell’incontro', 'See that meeting');
  if (kind !== 'convened-already' || !may('hold-meeting', { meeting: other.id })) return { page, see };
  const word = visit.say('Sì, è quello: registra quello', 'Yes, it is that one: record that one');
  return { page, see, form: { address: `${page}/svolto`, word } };
}

function inWords(visit: Visit, doubt: MeetingDoubt): string {
  if (doubt.kind === 'long') {
    return visit.say(
      `Finirebbe il giorno dopo, e durerebbe ${doubt.hours} ore. È giusto?`,
      `It would end on the next day, and last ${doubt.hours} hours. Is it right?`,
    );
  }
  const { facts } = doubt.other;
  const day = shortDate(facts.date);
  if (doubt.kind === 'convened-already') {
    return visit.say(
      `Per ${articles.il(day)} c’è già un incontro convocato${ofBody(facts.body).it}. È quello?`,
      `For ${day} a meeting${ofBody(facts.body).en} is convened already. Is it that one?`,
    );
  }
  return visit.say(
    `Per ${articles.il(day)} c’è già un incontro${ofBody(facts.body).it}: se è lo stesso, non va registrato due volte. È lo stesso?`,
    `For ${day} there is a meeting${ofBody(facts.body).en} already: if it is the same, do not record it twice. Is it the same?`,
  );
}

const ofBody = (body: string | undefined) =>
  body === undefined ? { it: ' senza organo', en: ' of no body' } : { it: ' di questo organo', en: ' of this body' };
