import { expect, test } from '@jest/globals';
import { Scenario } from '#libs/testing/given-when-then.js';
import { knownMeeting } from './meeting-stage.js';
import { mayHaveApproved } from './meetings.js';

test('minutes are approved at later meetings of the same body, held by then; a public event approves nothing', () => {
  const held = { present: ['ciss'] };
  const { folded } = Scenario.given()
    .and('meetings', { id: 'before', body: 'tavolo', date: '2022-01-10', held })
    .and('meetings', { id: 'it', body: 'tavolo', date: '2022-02-10', held })
    .and('meetings', { id: 'same-day', body: 'tavolo', date: '2022-02-10', held })
    .and('meetings', { id: 'of-nobody', date: '2022-03-01', held })
    .and('meetings', { id: 'second', body: 'tavolo', date: '2022-04-10', held })
    .and('meetings', { id: 'first', body: 'tavolo', date: '2022-03-10', held })
    .and('meetings', { id: 'public', body: 'tavolo', date: '2022-03-20', kind: 'public-event', held })
    .and('meetings', { id: 'annulled', body: 'tavolo', date: '2022-03-25', held })
    .and('meetings/annulled/annulment', { reason: 'Mai avvenuto' })
    .and('meetings', { id: 'convened', body: 'tavolo', date: '2022-05-10' });
  const meeting = folded.meetings.get('it');
  const known = meeting && knownMeeting('it', meeting, '2022-06-01');
  expect(known && mayHaveApproved(folded, known, '2022-06-01').map(({ id }) => id)).toEqual(['first', 'second']);
});
