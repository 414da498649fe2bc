import type { Service } from '../../http/service.js';
import { tokenIn } from '../../http/world.js';
import { CHAIR, NOBODY, OTHER_MEMBER, OWN_MEMBER, PASSWORD, SECOND_MEMBER } from '../people.js';
import type { Sender } from './recorder.js';

/** Accounts besides the demonstration's, with their roles in agreements that are there already. */
export async function openOtherAccounts(
  service: Pick<Service, 'send'>,
  agreements: readonly string[],
): Promise<{ readonly tokenOfLink: string }> {
  const account = async (email: string, name: string): Promise<string> => {
    const { json } = await service.send('POST', '/users', { email, name, language: 'it' });
    const token = await linkFor(service, json.id);
    await service.send('POST', '/one-time-links', { token, password: PASSWORD }, { key: null });
    return json.id as string;
  };
  const transport = await account(SECOND_MEMBER, 'Componente (trasporti)');
  await grant(service, 'esempio-patto-di-comunita', transport, { role: 'member', partner: 'unione' });
  const chair = await account(CHAIR, 'Presiede');
  const ownMember = await account(OWN_MEMBER, 'Per il C.I.S.S.');
  const otherMember = await account(OTHER_MEMBER, 'Per la Diaconia');
  for (const agreement of agreements) {
    await grant(service, agreement, chair, { role: 'coordinator' });
    await grant(service, agreement, ownMember, { role: 'member', partner: 'ciss' });
    await grant(service, agreement, otherMember, { role: 'member', partner: 'diaconia' });
  }
  const nobody = await account(NOBODY, 'Senza ruoli');
  return { tokenOfLink: await linkFor(service, nobody) };
}

/** The token of a new one-time link. */
async function linkFor(service: Pick<Service, 'send'>, user: string): Promise<string> {
  const { json } = await service.send('POST', `/users/${user}/one-time-link`);
  return tokenIn(json.url);
}

async function grant(service: Pick<Service, 'send'>, agreement: string, user: string, role: object): Promise<void> {
  const { status, text } = await service.send('PUT', `/agreements/${agreement}/roles/${user}`, role);
  if (status !== 200) throw new Error(`${agreement}: ${text}`);
}

/** Somebody who has signed in, for the interface for programs. A change of their roles ends it. */
export async function senderOf(service: Pick<Service, 'send'>, origin: string, email: string): Promise<Sender> {
  const { status, headers, text } = await service.send(
    'POST',
    '/session',
    { email, password: PASSWORD },
    { key: null },
  );
  if (status !== 200) throw new Error(`${email}: ${text}`);
  return { cookie: headers.get('set-cookie')?.split(';')[0] ?? '', origin };
}
