import { createServer } from 'node:net';
import { MovedClock } from '#libs/adapters/clock/moved-clock.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { temporaryFolder } from '#libs/testing/temporary-folder.js';
import { recordFile } from '../../apps/cli/commands/import.js';
import { demoFiles } from '../../apps/cli/demo-files.js';
import { instantOfTyping } from '../../apps/cli/dry-run.js';
import { withRegia } from '../../apps/cli/regia.js';
import { openAccounts } from '../../apps/regia/demo-accounts.js';
import { type Service, startService } from '../http/service.js';

export const PASSWORD = 'quattro parole messe in fila';
export const SECOND_MEMBER = 'trasporti@esempio.it';
/** Long, without a space, from right to left, and anything but kind. */
export const HOSTILE = `<script>alert(1)</script> "><img src=x onerror=alert(1)> \u202Erovesciato ${'m'.repeat(300)}`;

/** The demonstration's agreements and accounts, one agreement with hostile texts, and somebody without any role. */
export async function demonstration(): Promise<Service & { readonly tokenOfLink: string; stopAll(): Promise<void> }> {
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
  await service.agreement({ id: 'ostile', title: HOSTILE });
  await memberForTransport(service);
  const made = await service.send('POST', '/users', { email: 'nessuno@esempio.it', name: 'Senza ruoli' });
  const link = await service.send('POST', `/users/${made.json.id}/one-time-link`);
  const set = { token: tokenOf(link.json.url), password: PASSWORD };
  await service.send('POST', '/one-time-links', set, { key: null });
  const another = await service.send('POST', `/users/${made.json.id}/one-time-link`);
  return {
    ...service,
    tokenOfLink: tokenOf(another.json.url),
    async stopAll() {
      await service.stop();
      folder.remove();
    },
  };
}

/** A second member, whose commitment waits to be confirmed too. */
async function memberForTransport(service: Service): Promise<void> {
  const user = await service.send('POST', '/users', { email: SECOND_MEMBER, name: 'Componente (trasporti)' });
  const role = { role: 'member', partner: 'unione' };
  await service.send('PUT', `/agreements/esempio-patto-di-comunita/roles/${user.json.id}`, role);
  const link = await service.send('POST', `/users/${user.json.id}/one-time-link`);
  await service.send('POST', '/one-time-links', { token: tokenOf(link.json.url), password: PASSWORD }, { key: null });
}

const tokenOf = (url: string): string => new URL(url).searchParams.get('token') ?? '';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
