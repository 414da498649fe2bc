import { findEntry } from '#libs/agreement/core/log.js';
import { PROGRESS_READING, standingOf } from '#libs/agreement/core/standing.js';
import type { ProgressValue } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { beginning } from '#libs/language/shortening.js';
import type { FormServices, OpenForm } from '../../forms/form.js';
import { agreementCrumbs } from '../../frame/agreement-nav.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import type { PageReply } from '../../frame/visit.js';
import { notFound } from '../../http/problems.js';
import { commitmentPage } from './commitment.js';
import { type CommitmentVisit, commitmentAt, partOf } from './commitment-visit.js';

/** A form about a commitment. */
export interface CommitmentForm extends OpenForm {
  readonly at: CommitmentVisit;
}

/** Throws 404 where there is no such commitment. */
export function commitmentForm(here: AgreementVisit): CommitmentForm {
  const at = commitmentAt(here);
  const { id, title } = at.commitment.definition;
  const home = `impegni/${id}`;
  const crumbs = [...agreementCrumbs(at, 'impegni'), { name: beginning(title, 40), href: at.href(home) }];
  return { at, ids: { commitment: id }, part: partOf(id), home, crumbs };
}

/** A form about one thing that was said of a commitment, or about a correction of it. */
export interface EntryForm extends CommitmentForm {
  readonly entry: {
    /** The one of the address. */
    readonly id: string;
    /** What a correction is sent to: the one that stands in its place. */
    readonly standsAs: string;
    readonly isCorrection: boolean;
    readonly isAnnulled: boolean;
    readonly date: CivilDate;
    readonly value: ProgressValue;
  };
}

/** Throws 404 where there is no such entry. `sentTo`: the entry of the address, or the one that stands in its place. */
export const entryForm =
  (sentTo: 'id' | 'standsAs') =>
  (here: AgreementVisit): EntryForm => {
    const form = commitmentForm(here);
    const { definition, progress } = form.at.commitment;
    const { entry: id = '' } = here.visit.facts.params;
    const found = findEntry(progress, here.register.state.progressIndex, definition.id, id);
    if (!found) throw notFound();
    const standing = standingOf(found.root, PROGRESS_READING);
    const { value, date, source } = standing ?? { ...found.root, source: found.root };
    const isCorrection = found.entry.id !== found.root.id;
    const isAnnulled = found.entry.annulled !== undefined || found.root.annulled !== undefined;
    const entry = { id, standsAs: isCorrection ? id : source.id, isCorrection, isAnnulled, date, value };
    return { ...form, ids: { ...form.ids, progress: entry[sentTo] }, entry };
  };

/** The commitment itself, saying why there is nothing more to do to that entry. */
export async function alreadyAnnulled(
  { at, entry }: EntryForm,
  services: FormServices,
): Promise<PageReply | undefined> {
  if (!entry.isAnnulled) return undefined;
  const title = at.visit.say(
    'Questa voce è già annullata: non c’è altro da correggere.',
    'This entry is annulled already: there is nothing more to put right.',
  );
  return { page: await commitmentPage(at, services, { problem: { title, fields: {} } }), status: 422 };
}
