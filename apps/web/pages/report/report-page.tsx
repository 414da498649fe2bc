import type { VNode } from 'preact';
import type { ReportDocument } from '#libs/documents/report-document.js';
import { civilDateIn } from '#libs/kernel/civil-date.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { Field, type FormProblem, formProblem, KeptLanguage, ProblemSummary } from '../../forms/fields.js';
import { readDate } from '../../forms/typed.js';
import { AgreementNav, agreementCrumbs } from '../../frame/agreement-nav.js';
import { agreementVisit, type ShownAgreement } from '../../frame/agreement-visit.js';
import { moment, readMoment, shortDate, ZONE } from '../../frame/dates.js';
import { Sections } from '../../frame/document.js';
import { Page } from '../../frame/layout.js';
import type { PageReply, PageRoute, Visit } from '../../frame/visit.js';
import { type ReadableReport, type ReportServices, readableReport } from './agreement-report.js';

/** `/accordi/{a}/rapporto?on=…&asOf=…`: the report of a day as known at another, an address to send to a colleague. */
export function reportRoute(services: ReportServices): PageRoute {
  return { method: 'GET', path: '/accordi/:agreement/rapporto', handle: (visit) => report(visit, services) };
}

async function report(visit: Visit, services: ReportServices): Promise<PageReply> {
  const at = await agreementVisit(visit, services.reading, 'report');
  const { agreement } = at;
  const { now } = visit.facts;
  const typedOn = visit.asked('on');
  const typedAsOf = visit.asked('asOf');
  const on = typedOn === undefined ? undefined : readDate(typedOn, civilDateIn(ZONE, now));
  const asOf = typedAsOf === undefined ? undefined : readMoment(typedAsOf, now);
  const form = { on: typedOn ?? '', asOf: typedAsOf ?? '' };
  const fields = {
    ...(on && 'problem' in on && { on: visit.text(on.problem) }),
    ...(asOf && 'problem' in asOf && { asOf: visit.text(asOf.problem) }),
  };
  const refused = (problem: FormProblem, status: number): PageReply => ({
    page: <ReportPage visit={visit} agreement={agreement} form={form} problem={problem} />,
    status,
  });
  if (Object.keys(fields).length > 0) {
    return refused({ title: visit.say('Una data non si capisce.', 'A date cannot be understood.'), fields }, 400);
  }
  const prefix = asOf && 'value' in asOf ? { asOf: asOf.value } : undefined;
  const day = on && 'value' in on ? on.value : undefined;
  const shown = await readableReport(at, services, day, prefix);
  if (isRefusal(shown)) {
    // What was not recorded yet by then is answered beside the field: the agreement itself is there.
    const fallback = [{ pointer: '/asOf', message: shown.title }];
    return refused(formProblem(visit, visit.text(shown.title), shown.errors ?? fallback), 400);
  }
  const given = { on: shortDate(shown.on), asOf: form.asOf };
  return {
    page: <ReportPage visit={visit} agreement={agreement} form={given} report={shown} />,
  };
}

interface ReportProps {
  readonly visit: Visit;
  readonly agreement: ShownAgreement;
  readonly form: { readonly on: string; readonly asOf: string };
  readonly problem?: FormProblem;
  readonly report?: ReadableReport;
}

function ReportPage({ visit, agreement, form, problem, report }: ReportProps): VNode {
  const today = shortDate(civilDateIn(ZONE, visit.facts.now));
  return (
    <Page
      visit={visit}
      title={visit.say(`Rapporto – ${agreement.title}`, `Report – ${agreement.title}`)}
      crumbs={agreementCrumbs(visit, agreement)}
      crumb={visit.say('Rapporto', 'Report')}
      wrong={problem !== undefined}
      updated={report && moment(report.asOf)}
      scripts={['print']}
    >
      <AgreementNav visit={visit} agreement={agreement} />
      {problem && <ProblemSummary problem={problem} />}
      <form method="get" action={`/accordi/${agreement.id}/rapporto`} class="filters no-print">
        <KeptLanguage visit={visit} />
        <Field
          name="on"
          label={visit.say('Al giorno', 'On')}
          hint={visit.say(`gg/mm/aaaa; oggi è il ${today}`, `dd/mm/yyyy; today is ${today}`)}
          value={form.on}
          problem={problem}
        />
        <Field
          name="asOf"
          label={visit.say('Come noto al (facoltativo)', 'As known on (optional)')}
          hint={visit.say(
            'gg/mm/aaaa: conta solo ciò che era registrato fino a quel giorno',
            'dd/mm/yyyy: only what was recorded until that day counts',
          )}
          value={form.asOf}
          problem={problem}
        />
        <div class="field">
          <button type="submit" class="btn btn-primary">
            {visit.say('Mostra', 'Show')}
          </button>
        </div>
      </form>
      {report && (
        <>
          <Uses visit={visit} agreement={agreement.id} report={report} />
          <DocumentView visit={visit} document={report.document} />
        </>
      )}
    </Page>
  );
}

/** What one does with a report: prints it, cites it, takes its figures elsewhere. */
function Uses({ visit, agreement, report }: { visit: Visit; agreement: string; report: ReadableReport }): VNode {
  const { on, asOf, revision } = report;
  const figures = new URLSearchParams({ on, revision: String(revision), lang: visit.lang });
  return (
    <p class="actions no-print">
      <button type="button" class="btn btn-outline-primary" data-stampa hidden>
        {visit.say('Stampa', 'Print')}
      </button>
      <a href={visit.href(`/accordi/${agreement}/rapporto`, { on, asOf })}>
        {visit.say('Indirizzo di questo rapporto, che non cambia più', 'Address of this report, which never changes')}
      </a>
      <a href={`/api/v1/agreements/${agreement}/report?${figures}`}>
        {visit.say('Gli stessi dati in JSON', 'The same figures as JSON')}
      </a>
    </p>
  );
}

function DocumentView({ visit, document }: { visit: Visit; document: ReportDocument }): VNode {
  const sections = document.sections.map((section, index) => ({ ...section, title: `${index + 1}. ${section.title}` }));
  return (
    <article>
      <p>{document.subtitle}</p>
      {document.notices.map((notice) => (
        <p key={notice} class="notice">
          {notice}
        </p>
      ))}
      <Sections visit={visit} sections={sections} />
      {document.empty.length > 0 && (
        <p class="prose">
          {visit.say('Senza dati, perciò non riportate: ', 'Without data, therefore left out: ')}
          {document.empty.join(', ')}.
        </p>
      )}
      <div class="digest">
        {document.footer.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </article>
  );
}
