import type { VNode } from 'preact';
import type { Identity } from '#libs/identity/identity.js';
import type { InvitationView } from '#libs/identity/invitations.js';
import { mayCall, refusalOf } from '#libs/identity/rights.js';
import type { Role } from '#libs/identity/roles.js';
import { say, type Text } from '#libs/kernel/text.js';
import { linkTo } from '../../calls/identity-answers.js';
import { moment } from '../../frame/dates.js';
import { Page } from '../../frame/layout.js';
import { Table } from '../../frame/parts.js';
import { callerOf, type PageReply, type PageRoute, type Visit } from '../../frame/visit.js';
import { HttpProblem, notFound, orThrow } from '../../http/problems.js';

const PATH = '/inviti';

/** Open invitations, for administrators: here links are made, and handed over. */
export function invitationRoutes(identity: Identity, publicUrl: string): PageRoute[] {
  const { invitations, passwordSetting, users } = identity;
  const by = (visit: Visit) => ({ caller: callerOf(visit), idempotencyKey: undefined });
  const open = async (visit: Visit): Promise<InvitationView[]> => {
    const forbidden = refusalOf(mayCall(callerOf(visit), 'list-invitations'));
    if (forbidden) throw HttpProblem.of(forbidden);
    return invitations.open(visit.facts.now);
  };
  return [
    {
      method: 'GET',
      path: PATH,
      async handle(visit) {
        const items = await open(visit);
        const names = await users.names(items.map(({ invitedBy }) => invitedBy));
        return { page: <InvitationsPage visit={visit} items={items} names={names} /> };
      },
    },
    {
      method: 'POST',
      path: `${PATH}/:invitation/collegamento`,
      async handle(visit): Promise<PageReply> {
        const found = (await open(visit)).find(({ id }) => id === visit.facts.params['invitation']);
        if (!found) throw notFound();
        const { token, expiresAt } = orThrow(await passwordSetting.issueLink(found.user, by(visit)));
        const url = linkTo(publicUrl, token);
        return { page: <LinkPage visit={visit} email={found.email} url={url} expiresAt={expiresAt} /> };
      },
    },
    {
      method: 'POST',
      path: `${PATH}/:invitation/ritiro`,
      async handle(visit) {
        orThrow(await invitations.revoke(visit.facts.params['invitation'] ?? '', by(visit)));
        return { redirect: visit.href(PATH, { ritirato: '1' }) };
      },
    },
  ];
}

const ROLE_WORDS: Readonly<Record<Role, Text>> = {
  administrator: say('amministra', 'administrator'),
  coordinator: say('coordina', 'coordinator'),
  member: say('componente', 'member'),
  evaluator: say('valuta', 'evaluator'),
  viewer: say('consulta', 'viewer'),
};

const WHAT_THIS_IS = say(
  'Chi è stato invitato entra con un collegamento, che vale 24 ore e una volta sola. Lo vede solo chi amministra: va mandato a quell’indirizzo, o dato alla persona, e a nessun altro. Un collegamento nuovo chiude quello di prima.',
  'Whoever was invited comes in by a link, which holds for 24 hours and once. Only administrators see it: send it to that address, or hand it to the person, and to nobody else. A new link ends the one before.',
);

interface InvitationsProps {
  readonly visit: Visit;
  readonly items: readonly InvitationView[];
  readonly names: ReadonlyMap<string, string>;
}

function InvitationsPage({ visit, items, names }: InvitationsProps): VNode {
  const caption = visit.say('Inviti aperti', 'Open invitations');
  const head = [
    visit.say('Indirizzo', 'Address'),
    visit.say('Ruolo', 'Role'),
    visit.say('Invito', 'Invitation'),
    visit.say('Collegamento', 'Link'),
  ];
  return (
    <Page visit={visit} title={caption}>
      <p class="prose">{visit.text(WHAT_THIS_IS)}</p>
      {visit.asked('ritirato') && (
        <p class="done">{visit.say('Invito ritirato, con il suo ruolo.', 'Invitation revoked, with its role.')}</p>
      )}
      {items.length === 0 ? (
        <p>{visit.say('Nessun invito aperto.', 'No open invitations.')}</p>
      ) : (
        <Table caption={caption} isNamed stacks head={head}>
          {items.map((item) => (
            <InvitationRow key={item.id} visit={visit} item={item} invitedBy={names.get(item.invitedBy)} head={head} />
          ))}
        </Table>
      )}
    </Page>
  );
}

interface RowProps {
  readonly visit: Visit;
  readonly item: InvitationView;
  readonly invitedBy: string | undefined;
  readonly head: readonly string[];
}

function InvitationRow({ visit, item, invitedBy, head }: RowProps): VNode {
  const { id, email, role, agreement, partner, invitedAt, linkExpiresAt } = item;
  const where = [agreement, partner].filter((part) => part !== undefined).join(', ');
  return (
    <tr>
      <th scope="row">{email}</th>
      <td data-label={head[1]}>
        {visit.text(ROLE_WORDS[role])}
        {where && ` – ${where}`}
      </td>
      <td data-label={head[2]}>
        {moment(visit, invitedAt)}
        {invitedBy && ` (${invitedBy})`}
      </td>
      <td data-label={head[3]}>
        {linkExpiresAt && (
          <p>
            {visit.say('dato, vale fino a: ', 'handed over, holds until: ')}
            {moment(visit, linkExpiresAt)}
          </p>
        )}
        <form method="post" action={visit.href(`${PATH}/${id}/collegamento`)}>
          <button type="submit" class="btn btn-primary">
            {visit.say('Crea un collegamento', 'Make a link')}
            <span class="visually-hidden">: {email}</span>
          </button>
        </form>
        <form method="post" action={visit.href(`${PATH}/${id}/ritiro`)}>
          <button type="submit" class="btn btn-outline-primary">
            {visit.say('Ritira l’invito', 'Revoke the invitation')}
            <span class="visually-hidden">: {email}</span>
          </button>
        </form>
      </td>
    </tr>
  );
}

interface LinkProps {
  readonly visit: Visit;
  readonly email: string;
  readonly url: string;
  readonly expiresAt: string;
}

/** The link, this once. */
function LinkPage({ visit, email, url, expiresAt }: LinkProps): VNode {
  const title = visit.say('Collegamento creato', 'Link made');
  return (
    <Page visit={visit} title={title} crumbs={[{ name: visit.say('Inviti', 'Invitations'), href: visit.href(PATH) }]}>
      <p class="prose">
        {visit.say('Da mandare a ', 'To be sent to ')}
        <strong>{email}</strong>
        {visit.say(', e a nessun altro. Si mostra solo ora.', ', and to nobody else. It is shown only now.')}
      </p>
      <p class="prose">
        <code id="collegamento">{url}</code>
      </p>
      <p>
        {visit.say('Vale fino a: ', 'It holds until: ')}
        {moment(visit, expiresAt)}
      </p>
    </Page>
  );
}
