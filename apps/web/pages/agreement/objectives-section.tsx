import type { ComponentChildren, ComponentProps, VNode } from 'preact';
import { type Promisers, promiserKey } from '#libs/agreement/commitments/promiser.js';
import type { Why } from '#libs/documents/report-document.js';
import { say } from '#libs/kernel/text.js';
import { BESIDES, COMMITMENT, INDICATOR, OBJECTIVE, type Tone } from '#libs/language/lexicon.js';
import { type Amount, percent } from '#libs/language/numbers.js';
import { capitalised } from '#libs/language/words.js';
import { commitmentFigures } from '#libs/monitoring/commitments/commitment-figures.js';
import type { CommitmentJudgement } from '#libs/monitoring/commitments/commitments.js';
import { keptOutOf } from '#libs/monitoring/commitments/explain-counts.js';
import { indicatorFigures } from '#libs/monitoring/indicators/indicator-figures.js';
import type { IndicatorJudgement } from '#libs/monitoring/indicators/indicators.js';
import { objectiveFigures } from '#libs/monitoring/objectives/objective-figures.js';
import type { ObjectiveJudgement } from '#libs/monitoring/objectives/objectives.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { Reason } from '../../frame/document.js';
import { Section } from '../../frame/parts.js';
import { VerdictWord } from '../../frame/verdict.js';
import type { Visit } from '../../frame/visit.js';
import { indicatorInWords } from '../indicators/indicator-words.js';
import { besideExpected, objectiveInWords } from './objective-words.js';
import { Presumed } from './presumed.js';
import { PAINT } from './strip-marks.js';

export interface ObjectivesProps {
  readonly at: AgreementVisit;
  readonly objectives: readonly ObjectiveJudgement[];
  /** Of no objective. */
  readonly indicators: readonly IndicatorJudgement[];
  readonly promisers: Promisers;
  readonly why: (pointer: string) => Why | undefined;
  readonly presumed: readonly string[];
  /** There are so many commitments that the tree counts them; the section about them and their pages list them. */
  readonly countsCommitments: boolean;
}

/** Objectives as a tree: in each how far it has come, beside how far it should have. */
export function ObjectivesSection(props: ObjectivesProps): VNode {
  const { objectives, indicators, presumed } = props;
  const { visit } = props.at;
  return (
    <Section id="obiettivi" title={visit.say('Obiettivi', 'Objectives')}>
      {objectives.length === 0 && (
        <p class="prose">{visit.say('Nessun obiettivo definito.', 'No objective was defined.')}</p>
      )}
      {objectives.length + indicators.length > 0 && (
        <p class="legend bars">
          <Bar tone="neutral" actual={percent(0.6)} expected={percent(0.8)} />
          {visit.say(
            'La parte piena è quanto è raggiunto; la tacca è quanto è atteso oggi.',
            'The filled part is what is reached; the notch is what is expected today.',
          )}
        </p>
      )}
      {objectives.length > 0 && (
        <ul class="tree">
          {objectives.map((judged, index) => (
            <ObjectiveItem key={idOf(judged)} {...props} judged={judged} pointer={`/objectives/${index}`} />
          ))}
        </ul>
      )}
      {indicators.length > 0 && (
        <>
          <h3>{visit.say('Indicatori senza un obiettivo', 'Indicators of no objective')}</h3>
          <ul class="tree">
            {indicators.map((judged, index) => (
              <IndicatorItem
                key={judged.indicator.definition.id}
                {...props}
                judged={judged}
                pointer={`/unassigned/indicators/${index}`}
              />
            ))}
          </ul>
        </>
      )}
      <Presumed visit={visit} texts={presumed} />
    </Section>
  );
}

const madeUp = (visit: Visit): string => ` [${visit.say('inventato', 'made up')}]`;

const idOf = ({ objective }: ObjectiveJudgement): string => objective.definition.id;

/** `pointer`: where its reason stands. */
type ItemProps<Judged> = ObjectivesProps & { readonly judged: Judged; readonly pointer: string };

function ObjectiveItem(props: ItemProps<ObjectiveJudgement>): VNode {
  const { judged, pointer } = props;
  const { visit } = props.at;
  const { definition, invented } = judged.objective;
  const { header } = props.at.register.state;
  const word = OBJECTIVE[judged.verdict];
  const figures = objectiveFigures(judged, header);
  const below = judged.objectives.length + judged.indicators.length + judged.commitments.length;
  return (
    <li class="objective">
      <Head visit={visit} of={word}>
        <strong>{definition.title}</strong>
        {invented && madeUp(visit)}
      </Head>
      <Measure tone={word.tone} actual={figures.whole} expected={figures.expected}>
        {objectiveInWords(visit, judged, header)}
      </Measure>
      <Because {...props} about={definition.title} />
      {below > 0 && (
        <ul>
          {judged.indicators.map((indicator, index) => (
            <IndicatorItem
              key={indicator.indicator.definition.id}
              {...props}
              judged={indicator}
              pointer={`${pointer}/indicators/${index}`}
            />
          ))}
          {props.countsCommitments && judged.commitments.length > 0 && (
            <CommitmentCount {...props} judged={judged.commitments} />
          )}
          {!props.countsCommitments &&
            judged.commitments.map((commitment) => (
              <CommitmentItem key={commitment.commitment.definition.id} {...props} judged={commitment} />
            ))}
          {judged.objectives.map((objective, index) => (
            <ObjectiveItem
              key={idOf(objective)}
              {...props}
              judged={objective}
              pointer={`${pointer}/objectives/${index}`}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

function IndicatorItem(props: ItemProps<IndicatorJudgement>): VNode {
  const { judged } = props;
  const { visit, href } = props.at;
  const { definition, invented } = judged.indicator;
  const word = INDICATOR[judged.verdict];
  const { achievement, expected } = indicatorFigures(judged);
  return (
    <li class="indicator">
      <Head visit={visit} of={word} besides={judged.stale && BESIDES.stale}>
        <span class="kind">{visit.say('Indicatore', 'Indicator')}</span>{' '}
        <a href={href(`indicatori/${definition.id}`)}>{definition.title}</a>
        {invented && madeUp(visit)}
      </Head>
      <Measure tone={word.tone} actual={achievement} expected={expected}>
        {capitalised(indicatorInWords(visit, judged).join('; '))}.
      </Measure>
      <Because {...props} about={definition.title} />
    </li>
  );
}

function CommitmentItem({ at: { visit, href }, judged, promisers }: CommitmentProps<CommitmentJudgement>): VNode {
  const { definition, invented } = judged.commitment;
  const word = COMMITMENT[judged.verdict];
  const { fraction, expected } = commitmentFigures(judged);
  const done = definition.kind === 'continuous' ? undefined : fraction;
  return (
    <li>
      <Head visit={visit} of={word} besides={judged.late && BESIDES.late}>
        <span class="kind">{visit.say('Impegno', 'Commitment')}</span>{' '}
        <a href={href(`impegni/${definition.id}`)}>{definition.title}</a>
        {invented && madeUp(visit)}
      </Head>
      <Measure tone={word.tone} actual={done} expected={expected}>
        <bdi>{promisers.get(promiserKey(definition)) ?? ''}</bdi>
        {done && `: ${besideExpected(visit, done, expected)}`}
      </Measure>
    </li>
  );
}

type CommitmentProps<Judged> = Omit<ItemProps<Judged>, 'pointer'>;

function CommitmentCount({ at, judged }: CommitmentProps<readonly CommitmentJudgement[]>): VNode {
  const { visit, href } = at;
  const kept = judged.filter(({ verdict }) => verdict === 'kept' || verdict === 'fulfilled').length;
  const broken = judged.filter(({ verdict }) => verdict === 'overdue' || verdict === 'not-fulfilled').length;
  const tone = broken > 0 ? 'bad' : kept === judged.length ? 'good' : 'warning';
  const many = broken === 1 ? 'scaduto o non adempiuto' : 'scaduti o non adempiuti';
  const late = broken > 0 && { word: say(`${broken} ${many}`, `${broken} overdue or not fulfilled`) };
  return (
    <li>
      <Head visit={visit} of={{ tone, word: keptOutOf(kept, judged.length) }} besides={late}>
        <a href={href('impegni')}>{visit.say(`Impegni: ${judged.length}`, `Commitments: ${judged.length}`)}</a>
      </Head>
    </li>
  );
}

function Head({ children, ...word }: ComponentProps<typeof VerdictWord> & { children: ComponentChildren }): VNode {
  return (
    <div class="head">
      <span>{children}</span>
      <VerdictWord {...word} />
    </div>
  );
}

interface MeasureProps {
  readonly tone: Tone;
  /** Percentages, as the words beside the bar print them. */
  readonly actual: Amount | undefined;
  readonly expected: Amount | undefined;
  readonly children: ComponentChildren;
}

/** A bar where there is something to measure, and always the words. */
function Measure({ tone, actual, expected, children }: MeasureProps): VNode {
  return (
    <div class="measure">
      {actual && <Bar tone={tone} actual={actual} expected={expected} />}
      <span>{children}</span>
    </div>
  );
}

/** Never as long as the whole for less than that. */
const widthOf = ({ value }: Amount): number => Math.floor(Math.min(100, Math.max(0, value)) * 10) / 10;

/** The words beside it say the same. */
function Bar({ tone, actual, expected }: { tone: Tone; actual: Amount; expected: Amount | undefined }): VNode {
  const notch = expected && Math.min(99, Math.max(0, widthOf(expected) - 0.5));
  return (
    <svg class="bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect y={2} width={100} height={10} fill="#dfe6ed" />
      <rect y={2} width={widthOf(actual)} height={10} fill={PAINT[tone].line} />
      {notch !== undefined && <rect x={notch - 0.4} width={1.8} height={14} fill="#fff" />}
      {notch !== undefined && <rect x={notch} width={1} height={14} fill="#17324d" />}
    </svg>
  );
}

function Because({ at, why, pointer, about }: ItemProps<unknown> & { about: string }): VNode | null {
  const reason = why(pointer);
  return reason ? <Reason visit={at.visit} why={reason} about={about} /> : null;
}
