import type { VNode } from 'preact';
import { say } from '#libs/kernel/text.js';
import { beginning } from '#libs/language/shortening.js';
import { capitalised, it } from '#libs/language/words.js';
import type { DeliverableJudgement, DeliverablePeriod } from '#libs/monitoring/deliverables/deliverables.js';
import { ruleSentence } from '#libs/monitoring/explain-rule.js';
import { owedBy } from '#libs/monitoring/tasks/owed-by.js';
import { Choice } from '../../forms/fields.js';
import type { FormDescription, OpenForm, Shown } from '../../forms/form.js';
import { FormPage } from '../../forms/form-page.js';
import { readLinks } from '../../forms/links.js';
import { fieldsOf } from '../../forms/typed-form.js';
import { DayField, NoteAndDocuments } from '../../forms/usual-fields.js';
import { agreementCrumbs } from '../../frame/agreement-nav.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';
import { notFound } from '../../http/problems.js';

/** A form about something that is owed. */
interface DeliveryForm extends OpenForm {
  readonly judged: DeliverableJudgement;
  readonly owed: readonly DeliverablePeriod[];
}

/** «Registra la consegna»: of which period, on which day, with what shows it. */
export const delivery: FormDescription<DeliveryForm> = {
  path: 'consegne/:rule/nuova',
  command: 'record-delivery',
  fills: 'new',
  open: openDelivery,
  closed: ({ at, owed }) => (owed.length === 0 ? { redirect: `${at.href()}#consegne` } : undefined),
  values: ({ at, owed }) => ({ giorno: shortDate(at.today), periodo: owed[0]?.from ?? '' }),
  read(form, { owed }) {
    const date = form.neededDate('giorno', say('scrivere il giorno della consegna', 'write the day it was handed in'));
    const days = owed.map(({ from }) => from);
    const period = form.choice('periodo', days) ?? days[0];
    return { date, period, note: form.text('nota'), evidence: readLinks(form, 'documenti') };
  },
  fieldOf: fieldsOf({ date: 'giorno', period: 'periodo', note: 'nota', evidence: 'documenti' }),
  page: deliveryPage,
  doneAt: ({ at }) => `/accordi/${at.agreement.id}`,
};

/** Throws 404 where no such thing is owed. */
function openDelivery(at: AgreementVisit): DeliveryForm {
  const { rule: id = '' } = at.visit.facts.params;
  const judged = at.judgement().deliverables?.find(({ definition }) => definition.id === id);
  if (!judged) throw notFound();
  const crumbs = agreementCrumbs(at);
  return { at, judged, owed: owedBy(judged, at.today), ids: { rule: id }, part: `rules/${id}`, home: '', crumbs };
}

const LONGEST_HEADING = 80;

function deliveryPage(open: DeliveryForm, shown: Shown): VNode {
  const { at, judged, owed } = open;
  const { visit } = at;
  const { definition } = judged;
  const act = visit.say('Registra la consegna', 'Record the delivery');
  return (
    <FormPage
      open={open}
      shown={shown}
      title={`${act} – ${beginning(definition.title, LONGEST_HEADING)}`}
      crumb={act}
      about={<p class="prose">{ruleInWords(open)}</p>}
      button={act}
    >
      {owed.length > 1 ? (
        <Choice
          name="periodo"
          label={visit.say('Di quale periodo', 'Of which period')}
          options={owed.map((period) => [period.from, periodInWords(visit, period)] as const)}
        />
      ) : (
        owed[0] && (
          <p>
            {visit.say('Periodo: ', 'Period: ')}
            <strong>{periodInWords(visit, owed[0])}</strong>
          </p>
        )
      )}
      <DayField visit={visit} name="giorno" label={visit.say('Giorno della consegna', 'Day it was handed in')} />
      <NoteAndDocuments visit={visit} documents={visit.say('Dove si trova', 'Where it can be found')} />
    </FormPage>
  );
}

/** «Dal 01/01/2021 al 31/12/2021, da consegnare entro il 28/02/2022» */
function periodInWords(visit: Visit, { from, to, due }: DeliverablePeriod): string {
  const days = `${shortDate(from)} – ${shortDate(to)}`;
  return visit.say(`${days}, da consegnare entro ${it.il(due, it.short)}`, `${days}, due by ${shortDate(due)}`);
}

function ruleInWords({ at, judged }: DeliveryForm): string {
  const { partners, bodies } = at.register.state;
  const sentence = ruleSentence(judged.definition, {
    partner: (id) => partners.get(id)?.definition.name,
    body: (id) => bodies.get(id)?.definition.name,
  });
  return `${capitalised(at.visit.text(sentence))}.`;
}
