import type { VNode } from 'preact';
import { decisionView } from '#libs/agreement/meetings/view.js';
import type { DecisionView } from '#libs/agreement/meetings/view-schema.js';
import { openView } from '#libs/agreement/texts/view.js';
import { say } from '#libs/kernel/text.js';
import { TextArea } from '../../../forms/fields.js';
import type { FormDescription, Shown } from '../../../forms/form.js';
import { FormPage } from '../../../forms/form-page.js';
import { DayField } from '../../../forms/usual-fields.js';
import { italian, shortDate } from '../../../frame/dates.js';
import { notFound } from '../../../http/problems.js';
import { partnerNames } from '../names.js';
import { type MeetingForm, meetingForm, toMeeting } from './meeting-form.js';

interface CompletionForm extends MeetingForm {
  readonly decision: DecisionView;
  readonly owner: string | undefined;
}

/** Marking a decision as carried out. */
export const completion: FormDescription<CompletionForm> = {
  path: 'incontri/:meeting/decisioni/:decision/attuazione',
  command: 'complete-decision',
  fills: 'new',
  async open(at, { reading }) {
    const form = meetingForm(at);
    const { decision: id = '' } = at.visit.facts.params;
    const closed = decisionView(at.register, id, { names: at.names });
    if (!closed || closed.meeting !== form.known.id) throw notFound();
    const owner = closed.owner && partnerNames(at.register.state).get(closed.owner);
    const decision = await openView(closed, (texts) => reading.open(texts), at.visit.lang);
    return { ...form, ids: { decision: id }, part: `decisions/${id}`, decision, owner };
  },
  closed: (open) => (open.decision.status === 'open' ? undefined : toMeeting(open, '#decisioni')),
  values: ({ at }) => ({ data: shortDate(at.today) }),
  read: (form) => ({
    date: form.neededDate('data', say('scrivere da quando è attuata', 'write since when it is carried out')),
    note: form.text('nota'),
  }),
  fieldOf: (pointer) => (pointer === '/note' ? 'nota' : 'data'),
  page: completionPage,
};

function completionPage(open: CompletionForm, shown: Shown): VNode {
  const { at, decision, owner } = open;
  const { visit } = at;
  const example = visit.say('per esempio «Sportello aperto il lunedì»', 'for example “Desk open on Mondays”');
  const due = decision.due && visit.say(`entro ${italian.il(decision.due)}`, `by ${shortDate(decision.due)}`);
  return (
    <FormPage
      open={open}
      shown={shown}
      title={visit.say('Decisione attuata', 'Decision carried out')}
      about={
        <div class="panel quiet">
          <p class="typed-text">{decision.text.text}</p>
          <p class="meta">{[owner, due].filter(Boolean).join(', ')}</p>
        </div>
      }
      button={visit.say('Segna come attuata', 'Mark as carried out')}
    >
      <DayField visit={visit} name="data" label={visit.say('Attuata il', 'Carried out on')} />
      <TextArea name="nota" label={visit.say('Come (facoltativo)', 'How (optional)')} hint={example} rows={3} />
    </FormPage>
  );
}
