import { membersChangeOn } from '../core/members.js';
import { type Listing, listing, partViews } from '../core/paging.js';
import type { BodyState } from '../core/state.js';
import { compact, isBy, lastOf, type RegisterToView, revised, type ViewOptions } from '../core/view.js';
import { type Closed, textPlaceIf } from '../texts/view.js';
import type { BodyView, MemberChangeView } from './view-schema.js';

/** `GET …/bodies/{b}` and `GET …/bodies`, in the order of the definition. */
export const { one: bodyView, list: listBodies } = partViews('bodies', viewOf);

function viewOf(register: RegisterToView, id: string, body: BodyState, options: ViewOptions): Closed<BodyView> {
  const { definition, addedOn, invented } = body;
  const changes = body.memberChanges.filter(({ date }) => isBy(date, options));
  return revised(register, `bodies/${id}`, {
    ...definition,
    members: membersChangeOn(body, options.on)?.members ?? definition.members,
    firstMembers: changes.length > 0 ? definition.members : undefined,
    memberChanges: lastOf(changes).map((change) => changeOf(register, change)),
    addedOn,
    invented,
  });
}

/** `GET …/bodies/{b}/members`, in the order of recording; undefined where there is no such body. */
export function listMemberChanges(
  register: RegisterToView,
  id: string,
  options: ViewOptions,
): Listing<Closed<MemberChangeView>> | undefined {
  const { state } = register;
  const body = state.bodies.get(id);
  if (!body || !isBy(body.addedOn, options)) return undefined;
  return listing(
    `${state.id}/bodies/${id}/members`,
    body.memberChanges
      .filter(({ date }) => isBy(date, options))
      .map((change) => ({ place: { date: '', revision: change.revision }, item: () => changeOf(register, change) })),
  );
}

const changeOf = ({ state }: RegisterToView, { reason, ...change }: BodyState['memberChanges'][number]) =>
  compact({ ...change, reason: textPlaceIf(state, reason) });
