import type { VNode } from 'preact';
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
import { moment, shortDate, ZONE } from '../../frame/dates.js';
import { Table } from '../../frame/parts.js';
import { type PageReply, type PageRoute, pageBelow, type Visit } from '../../frame/visit.js';

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
  readonly users: Users;
}

/** `/accordi/{a}/registro`: what was recorded, by whom, when, about which day. */
export const historyRoute = (services: Services): PageRoute =>
  pageBelow('/registro', (visit) => history(visit, services));

async function history(visit: Visit, { reading, users }: Services): Promise<PageReply> {
  const at = await agreementVisit(visit, reading, 'report');
  const register = await registerFor(at.caller, 'history', reading);
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
  const query = { part, partner, from, to, limit: PAGE_SIZE, cursor: visit.asked('cursor') };
  const { items, names, nextCursor } = await historyPage(register, query, reading, users);
  const entries = items.map(({ actor, ...item }) => ({ ...item, author: names.get(actor) }));
  return { page: <HistoryPage {...common} entries={entries} next={nextCursor} /> };
}

type Entry = Omit<Awaited<ReturnType<typeof historyPage>>['items'][number], 'actor'> & {
  readonly author: string | undefined;
};

interface HistoryProps {
  readonly at: AgreementVisit;
  readonly asked: Values;
  readonly partners: readonly { readonly id: string; readonly name: string }[];
  readonly entries: readonly Entry[];
  readonly next?: string | undefined;
  readonly problem?: FormProblem;
}

function HistoryPage({ at, asked, partners, entries, next, problem }: HistoryProps): VNode {
  const { visit, agreement, href } = at;
  const all = visit.say('tutto', 'everything');
  const day = visit.say('gg/mm/aaaa', 'dd/mm/yyyy');
  const action = `/accordi/${agreement.id}/registro`;
  return (
    <MainPage at={at} page="registro" wrong={problem !== undefined}>
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
          {visit.say('Nulla di registrato con questi filtri.', 'Nothing recorded with these filters.')}
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

function Entries({ visit, entries }: { visit: Visit; entries: readonly Entry[] }): VNode {
  const [about, on, by] = [
    visit.say('del giorno', 'about'),
    visit.say('registrato il', 'recorded on'),
    visit.say('da chi', 'by'),
  ];
  return (
    <Table
      caption={visit.say('Che cosa è stato registrato, dal più recente', 'What was recorded, newest first')}
      stacks
      head={[visit.say('evento', 'event'), visit.say('che cosa', 'what'), about, on, by]}
      wide={[1]}
    >
      {entries.map(({ revision, text, occurredOn, recordedAt, author, invented }) => (
        <tr key={revision}>
          <th scope="row">{revision}</th>
          <td>
            {visit.text(text)}
            {invented && ` [${visit.say('inventato', 'made up')}]`}
          </td>
          <td data-label={about}>{shortDate(occurredOn)}</td>
          <td data-label={on}>{moment(visit, recordedAt)}</td>
          <td data-label={by}>{author ?? visit.say('un programma', 'a program')}</td>
        </tr>
      ))}
    </Table>
  );
}
