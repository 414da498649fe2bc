#!/usr/bin/env node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MovedClock } from '#libs/adapters/clock/moved-clock.js';
import { EmbeddedModule } from '#libs/adapters/sqlite/embedded.module.js';
import { newPassword } from '#libs/identity/secrets.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import type { Language } from '#libs/kernel/text.js';
import { recordFile } from '../cli/commands/import.js';
import { list } from '../cli/commands/list.js';
import { report } from '../cli/commands/report.js';
import { demoFiles } from '../cli/demo-files.js';
import { instantOfTyping } from '../cli/dry-run.js';
import { withRegia } from '../cli/regia.js';
import { readConfiguration } from '../web/configuration.js';
import { DEMO_ADMINISTRATOR, type DemoAccount, openAccounts } from './demo-accounts.js';
import { runRegia } from './run.js';
import { stopOnSignals } from './signals.js';

/** Only the reports, and no service: for who wants to read them, and for tests. */
const REPORTS_ONLY = process.argv.includes('--reports-only');

const lang: Language = process.env['REGIA_LANG'] === 'en' ? 'en' : 'it';
const say = (text: string): void => console.log(text);

/** Records the agreements of the founding documents, as if over the years, and prints each report at a telling date. */
async function recordAndReport(folder: string): Promise<void> {
  const clock = new MovedClock();
  const now = clock.now();
  await withRegia(
    folder,
    async (regia) => {
      const files = demoFiles(now);
      for (const file of files) {
        const answer = await recordFile(regia, file, (at) => clock.moveTo(instantOfTyping(at, now)));
        if (isRefusal(answer)) throw new Error(`${file.file}: ${JSON.stringify(answer)}`);
      }
      clock.moveTo(now);
      say((await list(regia, { data: folder, lang })).text ?? '');
      for (const { definition, reports } of files) {
        for (const { on, asOf, why } of reports) {
          const options = { data: folder, lang, on, ...(asOf !== undefined && { asOf }) };
          const answer = await report(regia, String(definition['id']), options);
          say(`\n${'#'.repeat(120)}\n${why[lang]}\n`);
          say(answer.text ?? answer.complaint ?? '');
        }
      }
    },
    clock,
  );
}

/** Starts the service on what was recorded, with an account for each role. */
async function serve(folder: string, forget: () => void): Promise<void> {
  // Made now, not written down anywhere: the service may be reached from elsewhere.
  const password = newPassword();
  const first = { ADMIN_EMAIL: DEMO_ADMINISTRATOR, ADMIN_PASSWORD: password, LOG_LEVEL: 'warn' };
  const configuration = readConfiguration({ ...first, ...process.env, DATA_DIR: folder });
  if ('problems' in configuration) {
    for (const { variable, message } of configuration.problems) console.error(`${variable}: ${message[lang]}.`);
    forget();
    process.exit(2);
  }
  const running = await runRegia(await EmbeddedModule.open(folder), configuration);
  stopOnSignals(running, forget);
  const accounts = await openAccounts(running.web.identity, password);
  say(`\n${'#'.repeat(120)}`);
  say(introduction(running.url, password));
  const own = configuration.adminPassword === password ? '' : ' (ADMIN_PASSWORD)';
  say(`  ${(configuration.adminEmail ?? '').padEnd(24)} ${lang === 'it' ? 'amministra' : 'administrator'}${own}`);
  for (const account of accounts) say(`  ${account.email.padEnd(24)} ${what(account)}`);
}

const what = ({ role, where }: DemoAccount): string => `${role[lang]} – ${where[lang]}`;

function introduction(url: string, password: string): string {
  return lang === 'it'
    ? `Regia risponde a ${url} (interfaccia: ${url}/api/docs), su una cartella che si butta alla fine. Ctrl-C per fermarla.\n` +
        `Accessi della dimostrazione, tutti con la password «${password}»:`
    : `Regia answers at ${url} (interface: ${url}/api/docs), on a folder that is thrown away in the end. Ctrl-C stops it.\n` +
        `Accounts of the demonstration, all with the password “${password}”:`;
}

const folder = mkdtempSync(path.join(tmpdir(), 'regia-demo-'));
const forget = (): void => rmSync(folder, { recursive: true, force: true });
try {
  await recordAndReport(folder);
  if (REPORTS_ONLY) forget();
  else await serve(folder, forget);
} catch (error) {
  forget();
  console.error(error);
  process.exit(1);
}
