import { membersChangeOn } from '../core/members.js';
import { partViews } from '../core/paging.js';
import type { BodyState } from '../core/state.js';
import { compact, isBy, type RegisterToView, revised, type ViewOptions } from '../core/view.js';
import { type Closed, textPlaceIf } from '../texts/view.js';
import type { BodyView } from './view-schema.js';

/** `GET …/bodies/{b}` and `GET …/bodies`, in the order of the definition. */
export const { one: bodyView, list: listBodies } = partViews('bodies', viewOf);

function viewOf(register: RegisterToView, id: string, body: BodyState, options: ViewOptions): Closed<BodyView> {
  const { definition, addedOn, invented } = body;
  const changes = body.memberChanges.filter(({ date }) => isBy(date, options));
  return revised(register, `bodies/${id}`, {
    ...definition,
    members: membersChangeOn(body, options.on)?.members ?? definition.members,
    firstMembers: changes.length > 0 ? definition.members : undefined,
    memberChanges: changes.map(({ reason, ...change }) =>
      compact({ ...change, reason: textPlaceIf(register.state, reason) }),
    ),
    addedOn,
    invented,
  });
}
