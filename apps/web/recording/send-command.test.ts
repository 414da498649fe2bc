import { expect, test } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import { addressed } from '#libs/agreement/core/commands.js';
import type { RecordInAgreement } from '#libs/agreement/core/record.handler.js';
import { type Caller, callerIn, NOT_ALLOWED } from '#libs/identity/rights.js';
import { Scenario } from '#libs/testing/given-when-then.js';
import { sendCommand } from './send-command.js';

test('rights are those of when it is handled, not of when it was sent', async () => {
  const A = 'pinerolo';
  const coordinator: Caller = { id: 'u1', kind: 'user', roles: [{ role: 'coordinator', agreement: A }] };
  let now = coordinator;
  const asked: unknown[] = [];
  const commands = {
    async execute({ caller }: RecordInAgreement) {
      const register = { state: Scenario.given().folded } as never;
      asked.push(await caller.mayDo?.(register));
      now = { ...coordinator, roles: [{ role: 'viewer', agreement: A }] };
      asked.push(await caller.mayDo?.(register));
      return NOT_ALLOWED;
    },
  } as unknown as CommandBus;
  await sendCommand(commands, {
    caller: callerIn(coordinator, A),
    callerNow: async () => now,
    command: addressed('raise-issue', {}, { date: '2021-11-20', title: 'Manca un operatore' }),
  });
  expect(asked).toEqual([undefined, NOT_ALLOWED]);
});
