import type { VNode } from 'preact';
import { addDays } from '#libs/kernel/civil-date.js';
import { say } from '#libs/kernel/text.js';
import { type NextRenewal, nextRenewal } from '#libs/monitoring/tasks/next-renewal.js';
import { Choice, TextArea } from '../../forms/fields.js';
import type { FormDescription, OpenForm, Shown } from '../../forms/form.js';
import { FormPage } from '../../forms/form-page.js';
import { doneAt } from '../../forms/recording.js';
import { fieldsOf } from '../../forms/typed-form.js';
import { DayField } from '../../forms/usual-fields.js';
import { agreementCrumbs } from '../../frame/agreement-nav.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import { CHANGES_ID } from '../taking-back/places.js';

interface NonRenewalForm extends OpenForm {
  readonly next: NextRenewal | undefined;
}

/** «Disdetta»: somebody says no to the next renewal. */
export const nonRenewalForm: FormDescription<NonRenewalForm> = {
  path: 'disdetta',
  command: 'record-non-renewal',
  fills: 'new',
  open: (at) => ({ at, ids: {}, home: '', crumbs: agreementCrumbs(at), next: renewalAhead(at) }),
  // Where nothing would follow in silence there is nothing to say no to.
  closed: ({ at, next }) => (next ? undefined : { redirect: at.href() }),
  values: ({ at }) => ({ data: shortDate(at.today) }),
  read: (form) => ({
    date: form.neededDate('data', say('scrivere il giorno della disdetta', 'write the day on which notice was given')),
    partner: form.text('partner'),
    reason: form.text('motivo'),
  }),
  fieldOf: fieldsOf({ date: 'data', partner: 'partner', reason: 'motivo' }),
  page: (open, shown) => <NonRenewalPage open={open} shown={shown} />,
  doneAt: ({ at }, recorded) => doneAt(at.visit, `/accordi/${at.agreement.id}`, recorded),
};

function NonRenewalPage({ open, shown }: { open: NonRenewalForm; shown: Shown }): VNode {
  const { at, next } = open;
  const { visit, register } = at;
  const partners = [...register.state.partners.values()].map(({ definition: { id, name } }) => [id, name] as const);
  return (
    <FormPage
      open={open}
      shown={shown}
      title={visit.say('Disdetta: l’accordo non si rinnova', 'Notice: the agreement is not renewed')}
      crumb={visit.say('Disdetta', 'Notice')}
      about={<p class="prose">{next && renewalWords(at, next)}</p>}
      button={visit.say('Registra la disdetta', 'Record the notice')}
    >
      <DayField
        visit={visit}
        name="data"
        label={visit.say('Giorno della disdetta', 'Day of the notice')}
        hint={visit.say('gg/mm/aaaa: quando è stata data, non quando la si registra', 'dd/mm/yyyy: when it was given')}
      />
      <Choice
        name="partner"
        label={visit.say('Chi l’ha data', 'Who gave it')}
        options={[['', visit.say('tutti, o non indicato', 'all of them, or not stated')], ...partners]}
      />
      <TextArea name="motivo" label={visit.say('Motivo (facoltativo)', 'Reason (optional)')} rows={2} />
    </FormPage>
  );
}

/** What follows in silence; nothing in an agreement that was annulled. */
export function renewalAhead(at: AgreementVisit): NextRenewal | undefined {
  const judgement = at.judgement();
  return judgement.state.annulled ? undefined : nextRenewal(judgement);
}

/** «Se nessuno lo disdice, dopo il … si rinnova da sé. L'ultimo giorno per dirlo è il …» */
function renewalWords({ visit, today }: AgreementVisit, { noticeBy, renewsOn }: NextRenewal): string {
  const [to, by] = [shortDate(addDays(renewsOn, -1)), shortDate(noticeBy)];
  const renews = visit.say(
    `Se nessuno lo disdice, dopo il ${to} l’accordo si rinnova da sé.`,
    `Unless somebody gives notice, the agreement renews itself after ${to}.`,
  );
  const late = visit.say(
    `Per questo rinnovo l’ultimo giorno era il ${by}: una disdetta data dopo vale dal rinnovo successivo.`,
    `For this renewal the last day was ${by}: notice given later holds for the renewal after it.`,
  );
  const inTime = visit.say(`L’ultimo giorno per la disdetta è il ${by}.`, `The last day to give notice is ${by}.`);
  return `${renews} ${noticeBy < today ? late : inTime}`;
}

/** On the agreement's page: what will follow in silence, and how it is told no. */
export function RenewalNotice({ at }: { at: AgreementVisit }): VNode | null {
  const next = renewalAhead(at);
  if (!next) return null;
  const { visit } = at;
  return (
    <p class="prose" id={`${CHANGES_ID}-rinnovo`}>
      {renewalWords(at, next)}{' '}
      {at.may('record-non-renewal') && (
        <a class="no-print" href={at.href('disdetta')}>
          {visit.say('Registra una disdetta…', 'Record a notice…')}
        </a>
      )}
    </p>
  );
}
