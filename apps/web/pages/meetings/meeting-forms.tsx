import type { AgreementState } from '#libs/agreement/core/state.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import type { KnownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import { lastAgendaOf, lastMeetingOf, usualBody } from '#libs/monitoring/tasks/usual-meeting.js';
import { changedMeanwhile } from '../../forms/changed.js';
import type { FormProblem } from '../../forms/fields.js';
import { baseOf } from '../../forms/form-keys.js';
import { doneAt, isStale, refusedStatus, unknownAction } from '../../forms/recording.js';
import { readDate } from '../../forms/typed.js';
import { refusedForm } from '../../forms/typed-form.js';
import { type AgreementVisit, agreementHref } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import type { PageReply, PageRoute, Visit } from '../../frame/visit.js';
import { choicesFor } from './form-choices.js';
import { COMMAND, commandPath, type Kind, lookOf } from './form-looks.js';
import { fieldOfMeeting } from './meeting-body.js';
import { type FormPageProps, MeetingFormPage } from './meeting-form-page.js';
import {
  FIELD,
  merged,
  newMeetingValues,
  nextRow,
  openMeeting,
  rowsOf,
  typedValues,
  type Values,
  valuesOfMeeting,
} from './meeting-values.js';
import { MODE } from './meeting-words.js';
import { minutesFormAfterMeeting } from './minutes.js';
import { partnerNames } from './names.js';
import { type MeetingServices, visitToAdd, visitToMeeting } from './services.js';
import { type Said, saidOf, standingNow, tryMeeting } from './trial.js';
import { type TypedCommand, typedCommand } from './typed-command.js';

const ROUTES: readonly (readonly [Kind, string])[] = [
  ['record', '/accordi/:agreement/incontri/nuovo'],
  ['convene', '/accordi/:agreement/incontri/convoca'],
  ['hold', '/accordi/:agreement/incontri/:meeting/svolto'],
  ['correct', '/accordi/:agreement/incontri/:meeting/correzione'],
];

/** Recording, convening and correcting, each on one page. */
export const meetingFormRoutes = (services: MeetingServices): PageRoute[] =>
  ROUTES.flatMap(([kind, path]): PageRoute[] => [
    { method: 'GET', path, handle: (visit) => show(visit, kind, services) },
    { method: 'POST', path, handle: (visit) => take(visit, kind, services) },
  ]);

interface Opened {
  readonly at: AgreementVisit;
  readonly known: KnownMeeting | undefined;
}

async function opened(visit: Visit, kind: Kind, services: MeetingServices): Promise<Opened> {
  if (kind === 'hold' || kind === 'correct') return visitToMeeting(visit, COMMAND[kind], services);
  return { at: await visitToAdd(visit, COMMAND[kind], services), known: undefined };
}

/** The form with what is known already. */
async function show(visit: Visit, kind: Kind, services: MeetingServices): Promise<PageReply> {
  const { at, known } = await opened(visit, kind, services);
  if (known && !mayStill(kind, known)) {
    return { redirect: agreementHref(visit, at.agreement.id, `incontri/${known.id}`) };
  }
  const base = known ? at.register.head.revision : undefined;
  const values = valuesToStart(at, kind, known, services);
  const said = kind === 'correct' && known ? saidOf(at, known.id) : standingNow(at);
  const withAttendance = kind !== 'convene' && (kind !== 'correct' || known?.meeting.held !== undefined);
  return page(at, kind, known, withAttendance, { values: await values, base, said });
}

/** Somebody else may have been quicker. */
const mayStill = (kind: Kind, { stage }: KnownMeeting): boolean =>
  kind === 'hold' ? stage === 'planned' || stage === 'never-recorded' : stage !== 'annulled' && stage !== 'cancelled';

async function valuesToStart(
  at: AgreementVisit,
  kind: Kind,
  known: KnownMeeting | undefined,
  { reading }: MeetingServices,
): Promise<Values> {
  const { visit, register, today, names } = at;
  const how = { reading, names, lang: visit.lang };
  if (known) {
    const view = await openMeeting(register, known.id, how);
    const values = view ? valuesOfMeeting(view) : {};
    // What is still to come has not been held on that day.
    return kind === 'hold' && known.facts.date > today ? { ...values, data: '' } : values;
  }
  const asked = visit.asked('organo');
  const body = asked !== undefined && register.state.bodies.has(asked) ? asked : usualBody(register.state);
  const values = { ...newMeetingValues(register.state, body, today), ...askedDate(visit, today) };
  if (kind !== 'convene') return values;
  const dalle = lastMeetingOf(register.state, body, today)?.facts.startsAt?.slice(11) ?? '';
  const last = lastAgendaOf(register.state, body, today);
  const view = last === undefined ? undefined : await openMeeting(register, last, how);
  return { ...values, dalle, ordine: (view && valuesOfMeeting(view)['ordine']) ?? '' };
}

function askedDate(visit: Visit, today: string): Values {
  const read = readDate(visit.asked('data') ?? '', today);
  return 'value' in read ? { data: shortDate(read.value) } : {};
}

type PageProps = Omit<FormPageProps, 'at' | 'look' | 'choices'>;

function page(
  at: AgreementVisit,
  kind: Kind,
  known: KnownMeeting | undefined,
  withAttendance: boolean,
  props: PageProps,
  status = 200,
): PageReply {
  const day = readDate(props.values['data'] ?? '', at.today);
  const body = props.values['organo'] || undefined;
  const choices = choicesFor(at, body, 'value' in day ? day.value : at.today);
  const look = lookOf(at.visit, kind, known, withAttendance);
  return { page: <MeetingFormPage at={at} look={look} choices={choices} {...props} />, status };
}

/** What was sent: one more row, a trial, or something to record. */
async function take(visit: Visit, kind: Kind, services: MeetingServices): Promise<PageReply> {
  const { at, known } = await opened(visit, kind, services);
  const values = typedValues(visit);
  const shown = await shownValues(visit, at, kind, known, services);
  const withAttendance = kind !== 'convene' && (kind !== 'correct' || shown.wasHeld);
  const base = known ? (baseOf(visit) ?? at.register.head.revision) : undefined;
  const answer = (props: Partial<PageProps>, status?: number) =>
    page(at, kind, known, withAttendance, { values, base, said: standingNow(at), isSentBack: true, ...props }, status);
  const action = visit.typed('azione');
  if (action === 'decisione' || action === 'delega') return answer({ values: withOneMore(values, action) });
  const isTrial = action === 'prova';
  if (action !== '' && !isTrial) return answer({ problem: unknownAction(visit) }, 400);
  const today = at.today;
  const command = typedCommand({ visit, kind, values, shown: shown.values, withAttendance, today, isTrial });
  if (isTrial) return answer(triedProps(at, kind, known, command));
  if (command.problem) return answer({ problem: command.problem }, 400);
  const path = commandPath(kind, known?.id);
  const recorded = await services.recording.send(visit, { agreement: at.agreement.id, path, body: command.body });
  if (isStale(recorded)) return stale(visit, kind, shown.values, values, services);
  if (isRefusal(recorded)) {
    return answer({ problem: problemOf(at, command, recorded) }, refusedStatus(recorded));
  }
  const { minutes } = command;
  if (minutes !== undefined && kind !== 'correct' && kind !== 'convene') {
    const body = { text: minutes };
    const written = await services.recording.send(visit, {
      agreement: at.agreement.id,
      path: `meetings/${recorded.id}/minutes`,
      body,
      keySuffix: 'verbale',
    });
    if (isRefusal(written)) return minutesFormAfterMeeting(visit, recorded.id, minutes, written, services);
  }
  return doneAt(visit, `/accordi/${at.agreement.id}/incontri/${recorded.id}`, recorded);
}

/** What the form had shown: as the meeting stood at the revision that it was filled in from. */
async function shownValues(
  visit: Visit,
  at: AgreementVisit,
  kind: Kind,
  known: KnownMeeting | undefined,
  { reading }: MeetingServices,
): Promise<{ values: Values; wasHeld: boolean }> {
  if (!known || kind === 'record' || kind === 'convene') return { values: {}, wasHeld: false };
  const base = baseOf(visit);
  const touched = at.register.touched.get(`meetings/${known.id}`) ?? 0;
  const { agreement, register, names } = at;
  const isOld = base !== undefined && base < touched;
  const then = isOld ? await reading.register(agreement.id, { revision: base }) : register;
  const view = then && (await openMeeting(then, known.id, { reading, names, lang: visit.lang }));
  return view ? { values: valuesOfMeeting(view), wasHeld: view.present !== undefined } : { values: {}, wasHeld: false };
}

function withOneMore(values: Values, action: 'decisione' | 'delega'): Values {
  if (action === 'decisione') {
    const row = nextRow(rowsOf(values, 'decisione-'));
    return { ...values, [FIELD.decision(row)]: '' };
  }
  const row = nextRow(rowsOf(values, 'ente-'));
  return { ...values, [FIELD.delegatePartner(row)]: '', 'apri-altro': '1' };
}

function triedProps(
  at: AgreementVisit,
  kind: Kind,
  known: KnownMeeting | undefined,
  command: TypedCommand,
): Partial<PageProps> {
  const { visit } = at;
  if (visit.typed('data').trim() === '') {
    const text = visit.say(
      'Scrivere la data: si vedrà se l’incontro conta e entro quando va tenuto il prossimo.',
      'Write the date: you will see whether the meeting counts and by when the next is due.',
    );
    return { said: [{ text }, ...standingNow(at)], isTrial: true };
  }
  const { problem } = command;
  // A decision half written does not matter for what is tried; it is marked all the same.
  if (problem && Object.keys(problem.fields).some((name) => DECIDES.test(name))) return withProblem(at, problem);
  const path = commandPath(kind, known?.id);
  const said = tryMeeting(at, { path, body: command.body, ...(known && { meeting: known.id }) });
  return isRefusal(said) ? withProblem(at, problemOf(at, command, said)) : { said, problem, isTrial: true };
}

/** Fields that decide whether a meeting counts. */
const DECIDES = /^(data|dalle|alle|organo|presenti|presente-.*|giustificato-.*)$/;

function withProblem({ visit }: AgreementVisit, problem: FormProblem): Partial<PageProps> {
  const [first] = [...Object.values(problem.fields), ...(problem.others ?? []), problem.title];
  const said: Said[] = [
    {
      text: visit.say(`Così com’è non si potrebbe registrare: ${first}`, `As it is it could not be recorded: ${first}`),
    },
  ];
  return { said, problem, isTrial: true };
}

function problemOf(at: AgreementVisit, { typed, decisions }: TypedCommand, refusal: Refusal): FormProblem {
  const isFuture = refusal.type === 'date-in-the-future';
  const names = partnerNames(at.register.state);
  return refusedForm(at.visit, refusal, fieldOfMeeting(typed, decisions, { isFuture }), names);
}

/** Somebody else was quicker: what they recorded, under what was typed here. */
async function stale(
  visit: Visit,
  sentAs: Kind,
  shown: Values,
  typed: Values,
  services: MeetingServices,
): Promise<PageReply> {
  const { at, known } = await opened(visit, sentAs, services);
  const { register, names } = at;
  const base = register.head.revision;
  const { state } = register;
  const isHeld = known?.meeting.held !== undefined;
  // What somebody else has recorded as held meanwhile is corrected, not held again.
  const kind = sentAs === 'hold' && isHeld && at.may('correct-meeting', { meeting: known.id }) ? 'correct' : sentAs;
  const id = known?.id ?? '';
  const view = openMeeting(register, id, { reading: services.reading, names, lang: visit.lang });
  const changed = changedMeanwhile(visit, register, `meetings/${id}`, services);
  const now = await view;
  const { values, clashes } = merged(shown, typed, now ? valuesOfMeeting(now) : {});
  const fields = Object.fromEntries(
    Object.entries(clashes).map(([name, theirs]) => [name, clashWords(visit, state, name, theirs)]),
  );
  const props = { values, base, said: saidOf(at, id), isSentBack: true, changed: await changed };
  const problem = { title: '', fields };
  const withAttendance = kind === 'hold' || isHeld;
  return page(at, kind, known, withAttendance, { ...props, problem }, 412);
}

function clashWords(visit: Visit, state: AgreementState, name: string, theirs: string): string {
  const isMode = name === 'modalita' && theirs in MODE;
  const word = isMode ? visit.text(MODE[theirs as keyof typeof MODE]) : theirs;
  const isId = name === 'organo' || name === 'convocato' || /^(chi|ente)-/.test(name);
  const called = isId ? nameOf(state, theirs) : word;
  return called === ''
    ? visit.say('nel frattempo qualcun altro l’ha vuotato', 'somebody else has emptied it meanwhile')
    : visit.say(
        `nel frattempo qualcun altro ha registrato «${called}»`,
        `somebody else recorded “${called}” meanwhile`,
      );
}

const nameOf = (state: AgreementState, id: string): string =>
  state.partners.get(id)?.definition.name ?? state.bodies.get(id)?.definition.name ?? id;
