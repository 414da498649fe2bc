import type { VNode } from 'preact';
import type { MeetingView } from '#libs/agreement/meetings/view-schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say } from '#libs/kernel/text.js';
import { mayHaveApproved } from '#libs/monitoring/tasks/meetings.js';
import { Choice, Field } from '../../../forms/fields.js';
import type { FormDescription, Shown } from '../../../forms/form.js';
import { FormPage } from '../../../forms/form-page.js';
import { fieldsOf } from '../../../forms/typed-form.js';
import { DayField } from '../../../forms/usual-fields.js';
import { articles, shortDate } from '../../../frame/dates.js';
import type { Visit } from '../../../frame/visit.js';
import { meetingTitle } from '../meeting-words.js';
import { bodyNames } from '../names.js';
import { closedMinutes, type MeetingForm, type MinutesForm, minutesForm } from './meeting-form.js';

interface LaterMeeting {
  readonly id: string;
  readonly date: CivilDate;
  readonly title: string;
}

interface ApprovalForm extends MinutesForm {
  /** Those at which it may have been approved, the next one first. */
  readonly later: readonly LaterMeeting[];
}

/** Approving the minutes, customarily at the next meeting: from then on they do not change. */
export const approval: FormDescription<ApprovalForm> = {
  path: 'incontri/:meeting/approvazione',
  command: 'approve-minutes',
  fills: 'new',
  async open(at, { reading }) {
    const form = await minutesForm(at, reading);
    return { ...form, later: laterThan(form) };
  },
  closed: closedMinutes,
  values: ({ at, later }) => ({ data: later.length === 0 ? shortDate(at.today) : '', incontro: later[0]?.id ?? '' }),
  read(form, { later, known }) {
    const meeting = form.text('incontro');
    const date = form.date('data') ?? later.find(({ id }) => id === meeting)?.date;
    if (date === undefined) {
      form.refuse('data', say('scrivere il giorno dell’approvazione', 'write the day of the approval'));
    }
    return { date, meeting, elsewhere: isElsewhere(known) ? form.needed('altrove', WHERE_NEEDED) : undefined };
  },
  fieldOf: fieldsOf({ meeting: 'incontro', date: 'data', elsewhere: 'altrove' }),
  page: approvalPage,
};

/** No text was ever written here. */
const isElsewhere = ({ meeting }: MeetingForm['known']): boolean => meeting.minutes.length === 0;

const WHERE_NEEDED = say(
  'scrivere dove è conservato il verbale, oppure scriverlo prima di approvarlo',
  'write where the minutes are kept, or write them before they are approved',
);

function laterThan({ at, known }: MeetingForm): LaterMeeting[] {
  const { visit, register, today } = at;
  const bodies = bodyNames(register.state);
  return mayHaveApproved(register.state, known, today).map(({ id, facts }) => ({
    id,
    date: facts.date,
    title: meetingTitle(visit, facts, facts.body && bodies.get(facts.body)),
  }));
}

function approvalPage(open: ApprovalForm, shown: Shown): VNode {
  const { at, known, later, view } = open;
  const { visit } = at;
  const day = shortDate(known.facts.date);
  return (
    <FormPage
      open={open}
      shown={shown}
      title={visit.say(
        `Approva il verbale dell’incontro ${articles.del(day)}`,
        `Approve the minutes of the meeting of ${day}`,
      )}
      about={<ToApprove visit={visit} view={view} />}
      button={visit.say('Approva il verbale', 'Approve the minutes')}
    >
      {later.length > 0 && (
        <Choice
          name="incontro"
          label={visit.say('Approvato nell’incontro', 'Approved at the meeting')}
          hint={visit.say('di solito quello successivo', 'usually the next one')}
          options={[
            ...later.map(({ id, title }) => [id, title] as const),
            ['', visit.say('in un altro modo', 'in another way')],
          ]}
        />
      )}
      <DayField
        visit={visit}
        name="data"
        label={visit.say('Approvato il', 'Approved on')}
        hint={
          later.length > 0
            ? visit.say(
                'gg/mm/aaaa; se resta vuota vale il giorno di quell’incontro',
                'dd/mm/yyyy; if left empty, the day of that meeting',
              )
            : undefined
        }
      />
      {isElsewhere(known) && (
        <Field
          name="altrove"
          label={visit.say('Dove è conservato il verbale', 'Where the minutes are kept')}
          hint={visit.say(
            'per esempio «protocollo del Comune, n. 123 del 4/12/2026»',
            'for example “register of the municipality, no. 123 of 4/12/2026”',
          )}
        />
      )}
    </FormPage>
  );
}

function ToApprove({ visit, view }: { visit: Visit; view: MeetingView | undefined }): VNode {
  const text = view?.minutes?.text;
  return (
    <>
      <p class="prose">
        {visit.say(
          'Con l’approvazione il testo si ferma: non si potrà più modificare.',
          'With the approval the text is fixed: it can no longer be changed.',
        )}
      </p>
      {text ? (
        <section class="panel" aria-labelledby="testo-da-approvare">
          <h2 id="testo-da-approvare">{visit.say('Il testo che si approva', 'The text to be approved')}</h2>
          <div class="typed-text">{text.text}</div>
        </section>
      ) : (
        <p class="notice">
          {visit.say(
            'Qui non c’è un testo: si registra l’approvazione di un verbale tenuto altrove. Dopo non si potrà più scriverlo qui.',
            'There is no text here: what is recorded is the approval of minutes kept elsewhere. They cannot be written here afterwards.',
          )}
        </p>
      )}
    </>
  );
}
