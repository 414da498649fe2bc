import type { VNode } from 'preact';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import type { Users } from '#libs/identity/users.js';
import { civilDateIn } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { historyPage, registerFor } from '../../calls/reading.js';
import { Choice, Field, type FormProblem, KeptLanguage, ProblemSummary } from '../../forms/fields.js';
import { readDate } from '../../forms/typed.js';
import { AgreementNav, agreementCrumbs } from '../../frame/agreement-nav.js';
import { agreementVisit, type ShownAgreement } from '../../frame/agreement-visit.js';
import { moment, shortDate, ZONE } from '../../frame/dates.js';
import { Page } from '../../frame/layout.js';
import type { PageReply, PageRoute, Visit } from '../../frame/visit.js';

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
export function historyRoute(services: Services): PageRoute {
  return { method: 'GET', path: '/accordi/:agreement/registro', handle: (visit) => history(visit, services) };
}

async function history(visit: Visit, { reading, users }: Services): Promise<PageReply> {
  const { agreement } = await agreementVisit(visit, reading, 'report');
  const register = await registerFor(visit.callerIn(agreement.id), 'history', reading);
  const partners = [...register.state.partners.values()].map(({ definition }) => definition);
  const form = Object.fromEntries(['parte', 'partner', 'dal', 'al'].map((name) => [name, visit.asked(name)]));
  const { parte, partner, dal, al } = form;
  const today = civilDateIn(ZONE, visit.facts.now);
  const from = dal === undefined ? undefined : readDate(dal, today);
  const to = al === undefined ? undefined : readDate(al, today);
  const fields = {
    ...(from && 'problem' in from && { dal: visit.text(from.problem) }),
    ...(to && 'problem' in to && { al: visit.text(to.problem) }),
  };
  const common = { visit, agreement, form, partners };
  if (Object.keys(fields).length > 0) {
    const title = visit.say('Una data non si capisce.', 'A date cannot be understood.');
    return { page: <HistoryPage {...common} problem={{ title, fields }} entries={[]} />, status: 400 };
  }
  const period = {
    from: from && 'value' in from ? from.value : undefined,
    to: to && 'value' in to ? to.value : undefined,
  };
  const query = { part: parte, partner, ...period, limit: PAGE_SIZE, cursor: visit.asked('cursor') };
  const { items, names, nextCursor } = await historyPage(register, query, reading, users);
  const entries = items.map(({ actor, ...item }) => ({ ...item, author: names.get(actor) }));
  return { page: <HistoryPage {...common} entries={entries} next={nextCursor} /> };
}

type Entry = Omit<Awaited<ReturnType<typeof historyPage>>['items'][number], 'actor'> & {
  readonly author: string | undefined;
};

interface HistoryProps {
  readonly visit: Visit;
  readonly agreement: ShownAgreement;
  readonly form: Readonly<Record<string, string | undefined>>;
  readonly partners: readonly { readonly id: string; readonly name: string }[];
  readonly entries: readonly Entry[];
  readonly next?: string | undefined;
  readonly problem?: FormProblem;
}

function HistoryPage({ visit, agreement, form, partners, entries, next, problem }: HistoryProps): VNode {
  const at = `/accordi/${agreement.id}/registro`;
  const all = visit.say('tutto', 'everything');
  return (
    <Page
      visit={visit}
      title={visit.say(`Registro – ${agreement.title}`, `Register – ${agreement.title}`)}
      crumbs={agreementCrumbs(visit, agreement)}
      crumb={visit.say('Registro', 'Register')}
      wrong={problem !== undefined}
      updated={moment(visit.facts.now)}
    >
      <AgreementNav visit={visit} agreement={agreement} />
      {problem && <ProblemSummary problem={problem} />}
      <form method="get" action={at} class="filters no-print">
        <KeptLanguage visit={visit} />
        <Choice
          name="parte"
          label={visit.say('Su che cosa', 'About')}
          value={form['parte']}
          options={[['', all], ...Object.entries(PARTS).map(([part, word]) => [part, visit.text(word)] as const)]}
        />
        <Choice
          name="partner"
          label="Partner"
          value={form['partner']}
          options={[['', visit.say('tutti', 'all')], ...partners.map(({ id, name }) => [id, name] as const)]}
        />
        <Field
          name="dal"
          label={visit.say('Registrato dal', 'Recorded from')}
          hint={visit.say('gg/mm/aaaa', 'dd/mm/yyyy')}
          value={form['dal']}
          problem={problem}
        />
        <Field
          name="al"
          label={visit.say('fino al', 'until')}
          hint={visit.say('gg/mm/aaaa', 'dd/mm/yyyy')}
          value={form['al']}
          problem={problem}
        />
        <div class="field">
          <button type="submit" class="btn btn-primary">
            {visit.say('Mostra', 'Show')}
          </button>
        </div>
      </form>
      {entries.length === 0 && !problem && (
        <p class="prose">
          {visit.say('Nulla di registrato con questi filtri.', 'Nothing recorded with these filters.')}
        </p>
      )}
      {entries.length > 0 && <Entries visit={visit} entries={entries} />}
      {next !== undefined && (
        <p>
          <a href={visit.href(at, { ...form, cursor: next })}>{visit.say('Voci precedenti', 'Earlier entries')}</a>
        </p>
      )}
    </Page>
  );
}

function Entries({ visit, entries }: { visit: Visit; entries: readonly Entry[] }): VNode {
  const caption = visit.say('Che cosa è stato registrato, dal più recente', 'What was recorded, newest first');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached with the keyboard
    <section class="table-scroll stacks" tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{visit.say('evento', 'event')}</th>
            <th scope="col" class="wide">
              {visit.say('che cosa', 'what')}
            </th>
            <th scope="col">{visit.say('del giorno', 'about')}</th>
            <th scope="col">{visit.say('registrato il', 'recorded on')}</th>
            <th scope="col">{visit.say('da chi', 'by')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ revision, text, occurredOn, recordedAt, author, invented }) => (
            <tr key={revision}>
              <th scope="row">{revision}</th>
              <td>
                {visit.text(text)}
                {invented && ` [${visit.say('inventato', 'made up')}]`}
              </td>
              <td data-label={visit.say('del giorno', 'about')}>{shortDate(occurredOn)}</td>
              <td data-label={visit.say('registrato il', 'recorded on')}>{moment(recordedAt)}</td>
              <td data-label={visit.say('da chi', 'by')}>{author ?? visit.say('un programma', 'a program')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
