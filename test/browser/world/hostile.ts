import { sampleDefinition } from '#libs/testing/given-when-then.js';
import { day } from '../../days.js';
import type { Recorder } from './recorder.js';

/** What would run if it were taken for markup. */
const MARKUP = '<script>window.__x=1;alert(1)</script> "><img src=x onerror="window.__x=1;alert(1)">';
/** Where a hostile text ends: nothing after it may be turned round by the mark within. */
export const END = '§';
/** Markup, a mark that turns what follows from right to left and is never closed, and one word without a space. */
export const hostile = (letters: number): string => `${MARKUP} \u202Erovesciato ${'m'.repeat(letters)}${END}`;
/** As long as names and titles may be. */
export const HOSTILE_LINE = hostile(1_800);
export const HOSTILE_TEXT = hostile(10_000);

/** Every text that can be typed is hostile. */
export const hostileDefinition = (id: string): Record<string, unknown> =>
  sampleDefinition({
    id,
    title: HOSTILE_LINE,
    aliases: [HOSTILE_LINE],
    validFrom: day(-200),
    duration: 'P2Y',
    presumed: [
      { field: 'validFrom', text: HOSTILE_TEXT },
      { field: 'indicators/i1', text: HOSTILE_TEXT },
    ],
    extension: { allowed: true, note: HOSTILE_TEXT },
    acts: [{ type: HOSTILE_LINE, number: HOSTILE_LINE, body: HOSTILE_LINE, subject: HOSTILE_TEXT, note: HOSTILE_TEXT }],
    generalObjective: HOSTILE_TEXT,
    territories: [HOSTILE_LINE],
    funding: [{ source: HOSTILE_LINE, amount: 1_000, currency: 'EUR', note: HOSTILE_TEXT }],
    predecessors: [{ title: HOSTILE_LINE, note: HOSTILE_TEXT }],
    sources: [{ title: HOSTILE_LINE, url: 'https://example.org/?q=<script>alert(1)</script>' }],
    openQuestions: [HOSTILE_TEXT],
    validation: 'required',
    partners: [
      { id: 'ciss', name: HOSTILE_LINE, role: 'lead', seat: HOSTILE_LINE, note: HOSTILE_TEXT },
      { id: 'diaconia', name: `Due ${HOSTILE_LINE}` },
    ],
    bodies: [{ id: 'tavolo', name: HOSTILE_LINE, note: HOSTILE_TEXT }],
    rules: [
      {
        id: 'r',
        type: 'meeting-cadence',
        minimum: 3,
        per: 'agreement-year',
        body: 'tavolo',
        purpose: HOSTILE_LINE,
        wording: HOSTILE_TEXT,
      },
    ],
    objectives: [{ id: 'os1', title: HOSTILE_TEXT, note: HOSTILE_TEXT }],
    commitments: [
      { ...promise('c1', 'ciss'), objective: 'os1', group: 'g' },
      { ...promise('c2', 'diaconia'), group: 'g' },
      { ...promise('c3', 'ciss'), parent: 'c1' },
    ],
    indicators: [
      {
        id: 'i1',
        title: HOSTILE_TEXT,
        unit: HOSTILE_LINE,
        objective: 'os1',
        direction: 'increase',
        responsible: 'ciss',
        baseline: { value: 40, date: day(-200) },
        targets: [{ value: 100, date: day(300) }],
        verification: HOSTILE_TEXT,
        note: HOSTILE_TEXT,
      },
    ],
  });

const promise = (id: string, partner: string) => ({
  id,
  partner,
  title: HOSTILE_TEXT,
  kind: 'continuous',
  verification: HOSTILE_TEXT,
  note: HOSTILE_TEXT,
});

/** Everything that was recorded of it is hostile, too; the revision of the last. */
export async function makeHostile(recorder: Recorder): Promise<void> {
  const held = {
    present: ['ciss', 'diaconia'],
    delegates: [{ partner: 'ciss', name: HOSTILE_LINE, office: HOSTILE_LINE }],
    decisions: [{ id: 'd1', text: HOSTILE_TEXT, owner: 'ciss', due: day(20) }],
  };
  const meeting = {
    body: 'tavolo',
    convenedBy: 'ciss',
    title: HOSTILE_LINE,
    place: HOSTILE_LINE,
    agenda: [HOSTILE_TEXT, HOSTILE_TEXT],
    purposes: [HOSTILE_LINE],
  };
  await recorder.record('meetings', { ...meeting, id: 'm1', date: day(-60), held });
  await recorder.minutes('m1', HOSTILE_TEXT);
  await recorder.record('meetings/m1/correction', { place: `Bis ${HOSTILE_LINE}`, reason: HOSTILE_TEXT });
  await recorder.record('decisions/d1/completion', { date: day(-20), note: HOSTILE_TEXT });
  await recorder.record('meetings', { ...meeting, id: 'm2', date: day(30) });
  await recorder.record('meetings/m2/reschedule', { date: day(31), reason: HOSTILE_TEXT });
  await recorder.record('meetings', { ...meeting, id: 'm3', date: day(40) });
  await recorder.record('meetings/m3/cancellation', { reason: HOSTILE_TEXT });
  await recorder.record('commitments/c1/progress', {
    id: 'p1',
    date: day(-120),
    status: 'in-progress',
    note: HOSTILE_TEXT,
    evidence: [{ url: 'https://example.org/?q=<script>alert(1)</script>', title: HOSTILE_LINE }],
  });
  await recorder.record('commitments/c1/progress/p1/correction', { percent: 80, reason: HOSTILE_TEXT });
  await recorder.record('indicators/i1/measurements', { id: 'x1', date: day(-90), value: 46, note: HOSTILE_TEXT });
  await recorder.record('indicators/i1/measurements/x1/rejection', { reason: HOSTILE_TEXT });
  await recorder.record('indicators/i1/measurements/x1/correction', { id: 'x2', value: 47, reason: HOSTILE_TEXT });
  await recorder.record('indicators/i1/measurements/x2/validation', {});
  await recorder.record('issues', { title: HOSTILE_LINE, owner: 'ciss', text: HOSTILE_TEXT });
  await recorder.record('evaluations', {
    text: HOSTILE_TEXT,
    ratings: [{ objective: 'os1', rating: 3, text: HOSTILE_TEXT }],
  });
}
