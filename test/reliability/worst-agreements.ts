import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';

/** A command on an agreement, as it is sent. */
export interface WorstCommand {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An agreement that costs as much to read as its bounds allow, of one kind of cost. */
export interface WorstAgreement {
  readonly definition: Readonly<Record<string, unknown>> & { readonly id: string };
  readonly commands: readonly WorstCommand[];
}

const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2099-12-31';
const LONG = { kind: 'patto-intesa', validFrom: FIRST_DAY, validTo: LAST_DAY };

const count = <Made>(many: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: many }, (_, index) => make(index));
const partners = (many: number) => count(many, (index) => ({ id: `p${index}`, name: `Ente ${index}` }));

/** Rules that ask for a meeting every week, for two hundred years: a window each. */
export function weeklyForCenturies(id: string, rules: number, meetings: number): WorstAgreement {
  return {
    definition: {
      id,
      title: 'Patto di ogni settimana',
      ...LONG,
      partners: partners(20),
      bodies: [{ id: 'tavolo', name: 'Tavolo', members: partners(20).map((partner) => partner.id) }],
      rules: count(rules, (index) => ({
        id: `r${index}`,
        type: 'meeting-cadence',
        every: 'P1W',
        body: 'tavolo',
        quorum: 'majority',
        noticeDays: 5,
        requireMinutes: index % 2 === 1,
      })),
    },
    commands: heldMeetings(meetings),
  };
}

/** As many meetings as there may be, of a body whose members change as often as they may. */
export function manyMeetings(id: string, meetings: number, changes: number): WorstAgreement {
  return {
    definition: {
      id,
      title: 'Patto dei molti incontri',
      ...LONG,
      partners: partners(20),
      bodies: [{ id: 'tavolo', name: 'Tavolo', members: partners(20).map((partner) => partner.id) }],
      rules: [
        { id: 'anno', type: 'meeting-cadence', minimum: 3, per: 'agreement-year', body: 'tavolo', quorum: 'majority' },
        { id: 'mobile', type: 'meeting-cadence', every: 'P1M', anchor: 'rolling', body: 'tavolo', quorum: '2/3' },
      ],
    },
    commands: [
      ...count(changes, (index) => ({
        path: 'bodies/tavolo/members',
        body: { date: spread(index, changes), members: partners(10 + (index % 10)).map((partner) => partner.id) },
      })),
      ...heldMeetings(meetings),
    ],
  };
}

/** As many measurements of one indicator as there may be, and as many entries of progress of one commitment. */
export function manyEntries(id: string, entries: number, changes: number): WorstAgreement {
  return {
    definition: {
      id,
      title: 'Patto delle molte rilevazioni',
      ...LONG,
      partners: partners(5),
      objectives: [{ id: 'o', title: 'Obiettivo' }],
      commitments: [{ id: 'c', partner: 'p0', title: 'Impegno', kind: 'continuous', objective: 'o' }],
      indicators: [
        {
          id: 'i',
          title: 'Famiglie',
          unit: 'famiglie',
          objective: 'o',
          direction: 'increase',
          reportEvery: 'P1W',
          baseline: { value: 0, date: FIRST_DAY },
          targets: [{ value: 100, date: LAST_DAY }],
        },
      ],
    },
    commands: [
      ...count(changes, (index) => ({
        path: 'indicators/i/targets',
        body: {
          date: spread(index, changes),
          targets: [{ value: 100 + index, date: LAST_DAY }],
          reason: 'Rivisto',
        },
      })),
      ...count(entries, (index) => ({
        path: 'indicators/i/measurements',
        body: { date: spread(index, entries), value: index },
      })),
      ...count(entries, (index) => ({
        path: 'commitments/c/progress',
        body: { date: spread(index, entries), status: 'in-progress' },
      })),
    ],
  };
}

/** As many parts as there may be, one below the other where they can be. */
export function manyParts(id: string, commitments: number, indicators: number, objectives: number): WorstAgreement {
  return {
    definition: {
      id,
      title: 'Patto delle molte parti',
      ...LONG,
      partners: partners(100),
      objectives: count(objectives, (index) => ({ id: `o${index}`, title: `Obiettivo ${index}` })),
      commitments: count(commitments, (index) => ({
        id: `c${index}`,
        partner: `p${index % 100}`,
        title: `Impegno ${index}`,
        kind: 'continuous',
        objective: `o${index % objectives}`,
      })),
      indicators: count(indicators, (index) => ({
        id: `i${index}`,
        title: `Indicatore ${index}`,
        unit: 'famiglie',
        objective: `o${index % objectives}`,
        direction: 'increase',
        reportEvery: 'P1W',
        baseline: { value: 0, date: FIRST_DAY },
        targets: [{ value: 100, date: LAST_DAY }],
      })),
    },
    commands: [],
  };
}

const heldMeetings = (many: number): WorstCommand[] =>
  count(many, (index) => ({
    path: 'meetings',
    body: {
      id: `m${index}`,
      body: 'tavolo',
      date: spread(index, many),
      held: { present: partners(10).map((partner) => partner.id) },
    },
  }));

/** Evenly over the first hundred and twenty years. */
const spread = (index: number, many: number): CivilDate => addDays(FIRST_DAY, Math.floor((index * 43_800) / many));
