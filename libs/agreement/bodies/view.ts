import { partViews } from '../core/paging.js';
import type { BodyState } from '../core/state.js';
import { compact, isBy, type RegisterToView, revised, type ViewOptions } from '../core/view.js';
import { type Closed, textPlaceIf } from '../texts/view.js';
import type { BodyView } from './view-schema.js';

const bodies = partViews({
  collection: 'bodies',
  partsOf: (state) => state.bodies,
  dayOf: ({ addedOn }) => addedOn,
  sortedBy: 'definition',
  view: viewOf,
});

/** `GET …/bodies/{b}` and `GET …/bodies`, in the order of the definition. */
export const { one: bodyView, list: listBodies } = bodies;

function viewOf(register: RegisterToView, id: string, body: BodyState, options: ViewOptions): Closed<BodyView> {
  const { definition, addedOn, invented } = body;
  const changes = body.memberChanges.filter(({ date }) => isBy(date, options));
  return revised(register, `bodies/${id}`, {
    ...definition,
    members: membersInForce(body, options),
    firstMembers: changes.length > 0 ? definition.members : undefined,
    memberChanges: changes.map(({ reason, ...change }) =>
      compact({ ...change, reason: textPlaceIf(register.state, reason) }),
    ),
    addedOn,
    invented,
  });
}

/** Those last set by the day, of one day the later recorded; else the first ones. */
export function membersInForce(body: BodyState, options: Pick<ViewOptions, 'on'>): readonly string[] | undefined {
  let current: BodyState['memberChanges'][number] | undefined;
  for (const change of body.memberChanges) {
    const isSet = options.on === undefined || change.date <= options.on;
    if (isSet && (current === undefined || change.date >= current.date)) current = change;
  }
  return current ? current.members : body.definition.members;
}
