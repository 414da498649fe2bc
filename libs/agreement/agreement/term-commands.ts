import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import type { Refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { annulment } from '../core/annulment.js';
import { besides, common, dayOf, defineCommand, type RequestOf } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { recordedOf, shapeOf } from '../core/facts.js';
import { id } from '../core/fields.js';
import { partnersMustExist, refuse, refuseProblems } from '../core/guards.js';
import type { RecordedAgreement, TermChange } from '../core/state.js';
import { nothingToTakeBack, pathMustBeFree, without } from '../core/taking-back.js';
import { termOn } from '../core/term.js';
import { agreementEvents } from './events.js';
import { nonRenewal, termChange } from './facts.js';
import { changesNotMoving, isTooLong, othersMustStillMove, termTooLong } from './moving-the-end.js';

const termInput = z.strictObject({ ...common, id: id.optional(), ...shapeOf(termChange, 'typed') });
const nonRenewalInput = z.strictObject({ ...common, id: id.optional(), ...shapeOf(nonRenewal, 'typed') });
type TermRequest = RequestOf<typeof termInput>;
type Kind = TermChange['kind'];

const PATHS = { extension: 'extensions', 'early-end': 'early-end' } as const;
const NOUNS = {
  extension: say('una proroga', 'an extension'),
  'early-end': say('una chiusura anticipata', 'an early end'),
};

/** "Proroga": to a later date than the term has on the day it was decided. */
function extendTerm(state: RecordedAgreement, request: TermRequest): Decision {
  const change = changeIn(request, 'extension');
  const { to } = termOn(state, change.date);
  if (to === undefined) {
    return refuse(
      'extension-without-end',
      'Un accordo senza fine non si può prorogare.',
      'An agreement without an end cannot be extended.',
    );
  }
  const from = state.header.validFrom;
  return (
    idOfChangeMustBeFree(state, change) ??
    mustMove(state, change) ??
    refuseProblems(from !== undefined && isTooLong(from, change.validTo) ? [termTooLong('/validTo')] : []) ?? [
      newEvent(agreementEvents.TermExtended, change.date, { extension: change.id, ...termData(request) }),
    ]
  );
}

/** An early end: to an earlier date than the term has on the day it was decided, and not before its start. */
function endEarly(state: RecordedAgreement, request: TermRequest): Decision {
  const change = changeIn(request, 'early-end');
  const from = state.header.validFrom;
  if (from !== undefined && change.validTo < from) {
    return refuse(
      'ends-before-it-starts',
      `L'accordo comincia il ${from}: non può finire prima.`,
      `The agreement starts on ${from}: it cannot end before.`,
      '/validTo',
    );
  }
  return (
    idOfChangeMustBeFree(state, change) ??
    mustMove(state, change) ?? [
      newEvent(agreementEvents.TermEndedEarly, change.date, { earlyEnd: change.id, ...termData(request) }),
    ]
  );
}

/** As it would be recorded, after all that there is. */
function changeIn(request: TermRequest, kind: Kind): TermChange {
  const { id: given, validTo } = request.input;
  return {
    id: given ?? request.newId(kind),
    kind,
    date: dayOf(request),
    revision: Number.MAX_SAFE_INTEGER,
    validTo,
  };
}

const termData = ({ input }: TermRequest) => ({ ...besides(input), ...recordedOf(termChange, input) });

function idOfChangeMustBeFree(state: RecordedAgreement, change: TermChange): Refusal | undefined {
  const used = state.termChanges.some(({ kind, id }) => kind === change.kind && id === change.id);
  return pathMustBeFree(state, `${PATHS[change.kind]}/${change.id}`, used);
}

/**
 * It moves the end its own way, and so do those decided later; but of two extensions of what is not renewed the last
 * decided holds, in whatever order they are typed (vectors, "of two extensions the last decided, not the last recorded").
 */
function mustMove(state: RecordedAgreement, change: TermChange): Refusal | undefined {
  const after = { ...state, termChanges: [...state.termChanges, change] };
  const itself = changesNotMoving(after).find((stuck) => stuck.change === change);
  if (!itself) {
    const anyOrder = change.kind === 'extension' && state.header.renewal === undefined;
    return othersMustStillMove(state, after, undefined, anyOrder ? ['early-end'] : undefined);
  }
  const end = itself.before ?? '…';
  return change.kind === 'extension'
    ? refuse(
        'extension-not-later',
        `Una proroga porta la fine oltre il ${end}.`,
        `An extension moves the end beyond ${end}.`,
        '/validTo',
      )
    : refuse(
        'early-end-not-earlier',
        `Una chiusura anticipata porta la fine prima del ${end}.`,
        `An early end moves the end to before ${end}.`,
        '/validTo',
      );
}

function changeCanGo(state: RecordedAgreement, kind: Kind, changeId: string): Refusal | undefined {
  const termChanges = without(state.termChanges, (change) => change.kind === kind && change.id === changeId);
  if (termChanges.length === state.termChanges.length) {
    return nothingToTakeBack(state, `${PATHS[kind]}/${changeId}`, NOUNS[kind]);
  }
  return othersMustStillMove(state, { ...state, termChanges });
}

/** "Disdetta": somebody says no to the next renewal. */
function recordNonRenewal(state: RecordedAgreement, request: RequestOf<typeof nonRenewalInput>): Decision {
  const { input } = request;
  const said = input.id ?? request.newId('non-renewal');
  const day = dayOf(request);
  if (state.header.renewal === undefined) {
    return refuse(
      'agreement-not-renewed',
      'Questo accordo non si rinnova da sé: non c’è nulla da disdire.',
      'This agreement does not renew itself: there is nothing to say no to.',
    );
  }
  const used = state.nonRenewals.some((other) => other.id === said);
  const nonRenewals = [...state.nonRenewals, { id: said, date: day, revision: Number.MAX_SAFE_INTEGER }];
  return (
    pathMustBeFree(state, `non-renewals/${said}`, used) ??
    refuseProblems(partnersMustExist(state, [input.partner], '/partner')) ??
    othersMustStillMove(state, { ...state, nonRenewals }) ?? [
      newEvent(agreementEvents.NonRenewalRecorded, day, {
        ...besides(input),
        nonRenewal: said,
        ...recordedOf(nonRenewal, input),
      }),
    ]
  );
}

function nonRenewalCanGo(state: RecordedAgreement, said: string): Refusal | undefined {
  const nonRenewals = without(state.nonRenewals, (other) => other.id === said);
  if (nonRenewals.length === state.nonRenewals.length) {
    return nothingToTakeBack(state, `non-renewals/${said}`, say('una disdetta', 'a non-renewal'));
  }
  return othersMustStillMove(state, { ...state, nonRenewals });
}

export const termCommands = [
  defineCommand({
    name: 'extend-term',
    path: 'extensions',
    title: say('Registrare una proroga', 'Record an extension'),
    input: termInput,
    creates: true,
    example: { date: '2023-02-10', validTo: '2025-03-28', act: 'Delibera n. 12 del 10/02/2023' },
    takenBack: { by: 'annul-extension' },
    decide: extendTerm,
  }),
  annulment({
    name: 'extension',
    path: 'extensions/{extension}',
    title: say('Annullare una proroga registrata per errore', 'Annul an extension recorded by mistake'),
    example: 'Data digitata male: è fino al 2025',
    event: agreementEvents.ExtensionAnnulled,
    found: (state, { extension = '' }) => changeCanGo(state, 'extension', extension) ?? { extension },
  }),
  defineCommand({
    name: 'end-early',
    path: 'early-end',
    title: say('Registrare una chiusura anticipata', 'Record an early end'),
    input: termInput,
    creates: true,
    example: { date: '2022-05-02', validTo: '2022-06-30', reason: 'Confluito nel piano di zona' },
    takenBack: { by: 'annul-early-end' },
    decide: endEarly,
  }),
  annulment({
    name: 'early-end',
    path: 'early-end/{earlyEnd}',
    title: say('Annullare una chiusura anticipata registrata per errore', 'Annul an early end recorded by mistake'),
    example: 'Era un altro accordo',
    event: agreementEvents.EarlyEndAnnulled,
    found: (state, { earlyEnd = '' }) => changeCanGo(state, 'early-end', earlyEnd) ?? { earlyEnd },
  }),
  defineCommand({
    name: 'record-non-renewal',
    path: 'non-renewals',
    title: say('Registrare una disdetta: l’accordo non si rinnova', 'Record that the agreement is not renewed'),
    input: nonRenewalInput,
    creates: true,
    example: { date: '2022-05-02', partner: 'ciss', reason: 'Il consiglio ha deliberato di non rinnovare' },
    takenBack: { by: 'annul-non-renewal' },
    decide: recordNonRenewal,
  }),
  annulment({
    name: 'non-renewal',
    path: 'non-renewals/{nonRenewal}',
    title: say('Annullare una disdetta registrata per errore', 'Annul a non-renewal recorded by mistake'),
    example: 'La lettera riguardava un altro accordo',
    event: agreementEvents.NonRenewalAnnulled,
    found: (state, { nonRenewal: said = '' }) => nonRenewalCanGo(state, said) ?? { nonRenewal: said },
  }),
];
