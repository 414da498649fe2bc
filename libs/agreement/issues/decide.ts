import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import { say } from '#libs/kernel/text.js';
import { besides, type CommandRequest, common, dayOf, defineCommand, toSeal, toSealIf } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { date, id, line, typedText } from '../core/fields.js';
import { idMustBeFree, partnersMustExist, refuse, refuseProblems, unknownPart } from '../core/guards.js';
import type { AgreementState } from '../core/state.js';
import { issueEvents, severity } from './events.js';

const issueInput = z.strictObject({
  ...common,
  id: id.optional(),
  title: line,
  severity: severity.optional(),
  owner: id.optional(),
  due: date.optional(),
  text: typedText.optional(),
});
const resolutionInput = z.strictObject({ ...common, text: typedText.optional() });

function raiseIssue(state: AgreementState, request: CommandRequest<z.infer<typeof issueInput>>): Decision {
  const { input } = request;
  const issue = input.id ?? request.newId('issue');
  return (
    idMustBeFree(state.issues, issue) ??
    refuseProblems(partnersMustExist(state, [input.owner], '/owner')) ?? [
      newEvent(issueEvents.IssueRaised, dayOf(request), {
        ...besides(input),
        issue,
        title: toSeal(input.title),
        severity: input.severity,
        owner: input.owner,
        due: input.due,
        text: toSealIf(input.text),
      }),
    ]
  );
}

function resolveIssue(state: AgreementState, request: CommandRequest<z.infer<typeof resolutionInput>>): Decision {
  const id = request.ids['issue'] ?? '';
  const issue = state.issues.get(id);
  if (!issue) return unknownPart(say('una criticità', 'an issue'), id);
  if (issue.resolved) {
    return refuse(
      'issue-resolved-already',
      `Questa criticità risulta già risolta il ${issue.resolved.date}.`,
      `This issue is recorded as resolved on ${issue.resolved.date} already.`,
    );
  }
  const data = { ...besides(request.input), issue: id, text: toSealIf(request.input.text) };
  return [newEvent(issueEvents.IssueResolved, dayOf(request), data)];
}

export const issueCommands = [
  defineCommand({
    name: 'raise-issue',
    method: 'POST',
    path: 'issues',
    title: say('Segnalare una criticità', 'Raise an issue'),
    input: issueInput,
    creates: true,
    example: { date: '2021-11-20', title: 'Manca l’operatore di raccordo', severity: 'high', due: '2021-12-10' },
    decide: raiseIssue,
  }),
  defineCommand({
    name: 'resolve-issue',
    method: 'POST',
    path: 'issues/{issue}/resolution',
    title: say('Segnare una criticità come risolta', 'Mark an issue as resolved'),
    input: resolutionInput,
    creates: false,
    example: { date: '2021-12-05', text: 'Incarico affidato' },
    decide: resolveIssue,
  }),
];
