import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import { say } from '#libs/kernel/text.js';
import { besides, type CommandInput, common, dayOf, defineCommand, toSeal, toSealIf } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { date, id, line, typedText } from '../core/fields.js';
import { idMustBeFree, partnersMustExist, refuse, refuseProblems, unknownPart } from '../core/guards.js';
import type { AgreementState } from '../core/state.js';
import { issueEvents, severity } from './events.js';

const issueBody = z.strictObject({
  ...common,
  id: id.optional(),
  title: line,
  severity: severity.optional(),
  owner: id.optional(),
  due: date.optional(),
  text: typedText.optional(),
});
const resolutionBody = z.strictObject({ ...common, text: typedText.optional() });

function raiseIssue(state: AgreementState, input: CommandInput<z.infer<typeof issueBody>>): Decision {
  const { body } = input;
  const issue = body.id ?? input.newId('issue');
  return (
    idMustBeFree(state.issues, issue) ??
    refuseProblems(partnersMustExist(state, [body.owner], '/owner')) ?? [
      newEvent(issueEvents.IssueRaised, dayOf(input), {
        ...besides(body),
        issue,
        title: toSeal(body.title),
        severity: body.severity,
        owner: body.owner,
        due: body.due,
        text: toSealIf(body.text),
      }),
    ]
  );
}

function resolveIssue(state: AgreementState, input: CommandInput<z.infer<typeof resolutionBody>>): Decision {
  const id = input.path['issue'] ?? '';
  const issue = state.issues.get(id);
  if (!issue) return unknownPart(say('una criticità', 'an issue'), id);
  if (issue.resolved) {
    return refuse(
      'issue-resolved-already',
      `Questa criticità risulta già risolta il ${issue.resolved.date}.`,
      `This issue is recorded as resolved on ${issue.resolved.date} already.`,
    );
  }
  const data = { ...besides(input.body), issue: id, text: toSealIf(input.body.text) };
  return [newEvent(issueEvents.IssueResolved, dayOf(input), data)];
}

export const issueCommands = [
  defineCommand({
    name: 'raise-issue',
    method: 'POST',
    path: 'issues',
    title: say('Segnalare una criticità', 'Raise an issue'),
    body: issueBody,
    creates: true,
    example: { date: '2021-11-20', title: 'Manca l’operatore di raccordo', severity: 'high', due: '2021-12-10' },
    decide: raiseIssue,
  }),
  defineCommand({
    name: 'resolve-issue',
    method: 'POST',
    path: 'issues/{issue}/resolution',
    title: say('Segnare una criticità come risolta', 'Mark an issue as resolved'),
    body: resolutionBody,
    creates: false,
    example: { date: '2021-12-05', text: 'Incarico affidato' },
    decide: resolveIssue,
  }),
];
