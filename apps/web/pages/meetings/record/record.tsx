import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { canBeCorrected, isConvened, type KnownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import { lastAgendaOf, lastMeetingOf, usualBody } from '#libs/monitoring/tasks/usual-meeting.js';
import { GO_ON } from '../../../forms/doubt.js';
import type { FormProblem } from '../../../forms/fields.js';
import { type FormDescription, type FormServices, problemOf, type Shown } from '../../../forms/form.js';
import { withRow } from '../../../forms/rows.js';
import { readDate } from '../../../forms/typed.js';
import type { TypedForm } from '../../../forms/typed-form.js';
import type { Values } from '../../../forms/values.js';
import { agreementCrumbs } from '../../../frame/agreement-nav.js';
import type { AgreementVisit } from '../../../frame/agreement-visit.js';
import { shortDate } from '../../../frame/dates.js';
import type { Visit } from '../../../frame/visit.js';
import { meetingForm, toMeeting } from '../acts/meeting-form.js';
import { MODE } from '../meeting-words.js';
import { saidOf, standingNow, tryMeeting } from '../trial.js';
import { meetingDoubt } from './doubts.js';
import { choicesFor } from './form-choices.js';
import { type Kind, LOOKS } from './looks.js';
import { changedAttendance, changedDetails, checkAttendance, fieldOfMeeting } from './meeting-input.js';
import { DECISION, DELEGATE, LINES, newMeetingValues, openMeeting, valuesOfMeeting } from './meeting-values.js';
import { type RecordForm, RecordPage } from './record-page.js';
import { readPresent, readTimes } from './typed-meeting.js';

export const record = recordForm('record');
export const convene = recordForm('convene');
export const correct = recordForm('correct');
export const hold = recordForm('hold');

function recordForm(kind: Kind): FormDescription<RecordForm> {
  const { path, command } = LOOKS[kind];
  const isNew = kind === 'record' || kind === 'convene';
  const form: FormDescription<RecordForm> = {
    path,
    command,
    fills: isNew ? 'new' : 'standing',
    open: isNew ? (at, services) => openNew(at, kind, services) : (at, services) => openKnown(at, kind, services),
    closed: (open) => (!open.known || mayStill(kind, open.known) ? undefined : toMeeting(open)),
    values: ({ values }) => values,
    read: (typed, open) => inputOf(kind, typed, open),
    doubt: (input, { at, ids }) => meetingDoubt(at, { command, ids, input }),
    fieldOf: (pointer, typed, open) => fieldOfMeeting(pointer, typed, open.at.today),
    nameOf,
    actions: {
      decisione: (_, __, { values }) => ({ values: withRow(values, DECISION.text) }),
      delega: (_, __, { values }) => ({ values: { ...withRow(values, DELEGATE.partner), 'apri-altro': '1' } }),
      prova: (typed, open) => tried(form, kind, typed, open),
      ...(kind === 'hold' && { [GO_ON]: (_, open, { values }) => takenOver(open, values) }),
    },
    // What somebody else has recorded as held meanwhile is corrected, not held again.
    insteadOn: ({ known, at, ids }) =>
      kind === 'hold' && known?.meeting.held && at.may('correct-meeting', ids) ? correct : undefined,
    page: (open, shown) => page(kind, open, shown),
    doneAt: ({ at }, { id }) => `/accordi/${at.agreement.id}/incontri/${id}`,
  };
  return form;
}

/** What was typed of a meeting as if it were another one, over what this one was convened with. */
const takenOver = ({ values }: RecordForm, typed: Values): Partial<Shown> => ({
  values: { ...values, ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== '')) },
  isTakenOver: true,
});

/** Somebody else may have been quicker. */
const mayStill = (kind: Kind, known: KnownMeeting): boolean =>
  kind === 'hold' ? isConvened(known) : canBeCorrected(known);

/** Where the last one of its body was, as it was held; one to convene has its hour and agenda, too. */
async function openNew(at: AgreementVisit, kind: Kind, { reading }: FormServices): Promise<RecordForm> {
  const { visit, register, today } = at;
  const { state } = register;
  const asked = visit.asked('organo');
  const body = asked !== undefined && state.bodies.has(asked) ? asked : usualBody(state);
  const values = { ...(await newMeetingValues(at, body, reading)), ...askedDate(visit, today) };
  const crumbs = agreementCrumbs(at, 'incontri');
  const form = { at, ids: {}, home: 'incontri', crumbs, known: undefined, said: standingNow(at) };
  if (kind === 'record') return { ...form, values };
  const dalle = lastMeetingOf(state, body, today)?.facts.startsAt?.slice(11) ?? '';
  const last = lastAgendaOf(state, body, today);
  const view = last === undefined ? undefined : await openMeeting(at, last, reading);
  return { ...form, values: { ...values, dalle, ordine: (view && valuesOfMeeting(view)['ordine']) ?? '' } };
}

function askedDate(visit: Visit, today: string): Values {
  const read = readDate(visit.asked('data') ?? '', today);
  return 'value' in read ? { data: shortDate(read.value) } : {};
}

async function openKnown(at: AgreementVisit, kind: Kind, { reading }: FormServices): Promise<RecordForm> {
  const form = { ...meetingForm(at), crumbs: agreementCrumbs(at, 'incontri') };
  const { known } = form;
  const said = kind === 'correct' ? saidOf(at, known.id) : standingNow(at);
  const view = await openMeeting(at, known.id, reading);
  const values = view ? valuesOfMeeting(view) : {};
  // What is still to come has not been held on that day.
  const isAhead = kind === 'hold' && known.facts.date > at.today;
  return { ...form, said, values: isAhead ? { ...values, data: '' } : values };
}

const hasAttendance = (kind: Kind, { known }: RecordForm): boolean =>
  kind === 'correct' ? known?.meeting.held !== undefined : kind !== 'convene';

/** What the form says, as its command takes it. `isTrial`: what is not there yet is not asked for. */
function inputOf(kind: Kind, form: TypedForm, open: RecordForm, isTrial = false): object {
  const details = changedDetails(form);
  const attendance = hasAttendance(kind, open) ? changedAttendance(form) : {};
  if (hasAttendance(kind, open) && !isTrial) checkAttendance(form);
  if (kind === 'convene') return details;
  if (kind === 'correct')
    return { ...details, ...attendance, reason: reasonOf(form, { ...details, ...attendance }, isTrial) };
  const text = form.text('verbale');
  const held = { present: readPresent(form), ...attendance, ...(text !== undefined && { minutes: { text } }) };
  if (kind === 'record') return { ...details, held };
  // Without a day it would be today.
  return { date: 'startsAt' in details ? undefined : readTimes(form).date, ...details, ...held };
}

function reasonOf(form: TypedForm, changes: object, isTrial: boolean): string | undefined {
  if (isTrial) return '–';
  if (Object.keys(changes).length === 0) form.refuseWhole(NOTHING_CHANGED);
  return form.needed('motivo', say('scrivere che cosa era sbagliato', 'write what was wrong'));
}

const NOTHING_CHANGED = say(
  'Non è cambiato nulla: nulla è stato registrato.',
  'Nothing was changed: nothing was recorded.',
);

/** Fields that decide whether a meeting counts. */
const DECIDES = /^(data|dalle|alle|organo|convocazione|presenti|presente-.*|giustificato-.*)$/;

function tried(
  description: FormDescription<RecordForm>,
  kind: Kind,
  form: TypedForm,
  open: RecordForm,
): Partial<Shown> {
  const { visit } = open.at;
  if (form.text('data') === undefined) {
    const text = visit.say(
      'Scrivere la data: si vedrà se l’incontro conta e entro quando va tenuto il prossimo.',
      'Write the date: you will see whether the meeting counts and by when the next is due.',
    );
    return { tried: [{ text }, ...standingNow(open.at)] };
  }
  const input = inputOf(kind, form, open, true);
  const problem = form.problem();
  // A decision half written does not matter for what is tried; it is marked all the same.
  if (problem && Object.keys(problem.fields).some((name) => DECIDES.test(name))) return couldNot(visit, problem);
  const said = tryMeeting(open.at, { command: description.command, ids: open.ids, input });
  return isRefusal(said) ? couldNot(visit, problemOf(description, said, form, open)) : { tried: said, problem };
}

function couldNot(visit: Visit, problem: FormProblem): Partial<Shown> {
  const [first] = [...Object.values(problem.fields), ...(problem.others ?? []), problem.title];
  const text = visit.say(
    `Così com’è non si potrebbe registrare: ${first}`,
    `As it is it could not be recorded: ${first}`,
  );
  return { tried: [{ text }], problem };
}

/** Sentences of the domain and clashes name partners, bodies and how a meeting was held as people do. */
function nameOf(value: string, field: string | undefined, { at }: RecordForm): string | undefined {
  const { visit, register } = at;
  if (field === LINES.mode && value in MODE) return visit.text(MODE[value as keyof typeof MODE]);
  const holdsId =
    field === undefined || field === LINES.body || field === LINES.convenedBy || /^(chi|ente)-/.test(field);
  return holdsId ? nameIn(register.state, value) : undefined;
}

const nameIn = (state: RecordedAgreement, id: string): string | undefined =>
  state.partners.get(id)?.definition.name ?? state.bodies.get(id)?.definition.name;

function page(kind: Kind, open: RecordForm, shown: Shown) {
  const { at } = open;
  const day = readDate(shown.values['data'] ?? '', at.today);
  const choices = choicesFor(at, shown.values['organo'] || undefined, 'value' in day ? day.value : at.today);
  const props = { open, shown, kind, choices, withAttendance: hasAttendance(kind, open) };
  return <RecordPage {...props} />;
}
