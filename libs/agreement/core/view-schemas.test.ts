import { beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import { AgreementDesk, personId, wholeLife } from '#libs/testing/whole-life.js';
import { agreementView, definitionOf } from '../agreement/view.js';
import { listBodies } from '../bodies/view.js';
import { listCommitments, listProgress } from '../commitments/view.js';
import { listEvaluations } from '../evaluations/view.js';
import { listIndicators, listMeasurements } from '../indicators/view.js';
import { listIssues } from '../issues/view.js';
import { listDecisions, listMeetings, listMinutes } from '../meetings/view.js';
import { listObjectives } from '../objectives/view.js';
import { listPartners } from '../partners/view.js';
import { listDeliveries, listRules } from '../rules/view.js';
import { openView, sealedLength } from '../texts/view.js';
import { type Listing, pageOf } from './paging.js';
import { AgreementReading } from './reading.js';
import type { RecordedAgreement } from './state.js';
import type { ViewOptions } from './view.js';
import { viewSchemas } from './view-schemas.js';

type Name = keyof typeof viewSchemas;
const named = Object.entries(viewSchemas).map(([name, schema]): [string, z.ZodType] => [name, schema]);

let register: FoldedRegister<RecordedAgreement>;
let reading: AgreementReading;

beforeAll(async () => {
  const desk = new AgreementDesk();
  await wholeLife(desk);
  reading = new AgreementReading(desk.store, desk.registers, desk.keyRing);
  register = (await reading.register('pinerolo'))!;
});

const page = (list: Listing<object> | undefined) => list && pageOf(list, undefined, 500);

/** Everything that is read of an agreement, by the name of its schema. */
const views: readonly [Name, (options: ViewOptions) => object | undefined][] = [
  ['Agreement', (options) => agreementView(register, options)],
  ['AgreementDefinition', () => definitionOf(register.state)],
  ['Partners', (options) => page(listPartners(register, options))],
  ['Bodies', (options) => page(listBodies(register, options))],
  ['Rules', (options) => page(listRules(register, options))],
  ['Deliveries', (options) => page(listDeliveries(register, 'relazione', options))],
  ['Objectives', (options) => page(listObjectives(register, options))],
  ['ProgressEntries', (options) => page(listProgress(register, 'im1', options))],
  ['MinutesVersions', (options) => page(listMinutes(register, 'm1', options))],
  ['Meetings', (options) => page(listMeetings(register, options))],
  ['Decisions', (options) => page(listDecisions(register, options))],
  ['Commitments', (options) => page(listCommitments(register, options))],
  ['Indicators', (options) => page(listIndicators(register, options))],
  ['Measurements', (options) => page(listMeasurements(register, 'i1', options))],
  ['Measurements', (options) => page(listMeasurements(register, 'quota', options))],
  ['Issues', (options) => page(listIssues(register, options))],
  ['Evaluations', (options) => page(listEvaluations(register, options))],
];

describe('the schema of an answer', () => {
  test.each(named)('%s becomes JSON Schema, with examples of its own', (_, schema) => {
    const json = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'output' });
    for (const shape of json.oneOf ?? json.anyOf ?? [json]) {
      expect(shape).toMatchObject({ type: 'object', additionalProperties: false });
    }
    for (const example of json.examples ?? []) expect(schema.parse(example)).toEqual(example);
  });

  test.each(named.filter(([name]) => !/s$|Definition$/.test(name)))('%s is described', (_, schema) => {
    expect(schema.meta()).toMatchObject({
      description: expect.any(String),
      examples: expect.arrayContaining([expect.anything()]),
    });
  });
});

describe('an agreement to which everything happened', () => {
  test.each(views)('%s is of its schema, and its texts can be read', async (name, viewOf) => {
    for (const on of [undefined, '2021-11-30', '2022-02-01', '2022-05-31']) {
      const closed = viewOf({ on, names: true });
      if (!closed) continue;
      const view = await openView(closed, (texts) => reading.open(texts), 'it');
      const answer: unknown = JSON.parse(JSON.stringify(view));
      expect(viewSchemas[name].parse(answer)).toEqual(answer);
      expect(sealedLength(view)).toBe(0);
    }
  });

  test.each(views)('%s names no person and nobody who recorded, where names are not to be seen', async (_, viewOf) => {
    const view = await openView(viewOf({ names: false }), (texts) => reading.open(texts), 'it');
    expect(JSON.stringify(view)).not.toMatch(/"actor"|user-1|"person"|anna|Rossi|Presidente/);
  });

  test('names them where they are', async () => {
    const told = await Promise.all(
      views.map(([, viewOf]) => openView(viewOf({ names: true }), (texts) => reading.open(texts), 'it')),
    );
    expect(JSON.stringify(told)).toMatch(/"actor":"user-1"/);
    expect(JSON.stringify(told)).toContain(`"person":"${personId('anna')}"`);
  });

  test('has each part with the last event that touched it, and the whole with the head', () => {
    const agreement = agreementView(register, { names: true });
    expect(agreement?.revision).toBe(register.head.revision);
    const { touched } = register;
    expect(agreement?.partners.map(({ id, revision }) => [id, revision])).toEqual(
      ['ciss', 'diaconia', 'chronos', 'acea'].map((id) => [id, touched.get(`partners/${id}`)]),
    );
    const meetings = listMeetings(register, { names: true }).entries.map(({ item }) => item());
    const erased = register.state.persons.get(personId('anna'))?.revision;
    expect(meetings.find(({ id }) => id === 'm1')?.revision).toBe(erased);
    const others = meetings.filter(({ id }) => id !== 'm1').map(({ id, revision }) => [id, revision]);
    expect(others).toEqual(['m2', 'm3'].map((id) => [id, touched.get(`meetings/${id}`)]));
  });
});
