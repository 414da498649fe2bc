import type { Vector, VectorFact } from './vector.js';

/** A command on an agreement: the path below it, and the body. */
export interface VectorCommand {
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/** The commands that a case's facts become, in their order. */
export function commandsOf({ facts }: Vector): VectorCommand[] {
  const known = new Map<string, VectorFact>();
  return facts.flatMap((fact) => {
    const commands = commandsFor(fact, known);
    if ('id' in fact && fact.id !== undefined) known.set(fact.id, fact);
    return commands;
  });
}

type Known = ReadonlyMap<string, VectorFact>;

const REASON = 'Caso di prova';

function commandsFor(fact: VectorFact, known: Known): VectorCommand[] {
  switch (fact.type) {
    case 'meeting-scheduled': {
      const { type: _, ...body } = fact;
      return [{ path: 'meetings', body }];
    }
    case 'meeting-held':
      return heldCommands(fact, known.get(fact.id)?.type === 'meeting-scheduled');
    case 'validation':
      return [{ path: `${placeOf(fact.of, known)}/validation`, body: {} }];
    case 'rejection':
      return [{ path: `${placeOf(fact.of, known)}/rejection`, body: { reason: fact.reason ?? REASON } }];
    case 'annulment':
      return [annulmentOf(fact.of, fact.reason ?? REASON, known)];
    default:
      return [commandFor(fact)];
  }
}

type SimpleFact = Exclude<
  VectorFact,
  { type: 'meeting-scheduled' | 'meeting-held' | 'validation' | 'rejection' | 'annulment' }
>;

/** What becomes one command, whatever was recorded before. */
function commandFor(fact: SimpleFact): VectorCommand {
  switch (fact.type) {
    case 'measurement': {
      const { type: _, indicator, ...body } = fact;
      return { path: `indicators/${indicator}/measurements`, body };
    }
    case 'correction': {
      const { type: _, indicator, of, reason = REASON, ...body } = fact;
      return { path: `indicators/${indicator}/measurements/${of}/correction`, body: { ...body, reason } };
    }
    case 'progress': {
      const { type: _, commitment, ...body } = fact;
      return { path: `commitments/${commitment}/progress`, body };
    }
    case 'targets': {
      const { type: _, indicator, reason = REASON, ...body } = fact;
      return { path: `indicators/${indicator}/targets`, body: { ...body, reason } };
    }
    case 'delivery': {
      const { type: _, rule, ...body } = fact;
      return { path: `rules/${rule}/deliveries`, body };
    }
    case 'members': {
      const { type: _, body: of, ...body } = fact;
      return { path: `bodies/${of}/members`, body };
    }
    case 'commitment-withdrawn':
      return { path: `commitments/${fact.commitment}/withdrawal`, body: { date: fact.date } };
    case 'rule-withdrawn':
      return { path: `rules/${fact.rule}/withdrawal`, body: { date: fact.date } };
    default: {
      const { type, ...body } = fact;
      const isEvaluation = type === 'final-evaluation';
      return { path: COLLECTIONS[type], body: isEvaluation ? { ...body, final: true, text: REASON } : body };
    }
  }
}

const COLLECTIONS = {
  extension: 'extensions',
  'early-end': 'early-end',
  'non-renewal': 'non-renewals',
  'final-evaluation': 'evaluations',
} as const;

/** An annulled correction is as if rejected (monitoring-rules 3): it is rejected. */
function annulmentOf(of: string, reason: string, known: Known): VectorCommand {
  const isCorrection = known.get(of)?.type === 'correction';
  return { path: `${placeOf(of, known)}/${isCorrection ? 'rejection' : 'annulment'}`, body: { reason } };
}

/** Where what was recorded under an id is found. */
function placeOf(id: string, known: Known): string {
  const fact = known.get(id);
  switch (fact?.type) {
    case 'meeting-scheduled':
    case 'meeting-held':
      return `meetings/${id}`;
    case 'measurement':
    case 'correction':
      return `indicators/${fact.indicator}/measurements/${id}`;
    case 'progress':
      return `commitments/${fact.commitment}/progress/${id}`;
    case 'targets':
      return `indicators/${fact.indicator}/targets/${id}`;
    case 'delivery':
      return `rules/${fact.rule}/deliveries/${id}`;
    case 'members':
      return `bodies/${fact.body}/members/${id}`;
    case 'commitment-withdrawn':
      return `commitments/${fact.commitment}/withdrawal`;
    case 'rule-withdrawn':
      return `rules/${fact.rule}/withdrawal`;
    case 'extension':
    case 'early-end':
    case 'non-renewal':
    case 'final-evaluation':
      return `${COLLECTIONS[fact.type]}/${id}`;
    default:
      throw new TypeError(`Nothing with an id is called "${id}"`);
  }
}

function heldCommands(fact: Extract<VectorFact, { type: 'meeting-held' }>, wasScheduled: boolean): VectorCommand[] {
  const { type: _, id, present, call, minutesApprovedOn, ...details } = fact;
  const attendance = { present, ...(call !== undefined && { call }) };
  const held = wasScheduled
    ? { path: `meetings/${id}/held`, body: { ...details, ...attendance } }
    : { path: 'meetings', body: { id, ...details, held: attendance } };
  if (minutesApprovedOn === undefined) return [held];
  const body = { date: minutesApprovedOn, elsewhere: 'Agli atti' };
  return [held, { path: `meetings/${id}/minutes/approval`, body }];
}
