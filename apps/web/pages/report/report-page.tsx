import type { VNode } from 'preact';
import type { ReportDocument } from '#libs/documents/report-document.js';
import { civilDateIn } from '#libs/kernel/civil-date.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { Field, type FormProblem, formProblem, ProblemSummary } from '../../forms/fields.js';
import { Ask, FilterForm } from '../../forms/filter-form.js';
import { TypedForm } from '../../forms/typed-form.js';
import { filled, type Values } from '../../forms/values.js';
import { MainPage } from '../../frame/agreement-page.js';
import { type AgreementVisit, agreementVisit } from '../../frame/agreement-visit.js';
import { articles, moment, shortDate, ZONE } from '../../frame/dates.js';
import { Sections } from '../../frame/document.js';
import { type PageReply, type PageRoute, pageBelow, type Visit } from '../../frame/visit.js';
import { type ReadableReport, type ReportServices, readableReport } from './agreement-report.js';

/** `/accordi/{a}/rapporto?on=…&asOf=…`: the report of a day as known at another, an address to send to a colleague. */
export const reportRoute = (services: ReportServices): PageRoute =>
  pageBelow('/rapporto', (visit) => report(visit, services));

async function report(visit: Visit, services: ReportServices): Promise<PageReply> {
  const at = await agreementVisit(visit, services.reading, 'report');
  const asked = filled({ on: visit.asked('on'), asOf: visit.asked('asOf') });
  const form = new TypedForm(visit, civilDateIn(ZONE, visit.facts.now), {}, asked);
  const [on, asOf] = [form.date('on'), form.moment('asOf')];
  const refused = (problem: FormProblem): PageReply => ({
    page: <ReportPage at={at} asked={asked} problem={problem} />,
    status: 400,
  });
  const problem = form.problem();
  if (problem) {
    return refused({ ...problem, title: visit.say('Una data non si capisce.', 'A date cannot be understood.') });
  }
  const shown = await readableReport(at, services, on, asOf === undefined ? undefined : { asOf });
  if (isRefusal(shown)) {
    // What was not recorded yet by then is answered beside the field: the agreement itself is there.
    const fallback = [{ pointer: '/asOf', message: shown.title }];
    return refused(formProblem(visit, visit.text(shown.title), shown.errors ?? fallback));
  }
  return { page: <ReportPage at={at} asked={{ ...asked, on: shortDate(shown.on) }} report={shown} /> };
}

const AS_KNOWN = say(
  'gg/mm/aaaa: conta solo ciò che era registrato fino a quel giorno',
  'dd/mm/yyyy: only what was recorded until that day counts',
);

interface ReportProps {
  readonly at: AgreementVisit;
  readonly asked: Values;
  readonly problem?: FormProblem;
  readonly report?: ReadableReport;
}

function ReportPage({ at, asked, problem, report }: ReportProps): VNode {
  const { visit, agreement } = at;
  const today = shortDate(civilDateIn(ZONE, visit.facts.now));
  return (
    <MainPage
      at={at}
      page="rapporto"
      wrong={problem !== undefined}
      updated={report && moment(visit, report.asOf)}
      scripts={['print']}
    >
      {problem && <ProblemSummary problem={problem} />}
      <FilterForm
        visit={visit}
        action={`/accordi/${agreement.id}/rapporto`}
        class="filters no-print"
        values={asked}
        problem={problem}
      >
        <Field
          name="on"
          label={visit.say('Al giorno', 'On')}
          hint={visit.say(`gg/mm/aaaa; oggi è ${articles.il(today)}`, `dd/mm/yyyy; today is ${today}`)}
        />
        <Field
          name="asOf"
          label={visit.say('Come noto al (facoltativo)', 'As known on (optional)')}
          hint={visit.text(AS_KNOWN)}
        />
        <Ask word={visit.say('Mostra', 'Show')} />
      </FilterForm>
      {report && <Uses at={at} report={report} />}
      {report && <DocumentView visit={visit} document={report.document} />}
    </MainPage>
  );
}

/** What one does with a report: prints it, cites it, takes its figures elsewhere. */
function Uses({ at, report }: { at: AgreementVisit; report: ReadableReport }): VNode {
  const { visit, agreement, href } = at;
  const { on, asOf, revision } = report;
  const figures = new URLSearchParams({ on, revision: String(revision), lang: visit.lang });
  return (
    <p class="actions no-print">
      <button type="button" class="btn btn-outline-primary" data-stampa hidden>
        {visit.say('Stampa', 'Print')}
      </button>
      <a href={href('rapporto', { on, asOf })}>
        {visit.say('Indirizzo di questo rapporto, che non cambia più', 'Address of this report, which never changes')}
      </a>
      <a href={`/api/v1/agreements/${agreement.id}/report?${figures}`}>
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
