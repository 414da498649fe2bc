import { describe, expect, it } from '@jest/globals';
import { Rehearsal } from '#libs/agreement/core/rehearsal.js';
import { asRecorded, emptyAgreement, type RecordedAgreement } from '#libs/agreement/core/state.js';
import { addPeriod, type CivilDate, earlier } from '#libs/kernel/civil-date.js';
import type { Decision } from '#libs/kernel/command-handling.js';
import type { RecordedEvent } from '#libs/kernel/envelope.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import type { CadenceFigures, Figures } from '#libs/monitoring/figures.js';
import { figuresOf } from '#libs/monitoring/report.js';
import { typedCommand } from '#libs/testing/given-when-then.js';
import { demoFiles } from '../../apps/cli/demo-files.js';
import { instantOfTyping } from '../../apps/cli/dry-run.js';
import type { Sent } from './agreements.js';
import { fold } from './register.js';

const NOW = '2026-11-22T10:00:00.000Z';

/** What somebody may decide, or do, from a day on. */
function changesOn(state: RecordedAgreement, date: CivilDate): Sent[] {
  const partners = [...state.partners.keys()];
  const end = figuresOf(state, date).term.to;
  return [
    ...[...state.rules.keys()].map((id) => ({ path: `rules/${id}/withdrawal`, body: { date } })),
    ...[...state.bodies.keys()].map((id) => ({
      path: `bodies/${id}/members`,
      body: { date, members: partners.slice(0, 1) },
    })),
    { path: `partners/${partners.at(-1)}/withdrawal`, body: { date } },
    { path: 'early-end', body: { date, validTo: date } },
    { path: 'extensions', body: { date, validTo: addPeriod(end ?? date, 'P1Y') } },
    { path: 'meetings', body: { date, held: { present: partners.slice(0, 2) } } },
    { path: 'rules', body: { date, type: 'meeting-cadence', every: 'P2M' } },
  ];
}

/** The demonstration's agreements, with all that happens in them. */
const agreements = demoFiles(NOW, 'infra/demo').map((file): [name: string, events: readonly RecordedEvent[]] => {
  const rehearsal = new Rehearsal(emptyAgreement(String(file.definition['id'])));
  const events: RecordedEvent[] = [];
  const take = (decided: Decision): void => {
    const taken = rehearsal.take(decided);
    if (isRefusal(taken)) throw new Error(`${file.file}: ${JSON.stringify(taken)}`);
    events.push(...taken);
  };
  take(rehearsal.decideNew(file.definition, instantOfTyping(file.at, NOW)));
  for (const { command, body, at } of file.records) {
    take(rehearsal.decideOn(typedCommand(command, body), instantOfTyping(at, NOW)));
  }
  return [rehearsal.state.id, events];
});

describe('the past is not rewritten by what changes on a day', () => {
  it.each(agreements)('%s', (name, events) => {
    const state = asRecorded(fold(name, events));
    const months = monthsOf(state);
    const reports = months.map((on) => [on, figuresOf(state, on)] as const);
    let compared = 0;
    for (const date of months.filter((_, index) => index % 5 === 2)) {
      for (const change of changesOn(state, date)) {
        const changed = withChange(name, events, change);
        if (!changed) continue;
        for (const [on, before] of reports) {
          const after = figuresOf(changed, on);
          if (on < date) expect(after).toEqual(before);
          else if (!movesWindows(change)) expect(overBy(date, after)).toEqual(overBy(date, before));
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(0);
  });
});

/** Undefined where it is refused. */
function withChange(name: string, events: readonly RecordedEvent[], { path, body }: Sent) {
  const rehearsal = new Rehearsal(fold(name, events), events.length);
  const taken = rehearsal.take(rehearsal.decideOn(typedCommand(path, body), NOW));
  return isRefusal(taken) ? undefined : asRecorded(rehearsal.state);
}

/** A longer or shorter term clips windows otherwise, even such as were over. */
const movesWindows = ({ path }: Sent): boolean => ['early-end', 'extensions', 'rules'].includes(path);

function overBy(date: CivilDate, { cadence }: Figures): unknown[] {
  const windowsOver = ({ rule, windows }: CadenceFigures) =>
    windows.filter(({ to }) => to < date).map((window) => ({ rule, ...window }));
  return cadence.flatMap(windowsOver);
}

function monthsOf(state: RecordedAgreement): CivilDate[] {
  const { validFrom = '2021-01-01' } = state.header;
  const last = earlier(addPeriod(figuresOf(state, '2026-11-22').term.to ?? '2026-11-22', 'P8M'), '2026-11-22');
  const months: CivilDate[] = [];
  for (let month = 0; ; month += 1) {
    const on = addPeriod(validFrom, `P${month}M`);
    if (on > last) return months;
    months.push(on);
  }
}
