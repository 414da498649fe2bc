import { createServer } from 'node:net';
import { MovedClock } from '#libs/adapters/clock/moved-clock.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { sampleDefinition } from '#libs/testing/given-when-then.js';
import { temporaryFolder } from '#libs/testing/temporary-folder.js';
import { recordFile } from '../../apps/cli/commands/import.js';
import { demoFiles } from '../../apps/cli/demo-files.js';
import { instantOfTyping } from '../../apps/cli/dry-run.js';
import { withRegia } from '../../apps/cli/regia.js';
import { openAccounts } from '../../apps/regia/demo-accounts.js';
import { day } from '../days.js';
import { type Service, startService } from '../http/service.js';
import { CHAIR, OWN_MEMBER, PASSWORD } from './people.js';
import { openOtherAccounts, senderOf } from './world/accounts.js';
import { hostileDefinition, makeHostile } from './world/hostile.js';
import { type Done, livelyDefinition, makeLively } from './world/lively.js';
import { Recorder } from './world/recorder.js';

export { PASSWORD } from './people.js';

/** One copy for each suite that records something, so that none depends on another; `stati` stays as it is. */
const LIVELY = {
  stati: 'Patto degli stati',
  ruoli: 'Patto dei ruoli',
  insieme: 'Patto scritto a due mani',
  tastiera: 'Patto della tastiera',
  altrove: 'Patto visto da altrove',
} as const;

/** Agreements with nothing in them, or without what others have. */
const SPARSE = [
  { id: 'vuoto', title: 'Patto senza nulla', validFrom: undefined, duration: undefined, ...bare() },
  { id: 'senza-regola', title: 'Patto senza regola sugli incontri', validFrom: day(-200), rules: [], indicators: [] },
];

function bare() {
  const nothing: readonly object[] = [];
  return { rules: nothing, bodies: nothing, objectives: nothing, commitments: nothing, indicators: nothing };
}

export interface Demonstration extends Service {
  readonly tokenOfLink: string;
  /** What was recorded in `stati`, as notices name it. */
  readonly done: Done;
  stopAll(): Promise<void>;
}

/** The demonstration's agreements and accounts; agreements of every kind; somebody of each role, and of none. */
export async function demonstration(): Promise<Demonstration> {
  const folder = temporaryFolder();
  const clock = new MovedClock();
  const now = clock.now();
  await withRegia(
    folder.path,
    async (regia) => {
      for (const file of demoFiles(now)) {
        const answer = await recordFile(regia, file, (at) => clock.moveTo(instantOfTyping(at, now)));
        if (isRefusal(answer)) throw new Error(`${file.file}: ${JSON.stringify(answer)}`);
      }
    },
    clock,
  );
  // A browser says where it comes from, so the address must be known before the service listens.
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const service = await startService({ folder, configuration: { port, publicUrl } });
  await openAccounts(service.running.web.identity, PASSWORD);
  const lively = Object.entries(LIVELY).map(([id, title]) => livelyDefinition(id, title));
  const all = [...lively, hostileDefinition('ostile'), ...SPARSE.map((fields) => sampleDefinition(fields))];
  for (const definition of all) await service.agreement(definition);
  const { tokenOfLink } = await openOtherAccounts(
    service,
    all.map(({ id }) => String(id)),
  );
  const chair = await senderOf(service, publicUrl, CHAIR);
  const ownMember = await senderOf(service, publicUrl, OWN_MEMBER);
  const made: Done[] = [];
  for (const id of Object.keys(LIVELY)) made.push(await makeLively(new Recorder(service, id), chair, ownMember));
  const [done] = made;
  if (!done) throw new Error('No agreement was made lively');
  await makeHostile(new Recorder(service, 'ostile'));
  return {
    ...service,
    tokenOfLink,
    done,
    async stopAll() {
      await service.stop();
      folder.remove();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
