import type { Vector, VectorFact } from './vector.js';

/** A command on an agreement: the path below it, and the body. */
export interface VectorCommand {
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/** The commands that a case's facts become, in their order. */
export function commandsOf({ facts }: Vector): VectorCommand[] {
  const scheduled = new Set<string>();
  const indicatorOf = new Map<string, string>();
  return facts.flatMap((fact) => {
    if (fact.type === 'meeting-scheduled') scheduled.add(fact.id);
    if (fact.type === 'measurement' || fact.type === 'correction') indicatorOf.set(fact.id, fact.indicator);
    return commandsFor(fact, scheduled, indicatorOf);
  });
}

const REASON = 'Caso di prova';

function commandsFor(
  fact: VectorFact,
  scheduled: ReadonlySet<string>,
  indicatorOf: ReadonlyMap<string, string>,
): VectorCommand[] {
  switch (fact.type) {
    case 'meeting-scheduled': {
      const { type: _, ...body } = fact;
      return [{ path: 'meetings', body }];
    }
    case 'meeting-held':
      return heldCommands(fact, scheduled.has(fact.id));
    case 'measurement': {
      const { type: _, indicator, ...body } = fact;
      return [{ path: `indicators/${indicator}/measurements`, body }];
    }
    case 'correction': {
      const { type: _, indicator, of, reason = REASON, ...body } = fact;
      return [{ path: `indicators/${indicator}/measurements/${of}/correction`, body: { ...body, reason } }];
    }
    case 'validation':
      return [{ path: `indicators/${indicatorOf.get(fact.of)}/measurements/${fact.of}/validation`, body: {} }];
    case 'rejection':
      return [
        {
          path: `indicators/${indicatorOf.get(fact.of)}/measurements/${fact.of}/rejection`,
          body: { reason: fact.reason ?? REASON },
        },
      ];
    case 'progress': {
      const { type: _, commitment, ...body } = fact;
      return [{ path: `commitments/${commitment}/progress`, body }];
    }
    case 'commitment-withdrawn':
      return [{ path: `commitments/${fact.commitment}/withdrawal`, body: { date: fact.date } }];
    case 'targets': {
      const { date, targets, reason = REASON } = fact;
      return [{ path: `indicators/${fact.indicator}/targets`, body: { date, targets, reason } }];
    }
    case 'extension':
      return [{ path: 'extensions', body: { date: fact.date, validTo: fact.validTo } }];
    case 'early-end':
      return [{ path: 'early-end', body: { date: fact.date, validTo: fact.validTo } }];
    case 'final-evaluation':
      return [{ path: 'evaluations', body: { date: fact.date, final: true, text: REASON } }];
  }
}

function heldCommands(fact: Extract<VectorFact, { type: 'meeting-held' }>, wasScheduled: boolean): VectorCommand[] {
  const { type: _, id, present, minutesApprovedOn, ...details } = fact;
  const held = wasScheduled
    ? { path: `meetings/${id}/held`, body: { ...details, present } }
    : { path: 'meetings', body: { id, ...details, held: { present } } };
  if (minutesApprovedOn === undefined) return [held];
  return [held, { path: `meetings/${id}/minutes/approval`, body: { date: minutesApprovedOn } }];
}
