import { NOT_ALLOWED } from '#libs/identity/rights.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { repeatableProgress } from '#libs/monitoring/tasks/as-before.js';
import { changedMeanwhile } from '../../forms/changed.js';
import { refusedStatus } from '../../forms/recording.js';
import { refusedForm } from '../../forms/typed-form.js';
import { agreementHref } from '../../frame/agreement-visit.js';
import { localPath } from '../../frame/local-path.js';
import type { PageReply, Visit } from '../../frame/visit.js';
import { HttpProblem } from '../../http/problems.js';
import { BACK_FIELD } from './as-before.js';
import { commitmentPage } from './commitment.js';
import { type CommitmentServices, commitmentVisit, partOf } from './commitment-visit.js';

/** POST `/accordi/{a}/impegni/{c}/conferma`: what was last said of it holds today as well. */
export async function confirm(visit: Visit, services: CommitmentServices): Promise<PageReply> {
  const { recording, reading } = services;
  const here = await commitmentVisit(visit, reading);
  const { id } = here.commitment.definition;
  const { agreement, today, base } = here;
  const back = localPath(visit.typed(BACK_FIELD));
  if (!here.may('record-progress', { commitment: id })) throw HttpProblem.of(NOT_ALLOWED);
  const found = repeatableProgress(here.whole, here.commitment, here.judged.get(id));
  if ('why' in found) {
    const title = visit.say('Nulla è stato confermato.', 'Nothing was confirmed.');
    const problem = { title, fields: {}, others: [visit.text(found.why)] };
    return commitmentPage(visit, services, { problem, status: 422, back });
  }
  const answer = await recording.send(visit, {
    agreement: agreement.id,
    path: `commitments/${id}/progress`,
    body: { ...found.value, date: today },
    base,
  });
  if (!isRefusal(answer)) {
    return { redirect: backTo(visit, back ?? `/accordi/${agreement.id}/impegni/${id}`, agreement.id, answer) };
  }
  const status = refusedStatus(answer);
  if (answer.refused !== 'stale') {
    const wasSent = answer.type === 'idempotency-key-reused';
    const problem = wasSent
      ? { title: visit.text(CONFIRMED_BEFORE), fields: {} }
      : refusedForm(visit, answer, () => undefined);
    return commitmentPage(visit, services, { problem, status, back });
  }
  const { register } = await commitmentVisit(visit, reading);
  const changed = await changedMeanwhile(visit, register, partOf(id), services);
  return commitmentPage(visit, services, { changed, status, back });
}

/** The same press of the same button, on another day. */
const CONFIRMED_BEFORE = say(
  'Con questo pulsante si era già confermato: guarda come sta ora e, se serve, conferma di nuovo.',
  'This button had confirmed it already: look at how it stands now and, if needed, confirm it again.',
);

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

/** GET of the same address, as after signing in again: the commitment, where the button is. */
export async function confirmAddress(visit: Visit): Promise<PageReply> {
  const { agreement = '', commitment = '' } = visit.facts.params;
  const [of, id] = [agreement, commitment].map(encodeURIComponent);
  return { redirect: agreementHref(visit, of ?? '', `impegni/${id}`) };
}
