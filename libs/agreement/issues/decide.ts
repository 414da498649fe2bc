import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import { say } from '#libs/kernel/text.js';
import { annulment } from '../core/annulment.js';
import { besides, common, dayOf, defineCommand, type RequestOf } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { recordedOf, shapeOf } from '../core/facts.js';
import { id } from '../core/fields.js';
import { idMustBeFree, partnersMustExist, refuse, refuseProblems, unknownPart } from '../core/guards.js';
import type { RecordedAgreement } from '../core/state.js';
import { issueEvents } from './events.js';
import { issue, resolution } from './facts.js';

const issueInput = z.strictObject({ ...common, id: id.optional(), ...shapeOf(issue, 'typed') });
const resolutionInput = z.strictObject({ ...common, ...shapeOf(resolution, 'typed') });

function raiseIssue(state: RecordedAgreement, request: RequestOf<typeof issueInput>): Decision {
  const { input } = request;
  const raised = input.id ?? request.newId('issue');
  return (
    idMustBeFree(state.issues, raised) ??
    refuseProblems(partnersMustExist(state, [input.owner], '/owner')) ?? [
      newEvent(issueEvents.IssueRaised, dayOf(request), {
        ...besides(input),
        issue: raised,
        ...recordedOf(issue, input),
      }),
    ]
  );
}

function resolveIssue(state: RecordedAgreement, request: RequestOf<typeof resolutionInput>): Decision {
  const found = issueOf(state, request.ids);
  if ('refused' in found) return found;
  const { id, raised } = found;
  if (raised.resolved) {
    return refuse(
      'issue-resolved-already',
      `Questa criticità risulta già risolta il ${raised.resolved.date}.`,
      `This issue is recorded as resolved on ${raised.resolved.date} already.`,
    );
  }
  if (dayOf(request) < raised.date) {
    return refuse(
      'resolved-before-raised',
      `La criticità è stata segnalata il ${raised.date}: non può essere risolta prima.`,
      `The issue was raised on ${raised.date}: it cannot be resolved before.`,
      '/date',
    );
  }
  const data = { ...besides(request.input), issue: id, ...recordedOf(resolution, request.input) };
  return [newEvent(issueEvents.IssueResolved, dayOf(request), data)];
}

/** The issue that a path names; one that was annulled takes nothing more. */
function issueOf(state: RecordedAgreement, path: Readonly<Record<string, string>>) {
  const id = path['issue'] ?? '';
  const raised = state.issues.get(id);
  if (!raised) return unknownPart(say('una criticità', 'an issue'), id);
  if (!raised.annulled) return { id, raised };
  return refuse('issue-annulled', 'Questa criticità è stata annullata.', 'This issue was annulled.');
}

export const issueCommands = [
  defineCommand({
    name: 'raise-issue',
    path: 'issues',
    title: say('Segnalare una criticità', 'Raise an issue'),
    input: issueInput,
    creates: true,
    example: { date: '2021-11-20', title: 'Manca l’operatore di raccordo', severity: 'high', due: '2021-12-10' },
    takenBack: { by: 'annul-issue' },
    decide: raiseIssue,
  }),
  defineCommand({
    name: 'resolve-issue',
    path: 'issues/{issue}/resolution',
    title: say('Segnare una criticità come risolta', 'Mark an issue as resolved'),
    input: resolutionInput,
    example: { date: '2021-12-05', text: 'Incarico affidato' },
    takenBack: { by: 'annul-issue-resolution' },
    decide: resolveIssue,
  }),
  annulment({
    name: 'issue',
    path: 'issues/{issue}',
    title: say('Annullare una criticità segnalata per errore', 'Annul an issue raised by mistake'),
    example: 'Segnalata due volte',
    event: issueEvents.IssueAnnulled,
    found: (state, ids) => {
      const found = issueOf(state, ids);
      return 'refused' in found ? found : { issue: found.id };
    },
  }),
  // Marked as resolved by mistake: it is open again.
  annulment({
    name: 'issue-resolution',
    path: 'issues/{issue}/resolution',
    title: say('Riaprire una criticità segnata come risolta per errore', 'Reopen an issue resolved by mistake'),
    example: 'L’incarico non è ancora affidato',
    event: issueEvents.IssueResolutionAnnulled,
    found: (state, ids) => {
      const found = issueOf(state, ids);
      if ('refused' in found) return found;
      if (found.raised.resolved) return { issue: found.id };
      return refuse('issue-not-resolved', 'Questa criticità non risulta risolta.', 'This issue is not resolved.');
    },
  }),
];
