import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import { say } from '#libs/kernel/text.js';
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
  const id = request.ids['issue'] ?? '';
  const raised = state.issues.get(id);
  if (!raised) return unknownPart(say('una criticità', 'an issue'), id);
  if (raised.resolved) {
    return refuse(
      'issue-resolved-already',
      `Questa criticità risulta già risolta il ${raised.resolved.date}.`,
      `This issue is recorded as resolved on ${raised.resolved.date} already.`,
    );
  }
  const data = { ...besides(request.input), issue: id, ...recordedOf(resolution, request.input) };
  return [newEvent(issueEvents.IssueResolved, dayOf(request), data)];
}

export const issueCommands = [
  defineCommand({
    name: 'raise-issue',
    path: 'issues',
    title: say('Segnalare una criticità', 'Raise an issue'),
    input: issueInput,
    creates: true,
    example: { date: '2021-11-20', title: 'Manca l’operatore di raccordo', severity: 'high', due: '2021-12-10' },
    decide: raiseIssue,
  }),
  defineCommand({
    name: 'resolve-issue',
    path: 'issues/{issue}/resolution',
    title: say('Segnare una criticità come risolta', 'Mark an issue as resolved'),
    input: resolutionInput,
    example: { date: '2021-12-05', text: 'Incarico affidato' },
    decide: resolveIssue,
  }),
];
