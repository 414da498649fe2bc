import type { Identity } from '#libs/identity/identity.js';
import { SYSTEM } from '#libs/identity/recording.js';
import type { Role } from '#libs/identity/roles.js';
import { isRefusal, Refused } from '#libs/kernel/refusal.js';
import { say, type Text } from '#libs/kernel/text.js';

export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Text;
  readonly where: Text;
  readonly grants: readonly { readonly role: Role; readonly agreement?: string; readonly partner?: string }[];
}

const BIELLA = 'biella-protocollo-wecom';
const EXAMPLE = 'esempio-patto-di-comunita';

export const DEMO_ADMINISTRATOR = 'amministra@esempio.it';

/** One for each role besides the administrator's; nobody real has these names. */
const ACCOUNTS: readonly DemoAccount[] = [
  {
    email: 'coordina@esempio.it',
    name: 'Coordina (dimostrazione)',
    role: say('coordina', 'coordinator'),
    where: say('protocollo di Biella e patto di esempio', 'protocol of Biella and the made-up pact'),
    grants: [
      { role: 'coordinator', agreement: BIELLA },
      { role: 'coordinator', agreement: EXAMPLE },
    ],
  },
  {
    email: 'componente@esempio.it',
    name: 'Componente (dimostrazione)',
    role: say('componente', 'member'),
    where: say(
      'per I.R.I.S. a Biella, per il consorzio nel patto di esempio',
      'for I.R.I.S. in Biella, for the consortium in the made-up pact',
    ),
    grants: [
      { role: 'member', agreement: BIELLA, partner: 'iris' },
      { role: 'member', agreement: EXAMPLE, partner: 'consorzio' },
    ],
  },
  {
    email: 'valuta@esempio.it',
    name: 'Valuta (dimostrazione)',
    role: say('valuta', 'evaluator'),
    where: say('tutti gli accordi', 'all agreements'),
    grants: [{ role: 'evaluator' }],
  },
  {
    email: 'legge@esempio.it',
    name: 'Legge (dimostrazione)',
    role: say('legge', 'viewer'),
    where: say('tutti gli accordi', 'all agreements'),
    grants: [{ role: 'viewer' }],
  },
];

/** Makes the accounts, all with one password. */
export async function openAccounts(identity: Identity, password: string): Promise<readonly DemoAccount[]> {
  for (const { email, name, grants } of ACCOUNTS) {
    const registered = await identity.users.register({ email, name, language: 'it' }, SYSTEM);
    if (isRefusal(registered)) throw new Refused(registered);
    for (const { role, agreement, partner } of grants) {
      const granted = await identity.roles.grant(registered.id, agreement, { role, partner }, SYSTEM);
      if (isRefusal(granted)) throw new Refused(granted);
    }
    const link = await identity.passwordSetting.issueLink(registered.id, SYSTEM);
    if (isRefusal(link)) throw new Refused(link);
    const set = await identity.passwordSetting.setByLink({ token: link.token, password });
    if (isRefusal(set)) throw new Refused(set);
  }
  return ACCOUNTS;
}
