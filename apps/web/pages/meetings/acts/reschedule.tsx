import type { VNode } from 'preact';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { isConvened } from '#libs/monitoring/tasks/meeting-stage.js';
import { type FormProblem, ReasonField } from '../../../forms/fields.js';
import { type FormDescription, problemOf, type Shown } from '../../../forms/form.js';
import { FormPage } from '../../../forms/form-page.js';
import { EffectBox } from '../../../forms/said.js';
import { fieldsOf, type TypedForm } from '../../../forms/typed-form.js';
import { DayField } from '../../../forms/usual-fields.js';
import { articles, shortDate } from '../../../frame/dates.js';
import { whenWords } from '../meeting-words.js';
import { meetingDoubt } from '../record/doubts.js';
import { asked } from '../record/form-choices.js';
import { Hours, NoticeField, Try } from '../record/meeting-fields.js';
import { LINES } from '../record/meeting-values.js';
import { hoursOf } from '../record/typed-meeting.js';
import { standingNow, tryMeeting } from '../trial.js';
import { type MeetingForm, meetingForm, toMeeting } from './meeting-form.js';

/** Moving a planned meeting to another day or hour. */
export const reschedule: FormDescription<MeetingForm> = {
  path: 'incontri/:meeting/rinvio',
  command: 'reschedule-meeting',
  fills: 'new',
  open: meetingForm,
  closed: (open) => (isConvened(open.known) ? undefined : toMeeting(open)),
  values: ({ known: { facts } }) => ({
    dalle: facts.startsAt?.slice(11) ?? '',
    alle: facts.endsAt?.slice(11) ?? '',
  }),
  read: (form, open) => readReschedule(form, open),
  fieldOf: fieldsOf({
    date: 'data',
    startsAt: 'dalle',
    endsAt: 'alle',
    offset: 'dalle',
    convenedOn: LINES.convenedOn,
    reason: 'motivo',
  }),
  doubt: (input, { at, ids }) => meetingDoubt(at, { command: 'reschedule-meeting', ids, input }),
  actions: { prova: tried },
  page: reschedulePage,
};

function readReschedule(form: TypedForm, { known: { facts } }: MeetingForm) {
  const date = form.neededDate('data', say('scrivere il nuovo giorno', 'write the new day'));
  const from = form.time('dalle');
  const to = form.time('alle');
  if (to !== undefined && from === undefined) {
    form.refuse('dalle', say('serve anche l’ora d’inizio', 'the time it begins is needed too'));
  }
  // Without an hour the same day would keep the one that stands: taking it out is no other day.
  if (from === undefined && facts.startsAt !== undefined && date === facts.date) {
    form.refuse('dalle', say('il giorno è lo stesso: per togliere l’ora si corregge l’incontro', HOUR_STAYS));
  }
  return {
    ...(from === undefined || date === undefined ? { date } : hoursOf(date, from, to)),
    convenedOn: form.date(LINES.convenedOn),
    reason: form.text('motivo'),
  };
}

const HOUR_STAYS = 'the day is the same: to take the time out, correct the meeting';

function tried(form: TypedForm, open: MeetingForm): Partial<Shown> {
  const input = readReschedule(form, open);
  const answer = form.problem() ?? tryMeeting(open.at, { command: reschedule.command, ids: open.ids, input });
  if (Array.isArray(answer)) return { tried: answer };
  const problem: FormProblem = isRefusal(answer) ? problemOf(reschedule, answer, form, open) : (answer as FormProblem);
  return { problem, tried: [{ text: Object.values(problem.fields)[0] ?? problem.title }] };
}

function reschedulePage(open: MeetingForm, shown: Shown): VNode {
  const { at, known } = open;
  const { visit } = at;
  const when = whenWords(visit, known.facts);
  const day = shortDate(known.facts.date);
  const asksForNotice = asked(at.register.state).asksForNotice || known.facts.convenedOn !== undefined;
  return (
    <FormPage
      open={open}
      shown={shown}
      title={visit.say(`Rinvia l’incontro ${articles.del(day)}`, `Reschedule the meeting of ${day}`)}
      scripts={['meetings']}
      about={
        <p class="prose">
          {visit.say(`Ora è in programma per ${articles.il(when)}.`, `It is now planned for ${when}.`)}
        </p>
      }
      button={visit.say('Rinvia', 'Reschedule')}
      besides={<Try visit={visit} />}
    >
      <div class="in-a-row">
        <DayField visit={visit} name="data" label={visit.say('Nuovo giorno', 'New day')} />
        <Hours visit={visit} />
        {asksForNotice && <NoticeField visit={visit} />}
      </div>
      <ReasonField label={visit.say('Motivo (facoltativo)', 'Reason (optional)')} rows={2} />
      <EffectBox said={shown.tried ?? standingNow(at)} isAnswer={shown.tried !== undefined && !shown.problem} />
    </FormPage>
  );
}
