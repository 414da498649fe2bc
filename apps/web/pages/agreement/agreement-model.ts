import { promisersOf } from '#libs/agreement/commitments/promiser.js';
import { textPlace } from '#libs/agreement/texts/view.js';
import { noticesOf } from '#libs/documents/build-report.js';
import { nameOfDeadline } from '#libs/documents/deadline-names.js';
import type { Section } from '#libs/documents/report-document.js';
import { type JudgedSource, Writer } from '#libs/documents/report-source.js';
import { agreementSection, partnersSection, termInWords } from '#libs/documents/sections/agreement.js';
import { deliverableBlocks } from '#libs/documents/sections/deliverables.js';
import { summarySection } from '#libs/documents/sections/summary.js';
import { kindOf } from '#libs/documents/words.js';
import { yearStrips } from '#libs/documents/year-strip/strip.js';
import { reasonsFor } from '#libs/monitoring/because.js';
import { withdrawnBy } from '#libs/monitoring/commitments/withdrawn.js';
import type { Judgement } from '#libs/monitoring/judgement.js';
import { shownDeadlines } from '#libs/monitoring/tasks/deadlines.js';
import { owedBy } from '#libs/monitoring/tasks/owed-by.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import type { Visit } from '../../frame/visit.js';
import { type CommitmentsProps, MOST_LISTED } from './commitments-section.js';
import type { SealedDeadline } from './deadlines-section.js';
import type { DeliverablesProps } from './deliverables-section.js';
import type { MeetingsProps } from './meetings-section.js';
import type { ObjectivesProps } from './objectives-section.js';
import { trialOf } from './trial.js';

type Of<Props> = Omit<Props, 'at'>;

/** All that the page shows. */
export interface AgreementModel {
  /** «patto d'intesa, dal … al …, 6 partner» */
  readonly inShort: string;
  readonly notices: readonly string[];
  readonly summary: Section;
  readonly about: Section;
  readonly partners: Section;
  readonly meetings: Of<MeetingsProps>;
  readonly deliverables: Of<DeliverablesProps>;
  readonly deadlines: readonly SealedDeadline[];
  readonly objectives: Of<ObjectivesProps>;
  readonly commitments: Of<CommitmentsProps>;
}

/** Of more indicators than that the reasons stand on their own pages alone. */
const MOST_REASONS = 60;

/** Reasons of commitments stand on the commitments' own pages. */
function isShown({ indicators }: Judgement): (pointer: string) => boolean {
  const elsewhere =
    indicators.length > MOST_REASONS ? /\/(commitments|windows|indicators)\// : /\/(commitments|windows)\//;
  return (pointer) => !elsewhere.test(pointer);
}

export function agreementModel(at: AgreementVisit): AgreementModel {
  const { visit } = at;
  const judgement = at.judgement();
  const { state } = judgement;
  const writer = new Writer<JudgedSource>(
    { judgement, because: reasonsFor(judgement, isShown(judgement)) },
    visit.lang,
  );
  const promisers = promisersOf(state);
  return {
    inShort: inShort(visit, writer, state.partners.size),
    notices: noticesOf(writer),
    summary: summarySection(writer),
    about: agreementSection(writer),
    partners: partnersSection(writer),
    meetings: meetings(visit, writer, !state.annulled && at.may('convene-meeting')),
    deliverables: deliverables(at, writer),
    deadlines: deadlines(writer),
    objectives: {
      objectives: judgement.objectives,
      indicators: judgement.unassigned.indicators,
      promisers,
      why: reasons(writer),
      presumed: writer.presumed('objectives', 'indicators'),
      countsCommitments: judgement.commitments.length > MOST_LISTED,
    },
    commitments: {
      commitments: judgement.commitments,
      withdrawn: withdrawnBy(judgement),
      counts: judgement.counts,
      promisers,
      presumed: writer.presumed('commitments'),
    },
  };
}

function inShort(visit: Visit, writer: Writer<JudgedSource>, partners: number): string {
  const kind = writer.text(kindOf(writer.state.header));
  const many = visit.say(`${partners} partner`, `${partners} ${partners === 1 ? 'partner' : 'partners'}`);
  return [kind, termInWords(writer), many].filter(Boolean).join(' · ');
}

function meetings(visit: Visit, writer: Writer<JudgedSource>, mayConvene: boolean): Of<MeetingsProps> {
  const { judgement } = writer.source;
  const recorded = yearStrips(judgement);
  const trial = trialOf(visit, judgement);
  const outcome = trial?.outcome;
  return {
    recorded,
    strips: outcome ? yearStrips(outcome.judgement, outcome.meeting) : recorded,
    // The reasons are those of what is recorded.
    reasons: outcome ? [] : recorded.map(({ index }) => writer.why(`/cadence/${index}`)),
    presumed: writer.presumed('rules'),
    trial,
    mayConvene,
    held: [...judgement.state.meetings.values()].filter(({ held, annulled }) => held && !annulled).length,
    hasTerm: judgement.term.from !== undefined,
  };
}

/** A section for each rule, with what can be handed in now. */
function deliverables(at: AgreementVisit, writer: Writer<JudgedSource>): Of<DeliverablesProps> {
  const { deliverables: judged = [], state, on } = writer.source.judgement;
  return {
    rules: judged.map((rule, index) => ({
      id: rule.definition.id,
      title: rule.definition.title,
      blocks: deliverableBlocks(writer, rule, index),
      mayDeliver:
        !state.annulled && owedBy(rule, on).length > 0 && at.may('record-delivery', { rule: rule.definition.id }),
    })),
  };
}

function reasons(writer: Writer<JudgedSource>): ObjectivesProps['why'] {
  const all = new Map(Object.keys(writer.source.because).map((pointer) => [pointer, writer.why(pointer)]));
  return (pointer) => all.get(pointer);
}

/** What names an issue or a decision is sealed: whoever shows the page opens it. */
const deadlines = (writer: Writer<JudgedSource>): SealedDeadline[] =>
  shownDeadlines(writer.source.judgement).map((deadline) => {
    const name = nameOfDeadline(writer, deadline);
    return {
      ...deadline,
      name: typeof name === 'string' ? name : textPlace(writer.state, name),
      who: writer.partner(deadline.owner ?? undefined),
    };
  });
