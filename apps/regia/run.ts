import path from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import { HeadsFile, type SignedHead } from '#libs/adapters/files/heads-file.js';
import { DataFolder } from '#libs/adapters/sqlite/data-folder.js';
import { REGISTER_PREFIX } from '#libs/kernel/envelope.js';
import type { Clock } from '#libs/kernel/ports.js';
import { CLOCK } from '#libs/kernel/tokens.js';
import { PortfolioUpkeep } from '#libs/portfolio/upkeep.js';
import { type WebApplication, type WebOptions, webApplication } from '../web/application.js';
import type { Configuration } from '../web/configuration.js';

const HOUSEKEEPING_EVERY_MS = 10 * 60_000;
const PAGE = 500;

export interface RunningRegia {
  readonly web: WebApplication;
  readonly url: string;
  /** Of the first administrator, where it was made just now. */
  readonly firstPassword: { readonly email: string; readonly password: string } | undefined;
  stop(): Promise<void>;
}

/** All in one process: the interface, the rows of lists kept up to date, the daily work. Answers when it listens. */
export async function runRegia(
  adapters: DynamicModule,
  configuration: Configuration,
  options: WebOptions = {},
): Promise<RunningRegia> {
  const web = await webApplication(adapters, configuration, options);
  const upkeep = web.app.get(PortfolioUpkeep);
  await web.identity.housekeeping.atStart();
  const made = await web.identity.firstStart.ensureFirstAdministrator({
    email: configuration.adminEmail,
    password: configuration.adminPassword,
  });
  await upkeep.start();
  const daily = dailyWork(web);
  await web.app.listen(configuration.port, configuration.host);
  const { generatedPassword: password, email } = made ?? {};
  return {
    web,
    url: await web.app.getUrl(),
    firstPassword: password !== undefined && email !== undefined ? { email, password } : undefined,
    async stop() {
      daily.stop();
      await web.stop(() => upkeep.stop());
    },
  };
}

/** Forgets what has expired, and once a day signs the heads of the registers (register.md, "Tail"). */
function dailyWork({ app, identity: { housekeeping } }: WebApplication): { stop: () => void } {
  const folder = app.get(DataFolder);
  const clock = app.get<Clock>(CLOCK);
  const heads = new HeadsFile(path.join(folder.path, 'heads.ndjson'), folder.secret('heads'));
  let signedOn = heads.read().lines.at(-1)?.at.slice(0, 10);
  const work = async (): Promise<void> => {
    await housekeeping.regularly();
    const now = clock.now();
    if (signedOn === now.slice(0, 10)) return;
    const all = await headsOf(folder);
    if (all.length > 0) heads.add(now, all);
    signedOn = now.slice(0, 10);
  };
  const report = (error: unknown): void => {
    process.emitWarning(error instanceof Error ? error : String(error));
  };
  const timer = setInterval(() => void work().catch(report), HOUSEKEEPING_EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

async function headsOf(folder: DataFolder): Promise<SignedHead[]> {
  const heads: SignedHead[] = [];
  let after: string | undefined;
  for (;;) {
    const streams = await folder.events.streams(REGISTER_PREFIX, after, PAGE);
    for (const stream of streams) {
      const head = await folder.events.head(stream);
      const agreement = stream.slice(REGISTER_PREFIX.length);
      if (head) heads.push({ agreement, revision: head.revision, hash: head.hash });
    }
    if (streams.length < PAGE) return heads;
    after = streams.at(-1);
  }
}
