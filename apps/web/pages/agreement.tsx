import type { VNode } from 'preact';
import type { Section } from '#libs/documents/report-document.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say, type Text } from '#libs/kernel/text.js';
import { HttpProblem } from '../http/problems.js';
import { agreementOf, type ReportServices, readableReport, type ShownAgreement } from './agreement-report.js';
import { AgreementNav } from './components/agreement-nav.js';
import { Sections } from './components/document.js';
import { Page } from './components/layout.js';
import { moment } from './dates.js';
import type { PageRoute, Visit } from './visit.js';

/** What the page shows, in this order, and what it says where there is nothing to show. */
const SECTIONS: Readonly<Record<string, Text>> = {
  sintesi: say('Nulla da riassumere ancora.', 'Nothing to sum up yet.'),
  scadenze: say('Nessuna scadenza nei prossimi sei mesi.', 'Nothing is due in the next six months.'),
  anagrafica: say('Nulla di registrato.', 'Nothing is recorded.'),
  partenariato: say('Nessun partner registrato.', 'No partner is recorded.'),
  riunioni: say('Nessuna regola e nessun incontro.', 'No rule and no meeting.'),
  obiettivi: say('Nessun obiettivo definito.', 'No objective was defined.'),
  impegni: say('Nessun impegno definito.', 'No commitment was defined.'),
};

const TITLES: Readonly<Record<string, Text>> = {
  sintesi: say('Sintesi', 'Summary'),
  scadenze: say('Scadenze dei prossimi sei mesi', 'Deadlines of the next six months'),
  anagrafica: say("L'accordo", 'The agreement'),
  partenariato: say('Partenariato', 'Partnership'),
  riunioni: say('Governance e riunioni', 'Governance and meetings'),
  obiettivi: say('Obiettivi', 'Objectives'),
  impegni: say('Impegni per partner', 'Commitments by partner'),
};

/** `/accordi/{a}`: what, who, until when, and how it stands today. */
export function agreementRoute(services: ReportServices): PageRoute {
  return {
    method: 'GET',
    path: '/accordi/:agreement',
    async handle(visit) {
      const agreement = await agreementOf(visit, services.reading);
      const report = await readableReport(visit, agreement.id, services);
      if (isRefusal(report)) throw HttpProblem.of(report);
      const { sections, notices } = report.document;
      return { page: <AgreementPage visit={visit} agreement={agreement} sections={sections} notices={notices} /> };
    },
  };
}

interface AgreementProps {
  readonly visit: Visit;
  readonly agreement: ShownAgreement;
  readonly sections: readonly Section[];
  readonly notices: readonly string[];
}

function AgreementPage({ visit, agreement, sections, notices }: AgreementProps): VNode {
  const shown = Object.entries(SECTIONS).map(([id, empty]): Section => {
    const found = sections.find((section) => section.id === id);
    return found ?? { id, title: visit.text(TITLES[id]!), blocks: [{ kind: 'paragraph', text: visit.text(empty) }] };
  });
  return (
    <Page
      visit={visit}
      title={agreement.title}
      crumbs={[{ name: visit.say('Quadro', 'Overview'), href: visit.href('/') }]}
      updated={moment(visit.facts.now)}
    >
      <AgreementNav visit={visit} agreement={agreement} />
      {notices.map((notice) => (
        <p key={notice} class="notice">
          {notice}
        </p>
      ))}
      <Sections visit={visit} sections={shown} />
    </Page>
  );
}
