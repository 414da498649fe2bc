import { meetingView } from '#libs/agreement/meetings/view.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { Scenario } from '#libs/testing/given-when-then.js';

/** What event, state and view have of a field that a meeting is convened with: `field-travels.js FIELD VALUE`. */
const [field = '', value = ''] = process.argv.slice(2);
const meeting = { id: 'm1', date: '2022-05-10', [field]: value };

const decided = Scenario.given().when('meetings', meeting);
if (isRefusal(decided)) throw new Error(JSON.stringify(decided));
const state = Scenario.given().and('meetings', meeting).folded;
const seen = {
  event: decided.events[0]?.data,
  state: state.meetings.get('m1')?.scheduled,
  view: meetingView({ state, touched: new Map() }, 'm1', { names: true }),
};
const found = Object.entries(seen).map(([where, fields]) => [where, (fields as Record<string, unknown>)[field]]);
console.log(JSON.stringify(Object.fromEntries(found)));
