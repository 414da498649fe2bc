import type { VNode } from 'preact';
import type { HistoryEntry } from '#libs/agreement/core/describe.js';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { say, type Text } from '#libs/kernel/text.js';
import { ProblemSummary } from '../../forms/fields.js';
import { AgreementNav } from '../../frame/agreement-nav.js';
import { type AgreementVisit, agreementVisit } from '../../frame/agreement-visit.js';
import { Sections } from '../../frame/document.js';
import { Done, whatWasDone } from '../../frame/done.js';
import { Page } from '../../frame/layout.js';
import { type PageReply, type PageRoute, pageBelow, type Visit } from '../../frame/visit.js';
import { type Offers, offersFor } from '../taking-back/offers.js';
import { type AgreementModel, agreementModel } from './agreement-model.js';
import { ChangesSection, type ShownChanges, shownChanges } from './changes-section.js';
import { CommitmentsSection } from './commitments-section.js';
import { DeadlinesSection, type NamedDeadline, openedDeadlines } from './deadlines-section.js';
import { DeliverablesSection } from './deliverables-section.js';
import { MeetingsSection } from './meetings-section.js';
import { MistakenParts } from './mistaken-parts.js';
import { ObjectivesSection } from './objectives-section.js';

const NO_PARTNER: Text = say('Nessun partner registrato.', 'No partner is recorded.');

/** `/accordi/{a}`: what, who, until when, and how it stands today; `?prova=gg/mm/aaaa` as it would with one more meeting. */
export const agreementRoute = ({ reading }: { readonly reading: AgreementReading }): PageRoute =>
  pageBelow('', (visit) => agreementPage(visit, reading));

async function agreementPage(visit: Visit, reading: AgreementReading): Promise<PageReply> {
  const at = await agreementVisit(visit, reading, 'report');
  const model = agreementModel(at);
  const offers = offersFor(at);
  const changes = await shownChanges(at, offers, reading);
  const done = await whatWasDone(visit, at.register, reading);
  const deadlines = await openedDeadlines(visit, model.deadlines, reading);
  const isWrong = model.meetings.trial?.problem !== undefined;
  return {
    page: <AgreementPage at={at} model={model} deadlines={deadlines} changes={changes} offers={offers} done={done} />,
    ...(isWrong && { status: 400 }),
  };
}

interface AgreementProps {
  readonly at: AgreementVisit;
  readonly model: AgreementModel;
  readonly deadlines: readonly NamedDeadline[];
  readonly changes: ShownChanges;
  readonly offers: Offers;
  readonly done: readonly HistoryEntry[] | undefined;
}

function AgreementPage({ at, model, deadlines, changes, offers, done }: AgreementProps): VNode {
  const { visit, agreement } = at;
  const { summary, about, partners, notices, inShort } = model;
  const problem = model.meetings.trial?.problem;
  const partnership =
    partners.blocks.length > 0
      ? partners
      : { ...partners, blocks: [{ kind: 'paragraph' as const, text: visit.text(NO_PARTNER) }] };
  return (
    <Page
      visit={visit}
      title={agreement.title}
      crumbs={[{ name: visit.say('Quadro', 'Overview'), href: visit.href('/') }]}
      wrong={problem !== undefined}
    >
      <p class="meta">{inShort}</p>
      <AgreementNav at={at} />
      <Done visit={visit} done={done} />
      {problem && <ProblemSummary problem={problem} />}
      {notices.map((notice) => (
        <p key={notice} class="notice">
          {notice}
        </p>
      ))}
      <Sections visit={visit} sections={[summary]} />
      <MeetingsSection at={at} {...model.meetings} />
      <DeliverablesSection at={at} {...model.deliverables} />
      <DeadlinesSection at={at} deadlines={deadlines} />
      <ObjectivesSection at={at} {...model.objectives} />
      <CommitmentsSection at={at} {...model.commitments} />
      <Sections visit={visit} sections={[about, partnership]} />
      <MistakenParts at={at} offers={offers} />
      <ChangesSection at={at} {...changes} />
    </Page>
  );
}
