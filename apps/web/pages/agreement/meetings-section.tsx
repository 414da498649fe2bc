import type { VNode } from 'preact';
import type { Why } from '#libs/documents/report-document.js';
import type { YearStrip } from '#libs/documents/year-strip/strip.js';
import { capitalised } from '#libs/language/words.js';
import { Choice, Field } from '../../forms/fields.js';
import { Ask, FilterForm } from '../../forms/filter-form.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { articles, shortDate } from '../../frame/dates.js';
import { Reason } from '../../frame/document.js';
import { Section } from '../../frame/parts.js';
import { Verdict, VerdictWord } from '../../frame/verdict.js';
import { NewMeeting } from '../meetings/new-meeting.js';
import { Presumed } from './presumed.js';
import { StripFigure } from './strip-figure.js';
import { markText } from './strip-mark-links.js';
import { optionOf, type Trial, type TrialOutcome } from './trial.js';

export interface MeetingsProps {
  readonly at: AgreementVisit;
  /** As they stand or, while something is tried, as they would stand. */
  readonly strips: readonly YearStrip[];
  /** As they stand. */
  readonly recorded: readonly YearStrip[];
  readonly reasons: readonly (Why | undefined)[];
  readonly presumed: readonly string[];
  readonly trial: Trial | undefined;
  readonly mayConvene: boolean;
  /** Where no rule counts them: how many meetings there are. */
  readonly held: number;
  readonly hasTerm: boolean;
}

/** How the meetings stand: for each rule its verdict, the year strip, what if. */
export function MeetingsSection(props: MeetingsProps): VNode {
  const { at, strips, recorded, reasons, presumed, trial } = props;
  const { visit } = at;
  return (
    <Section id="riunioni" title={visit.say('Governance e riunioni', 'Governance and meetings')}>
      {trial?.outcome && <TrialNotice at={at} trial={trial} outcome={trial.outcome} strips={strips} />}
      {strips.length === 0 && <NoRule {...props} />}
      {strips.map((strip, index) => (
        <div key={strip.rule.id} class="rule">
          <h3>
            <bdi>{visit.text(strip.title)}</bdi>
          </h3>
          <p class="headline">
            <VerdictWord visit={visit} of={strip.verdict} />
            {'. '}
            {visit.text(strip.headline)}
          </p>
          {trial?.outcome && recorded[index] && recorded[index].headline.it !== strip.headline.it && (
            <p class="meta">
              {visit.say('Senza la prova: ', 'Without the trial: ')}
              {visit.text(recorded[index].verdict.word)}. {visit.text(recorded[index].headline)}
            </p>
          )}
          {strip.axis && <StripFigure at={at} strip={strip} axis={strip.axis} />}
          {strip.rule.wording && (
            <p class="prose">
              {visit.say('Il testo: ', 'The text: ')}
              <q>{strip.rule.wording}</q>
            </p>
          )}
          <p class="prose">
            {visit.say('La regola: ', 'The rule: ')}
            {visit.text(strip.sentence)}.
          </p>
          {reasons[index] && <Reason visit={visit} why={reasons[index]} about={visit.text(strip.title)} />}
        </div>
      ))}
      <Presumed visit={visit} texts={presumed} />
      <Offers {...props} />
    </Section>
  );
}

function NoRule({ at: { visit }, hasTerm, held }: MeetingsProps): VNode {
  return (
    <>
      <p>
        <Verdict visit={visit} tone="unknown" word={visit.say('nessuna regola definita', 'no rule defined')} />
        {visit.say(
          ': l’accordo non dice quanti incontri tenere, perciò non c’è nulla che possa mancare.',
          ': the agreement does not say how many meetings to hold, so that none can be missing.',
        )}
      </p>
      <p>
        {held === 0
          ? visit.say('Nessun incontro registrato.', 'No meeting is recorded.')
          : visit.say(`Incontri registrati come tenuti: ${held}.`, `Meetings recorded as held: ${held}.`)}
      </p>
      {!hasTerm && (
        <p>
          {visit.say(
            'Il periodo dell’accordo non è definito: senza un inizio una regola non si può giudicare.',
            'The term of the agreement is not defined: without a start no rule can be judged.',
          )}
        </p>
      )}
    </>
  );
}

interface NoticeProps extends Pick<MeetingsProps, 'at' | 'strips'> {
  readonly trial: Trial;
  readonly outcome: TrialOutcome;
}

function TrialNotice({ at: { visit, href }, trial, outcome, strips }: NoticeProps): VNode {
  const { date, isHeld, conditions, meeting } = outcome;
  const day = shortDate(date);
  const marks = strips.flatMap(({ axis }) => axis?.marks.filter((mark) => mark.meeting === meeting) ?? []);
  const helps = marks.some(({ kind }) => kind === 'counted' || kind === 'planned');
  const what = isHeld
    ? visit.say(`un incontro tenuto ${articles.il(day)}`, `a meeting held on ${day}`)
    : visit.say(`un incontro in programma ${articles.il(day)}`, `a meeting planned for ${day}`);
  return (
    <div class="notice trial" tabIndex={-1} autofocus>
      <p>
        <strong>{visit.say('Prova: nulla è registrato.', 'A trial: nothing is recorded.')}</strong>{' '}
        {visit.say(`Si vede come sarebbe con ${what}`, `This is how it would be with ${what}`)} (
        <bdi>{trial.body.name}</bdi>).
      </p>
      {helps && conditions.length > 0 && (
        <p>
          {visit.say('Conta', 'It counts')} {conditions.join(visit.say(' e ', ' and '))}.
        </p>
      )}
      {!helps && (
        <p>
          {marks[0]
            ? markText(visit, marks[0])
            : visit.say(
                `${capitalised(articles.il(day))} è fuori dai periodi che la regola giudica: non cambierebbe nulla.`,
                `${day} is outside the periods that the rule judges: nothing would change.`,
              )}
        </p>
      )}
      <p>
        <a href={href()}>{visit.say('Togli la prova', 'Remove the trial')}</a>
      </p>
    </div>
  );
}

/** What can be done about meetings by whoever may, and what anyone may try. */
function Offers({ at, trial, mayConvene }: MeetingsProps): VNode {
  const { visit, agreement, href } = at;
  return (
    <div class="no-print">
      <p class="actions offers">
        {mayConvene && (
          <NewMeeting
            at={at}
            record={visit.say('Registra un incontro', 'Record a meeting')}
            convene={visit.say('Convoca', 'Convene')}
          />
        )}
        <a href={href('incontri')}>{visit.say('Tutti gli incontri', 'All meetings')}</a>
      </p>
      {trial && (
        <FilterForm
          visit={visit}
          action={`/accordi/${agreement.id}`}
          class="what-if"
          values={{ organo: optionOf(trial.body), prova: trial.typed }}
          problem={trial.problem}
        >
          <h3>{visit.say('E se ci fosse un altro incontro?', 'What if there were another meeting?')}</h3>
          <p>
            {visit.say(
              'Si vede come cambierebbero la figura e l’esito. Non si registra nulla.',
              'It shows how the figure and the verdict would change. Nothing is recorded.',
            )}
          </p>
          <div class="filters">
            {trial.bodies.length > 1 && (
              <Choice
                name="organo"
                label={visit.say('Di quale organo', 'Of which body')}
                options={trial.bodies.map((body) => [optionOf(body), body.name] as const)}
              />
            )}
            <Field
              name="prova"
              label={
                trial.bodies.length > 1
                  ? visit.say('In che giorno', 'On which day')
                  : visit.say(`E se «${trial.body.name}» si riunisse il`, `What if “${trial.body.name}” met on`)
              }
              hint={visit.say('gg/mm/aaaa, passato o futuro', 'dd/mm/yyyy, past or to come')}
            />
            <Ask word={visit.say('Prova', 'Try')} look="btn-outline-primary" />
          </div>
        </FilterForm>
      )}
    </div>
  );
}
