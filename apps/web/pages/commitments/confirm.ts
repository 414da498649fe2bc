import { say } from '#libs/kernel/text.js';
import { repeatableProgress } from '#libs/monitoring/tasks/as-before.js';
import type { FormDescription } from '../../forms/form.js';
import { localPath } from '../../frame/local-path.js';
import type { Visit } from '../../frame/visit.js';
import { BACK_FIELD } from './as-before.js';
import { commitmentPage } from './commitment.js';
import { type CommitmentForm, commitmentForm } from './commitment-form.js';
import type { CommitmentVisit } from './commitment-visit.js';

/** What was last said of it holds today as well: one press, wherever the button stands. */
export const confirmation: FormDescription<CommitmentForm> = {
  path: 'impegni/:commitment/conferma',
  command: 'record-progress',
  fills: 'new',
  open: commitmentForm,
  async closed({ at }, services) {
    const found = repeatableIn(at);
    if (!('why' in found)) return undefined;
    const title = at.visit.say('Nulla è stato confermato.', 'Nothing was confirmed.');
    const problem = { title, fields: {}, others: [at.visit.text(found.why)] };
    return { page: await commitmentPage(at, services, { problem, back: backOf(at.visit) }), status: 422 };
  },
  values: () => ({}),
  read(_, { at }) {
    const found = repeatableIn(at);
    return 'value' in found ? { ...found.value, date: at.today } : {};
  },
  fieldOf: () => undefined,
  sentBefore: say(
    'Con questo pulsante si era già confermato: guarda come sta ora e, se serve, conferma di nuovo.',
    'This button had confirmed it already: look at how it stands now and, if needed, confirm it again.',
  ),
  page: ({ at }, { problem, changed }, services) =>
    commitmentPage(at, services, { problem, changed, back: backOf(at.visit) }),
  doneAt: ({ at, home }, recorded) => {
    const path = backOf(at.visit) ?? `/accordi/${at.agreement.id}/${home}`;
    return { redirect: backTo(at.visit, path, at.agreement.id, recorded) };
  },
};

const repeatableIn = ({ whole, commitment, judged }: CommitmentVisit) =>
  repeatableProgress(whole, commitment, judged.get(commitment.definition.id));

const backOf = (visit: Visit): string | undefined => localPath(visit.typed(BACK_FIELD));

/** Where the button stood, which says what was recorded; the Quadro must be told of which agreement. */
function backTo(visit: Visit, path: string, agreement: string, { revision }: { readonly revision: number }): string {
  const url = new URL(path, 'http://here.invalid');
  // Without its dots, `/.//elsewhere` begins with two strokes, which lead to another host.
  const pathname = localPath(url.pathname) ?? '/';
  url.searchParams.set('fatto', String(revision));
  const isOfAgreement = pathname.startsWith(`/accordi/${agreement}/`) || pathname === `/accordi/${agreement}`;
  if (!isOfAgreement) url.searchParams.set('accordo', agreement);
  if (visit.facts.asked) url.searchParams.set('lang', visit.facts.asked);
  return `${pathname}${url.search}#esito`;
}
