import type { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import type { CommandRequest, RequestOf } from '../core/command.js';
import { unknownPart } from '../core/guards.js';
import type { MeetingState, RecordedAgreement } from '../core/state.js';
import { meetingMustNotBeAnnulled } from './guards.js';

/** The meeting that a path names; one that was annulled takes nothing more. */
export function meetingOf({ meetings }: RecordedAgreement, { meeting = '' }: CommandRequest<unknown>['ids']) {
  const found = meetings.get(meeting);
  if (!found) return unknownPart(say('un incontro', 'a meeting'), meeting);
  return meetingMustNotBeAnnulled(found) ?? { meeting, found };
}

/** A decision on the meeting that the path names. */
export function onMeeting<Schema extends z.ZodType>(
  decide: (state: RecordedAgreement, found: MeetingState, meeting: string, request: RequestOf<Schema>) => Decision,
) {
  return (state: RecordedAgreement, request: RequestOf<Schema>): Decision => {
    const named = meetingOf(state, request.ids);
    return isRefusal(named) ? named : decide(state, named.found, named.meeting, request);
  };
}
