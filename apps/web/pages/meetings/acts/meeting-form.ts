import type { AgreementReading } from '#libs/agreement/core/reading.js';
import type { MeetingView } from '#libs/agreement/meetings/view-schema.js';
import { hasOpenMinutes, type KnownMeeting, knownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import type { OpenForm } from '../../../forms/form.js';
import { agreementCrumbs } from '../../../frame/agreement-nav.js';
import type { AgreementVisit } from '../../../frame/agreement-visit.js';
import type { PageReply } from '../../../frame/visit.js';
import { notFound } from '../../../http/problems.js';
import { meetingTitle } from '../meeting-words.js';
import { bodyNames } from '../names.js';
import { openMeeting } from '../record/meeting-values.js';

/** A form about one meeting. */
export interface MeetingForm extends OpenForm {
  readonly known: KnownMeeting;
}

/** The meeting of the address; throws 404 where there is none. */
export function meetingAt({ visit, register, today }: AgreementVisit): KnownMeeting {
  const { meeting: id = '' } = visit.facts.params;
  const meeting = register.state.meetings.get(id);
  const known = meeting && knownMeeting(id, meeting, today);
  if (!known) throw notFound();
  return known;
}

/** Throws 404 where there is no such meeting. */
export function meetingForm(at: AgreementVisit): MeetingForm {
  const known = meetingAt(at);
  const { id, facts } = known;
  const body = facts.body && bodyNames(at.register.state).get(facts.body);
  const home = `incontri/${id}`;
  const title = { name: meetingTitle(at.visit, facts, body), href: at.href(home) };
  const crumbs = [...agreementCrumbs(at, 'incontri'), title];
  return { at, known, ids: { meeting: id }, part: `meetings/${id}`, home, crumbs };
}

/** A form about the minutes of one. */
export interface MinutesForm extends MeetingForm {
  /** As recorded, its texts open. */
  readonly view: MeetingView | undefined;
}

export async function minutesForm(at: AgreementVisit, reading: AgreementReading): Promise<MinutesForm> {
  const form = meetingForm(at);
  return { ...form, view: await openMeeting(at, form.known.id, reading) };
}

/** The meeting's page, instead of a form that has nothing to do any more. */
export const toMeeting = ({ at, home }: Pick<OpenForm, 'at' | 'home'>, anchor = ''): PageReply => ({
  redirect: at.href(home) + anchor,
});

/** Of a form about the minutes, while they may change. */
export const closedMinutes = (open: MeetingForm): PageReply | undefined =>
  hasOpenMinutes(open.known) ? undefined : toMeeting(open, '#verbale');
