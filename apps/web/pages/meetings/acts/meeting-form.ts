import { type KnownMeeting, knownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import type { OpenForm } from '../../../forms/form.js';
import { agreementCrumbs } from '../../../frame/agreement-nav.js';
import { type AgreementVisit, agreementHref } from '../../../frame/agreement-visit.js';
import type { PageReply } from '../../../frame/visit.js';
import { notFound } from '../../../http/problems.js';
import { meetingTitle } from '../meeting-words.js';
import { bodyNames } from '../names.js';

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
  const { visit, agreement, register } = at;
  const { id, facts } = known;
  const body = facts.body && bodyNames(register.state).get(facts.body);
  const home = `incontri/${id}`;
  const title = { name: meetingTitle(visit, facts, body), href: agreementHref(visit, agreement.id, home) };
  return { at, known, ids: { meeting: id }, part: `meetings/${id}`, home, crumbs: [...meetingsCrumbs(at), title] };
}

/** The way down to the meetings of an agreement. */
export const meetingsCrumbs = ({ visit, agreement }: AgreementVisit) => [
  ...agreementCrumbs(visit, agreement),
  { name: visit.say('Incontri', 'Meetings'), href: agreementHref(visit, agreement.id, 'incontri') },
];

/** The meeting's page, instead of a form that has nothing to do any more. */
export const toMeeting = ({ at, home }: MeetingForm, anchor = ''): PageReply => ({
  redirect: agreementHref(at.visit, at.agreement.id, home) + anchor,
});
