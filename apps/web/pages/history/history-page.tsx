import type { VNode } from 'preact';
import type { HistoryEntry } from '#libs/agreement/core/describe.js';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import type { Users } from '#libs/identity/users.js';
import { civilDateIn } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { historyPage } from '../../calls/reading.js';
import { registerFor } from '../../calls/reading-call.js';
import { Choice, Field, type FormProblem, ProblemSummary } from '../../forms/fields.js';
import { Ask, FilterForm } from '../../forms/filter-form.js';
import { TypedForm } from '../../forms/typed-form.js';
import { filled, type Values } from '../../forms/values.js';
import { MainPage } from '../../frame/agreement-page.js';
import { type AgreementVisit, agreementVisit } from '../../frame/agreement-visit.js';
import { ZONE } from '../../frame/dates.js';
import { Done, whatWasDone } from '../../frame/done.js';
import { type PageReply, type PageRoute, pageBelow, type Visit } from '../../frame/visit.js';
import { Entries, type ShownEntry, shownEntries } from './entries.js';

const PAGE_SIZE = 50;

/** Kinds of parts, as paths name them. */
const PARTS: Readonly<Record<string, Text>> = {
  meetings: say('incontri', 'meetings'),
  commitments: say('impegni', 'commitments'),
  indicators: say('indicatori', 'indicators'),
  objectives: say('obiettivi', 'objectives'),
  partners: say('partner', 'partners'),
  rules: say('regole', 'rules'),
  issues: say('criticità', 'issues'),
  evaluations: say('valutazioni', 'evaluations'),
};

interface Services {
  readonly reading: AgreementReading;
  readonly users: Pick<Users, 'names'>;
}

/** `/accordi/{a}/registro`: what was recorded, by whom, when, about which day. */
export const historyRoute = (services: Services): PageRoute =>
  pageBelow('/registro', (visit) => history(visit, services));

async function history(visit: Visit, { reading, users }: Services): Promise<PageReply> {
  const at = await agreementVisit(visit, reading, 'report');
  const register = await registerFor(at.caller, 'history', reading, at.register);
  const partners = [...register.state.partners.values()].map(({ definition }) => definition);
  const asked = filled(Object.fromEntries(['parte', 'partner', 'dal', 'al'].map((name) => [name, visit.asked(name)])));
  const form = new TypedForm(visit, civilDateIn(ZONE, visit.facts.now), {}, asked);
  const [from, to] = [form.date('dal'), form.date('al')];
  const common = { at, asked, partners };
  const problem = form.problem();
  if (problem) {
    const title = visit.say('Una data non si capisce.', 'A date cannot be understood.');
    return { page: <HistoryPage {...common} problem={{ ...problem, title }} entries={[]} />, status: 400 };
  }
  const { parte: part, partner } = asked;
  const event = eventAsked(visit, register.head.revision);
  const cursor = event === undefined ? visit.asked('cursor') : `r${Math.min(register.head.revision, event + ABOVE)}`;
  const query = { part, partner, from, to, limit: PAGE_SIZE, cursor };
  const { items, names, nextCursor } = await historyPage(register, query, reading, users);
  const entries = shownEntries(at, items, names);
  const done = await whatWasDone(visit, register, reading);
  return {
    page: <HistoryPage {...common} entries={entries} next={nextCursor} isCut={cursor !== undefined} done={done} />,
  };
}

/** So many later entries stand above the one that is asked for. */
const ABOVE = 3;

/** `?evento=29`: the page on which that one stands. */
function eventAsked(visit: Visit, last: number): number | undefined {
  const asked = visit.asked('evento') ?? '';
  const revision = /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : 0;
  return revision > 0 && revision <= last ? revision : undefined;
}

interface HistoryProps {
  readonly at: AgreementVisit;
  readonly asked: Values;
  readonly partners: readonly { readonly id: string; readonly name: string }[];
  readonly entries: readonly ShownEntry[];
  readonly next?: string | undefined;
  /** There are later ones than those shown. */
  readonly isCut?: boolean;
  readonly done?: readonly HistoryEntry[] | undefined;
  readonly problem?: FormProblem;
}

function HistoryPage({ at, asked, partners, entries, next, isCut = false, done, problem }: HistoryProps): VNode {
  const { visit, agreement, href } = at;
  const all = visit.say('tutto', 'everything');
  const day = visit.say('gg/mm/aaaa', 'dd/mm/yyyy');
  const action = `/accordi/${agreement.id}/registro`;
  return (
    <MainPage at={at} page="registro" wrong={problem !== undefined}>
      <Done visit={visit} done={done} />
      {problem && <ProblemSummary problem={problem} />}
      <FilterForm visit={visit} action={action} class="filters no-print" values={asked} problem={problem}>
        <Choice
          name="parte"
          label={visit.say('Su che cosa', 'About')}
          options={[['', all], ...Object.entries(PARTS).map(([part, word]) => [part, visit.text(word)] as const)]}
        />
        <Choice
          name="partner"
          label="Partner"
          options={[['', visit.say('tutti', 'all')], ...partners.map(({ id, name }) => [id, name] as const)]}
        />
        <Field name="dal" label={visit.say('Registrato dal', 'Recorded from')} hint={day} />
        <Field name="al" label={visit.say('fino al', 'until')} hint={day} />
        <Ask word={visit.say('Mostra', 'Show')} />
      </FilterForm>
      {entries.length === 0 && !problem && (
        <p class="prose">
          {next === undefined
            ? visit.say('Nulla di registrato con questi filtri.', 'Nothing recorded with these filters.')
            : visit.say('Nulla, fin qui, con questi filtri.', 'Nothing so far with these filters.')}
        </p>
      )}
      {isCut && (
        <p>
          <a href={href('registro', asked)}>{visit.say('Voci più recenti', 'Newest entries')}</a>
        </p>
      )}
      {entries.length > 0 && <Entries visit={visit} entries={entries} />}
      {next !== undefined && (
        <p>
          <a href={href('registro', { ...asked, cursor: next })}>{visit.say('Voci precedenti', 'Earlier entries')}</a>
        </p>
      )}
    </MainPage>
  );
}
