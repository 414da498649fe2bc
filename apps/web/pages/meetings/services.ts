import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { NOT_ALLOWED } from '#libs/identity/rights.js';
import type { Users } from '#libs/identity/users.js';
import { type KnownMeeting, knownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import type { PageRecording } from '../../forms/recording.js';
import { type AgreementVisit, agreementVisit } from '../../frame/agreement-visit.js';
import { Visit } from '../../frame/visit.js';
import { HttpProblem, notFound } from '../../http/problems.js';

/** What the pages about meetings are made from. */
export interface MeetingServices {
  readonly reading: AgreementReading;
  readonly users: Users;
  readonly recording: Pick<PageRecording, 'send'>;
}

/** The agreement of the address, for whoever may send a command that makes something in it; throws 403 and 404. */
export async function visitToAdd(
  visit: Visit,
  command: string,
  { reading }: Pick<MeetingServices, 'reading'>,
): Promise<AgreementVisit> {
  const at = await agreementVisit(visit, reading);
  if (!at.may(command)) throw HttpProblem.of(NOT_ALLOWED);
  return at;
}

/** The meeting of the address, for whoever may send a command to it; throws 403 and 404. */
export async function visitToMeeting(
  visit: Visit,
  command: string | undefined,
  { reading }: Pick<MeetingServices, 'reading'>,
): Promise<{ at: AgreementVisit; known: KnownMeeting }> {
  const at = await agreementVisit(visit, reading);
  const { meeting: id = '' } = visit.facts.params;
  const meeting = at.register.state.meetings.get(id);
  const known = meeting && knownMeeting(id, meeting, at.today);
  if (!known) throw notFound();
  if (command !== undefined && !at.may(command, { meeting: id })) throw HttpProblem.of(NOT_ALLOWED);
  return { at, known };
}

/** The same visit, had other fields been typed. */
export const visitWith = (visit: Visit, values: Readonly<Record<string, string>>): Visit =>
  new Visit({ ...visit.facts, form: new URLSearchParams(values) });
