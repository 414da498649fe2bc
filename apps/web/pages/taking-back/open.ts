import { type Act, standingActs, takenBackBy, takingBack, whyNotTakenBack } from '#libs/agreement/core/acts.js';
import { partOf } from '#libs/agreement/core/commands.js';
import type { HistoryEntry } from '#libs/agreement/core/describe.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { whatWouldChange } from '#libs/monitoring/whatif/what-changes.js';
import type { FormServices, OpenForm } from '../../forms/form.js';
import type { Said } from '../../forms/said.js';
import { agreementCrumbs } from '../../frame/agreement-nav.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { notFound } from '../../http/problems.js';
import { addressOf } from './offers.js';
import { pagesOfAct } from './places.js';
import { differencesSaid } from './words.js';

/** Taking back one act, which the address names by its place in the register. */
export interface TakingBackForm extends OpenForm {
  readonly act: Act;
  /** What was recorded, as the history tells it, and who did so. */
  readonly entry: HistoryEntry;
  readonly author: string | undefined;
  /** The event that took it back already. */
  readonly by: number | undefined;
  readonly refusal: Refusal | undefined;
  readonly said: readonly Said[];
  /** The page that is left once it is taken back, below the agreement. */
  readonly after: string;
  readonly address: string;
}

/** What the address names; throws 404 where nothing recorded there can, or could, be taken back. */
export async function openTakingBack(at: AgreementVisit, { reading, users }: FormServices): Promise<TakingBackForm> {
  const { visit, register } = at;
  const { state, head } = register;
  const revision = /^[1-9]\d{0,8}$/.test(visit.facts.params['revision'] ?? '')
    ? Number(visit.facts.params['revision'])
    : 0;
  if (revision === 0 || revision > head.revision) throw notFound();
  const standing = standingActs(state).get(revision);
  const act = standing ?? (await actThen(at, revision, reading));
  const [entry] = await reading.history(register, revision, 1);
  if (!act || !entry) throw notFound();
  const command = takingBack(act, '–');
  const isFromHistory = visit.asked('da') === 'registro';
  const pages = pagesOfAct(state, act);
  const part = partOf(command);
  const changes = standing ? whatWouldChange(at.judgement(), command, visit.facts.now) : [];
  const address = addressOf(act);
  return {
    at,
    ids: act.ids,
    // What is of no part is of the whole agreement, of which anything may change without touching this.
    ...(part !== '' && { part }),
    home: isFromHistory ? 'registro' : pages.at,
    crumbs: agreementCrumbs(at, 'registro'),
    act,
    entry,
    author: (await users.names([entry.actor])).get(entry.actor),
    by: standing ? undefined : (takenBackBy(state).get(revision) ?? head.revision),
    refusal: standing && whyNotTakenBack(state, act, visit.facts.now),
    said: isRefusal(changes) ? [] : differencesSaid(visit, changes),
    after: isFromHistory ? 'registro' : pages.after,
    address: isFromHistory ? `${address}?da=registro` : address,
  };
}

/** What was taken back since stood when it was recorded: a form that is sent twice is still that form. */
async function actThen({ agreement }: AgreementVisit, revision: number, reading: FormServices['reading']) {
  const then = await reading.register(agreement.id, { revision });
  return then && standingActs(then.state).get(revision);
}
