#!/usr/bin/env node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MovedClock } from '#libs/adapters/clock/moved-clock.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { recordFile } from './commands/import.js';
import { list } from './commands/list.js';
import { report } from './commands/report.js';
import { demoFiles } from './demo-files.js';
import { instantOfTyping } from './dry-run.js';
import { withRegia } from './regia.js';

/** Records the agreements of the founding documents, as if over the years, and prints each report at a telling date. */
async function demo(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'regia-demo-'));
  const clock = new MovedClock();
  const now = clock.now();
  const say = (text: string): void => console.log(text);
  try {
    return await withRegia(
      folder,
      async (regia) => {
        const files = demoFiles(now);
        for (const file of files) {
          const answer = await recordFile(regia, file, (at) => clock.moveTo(instantOfTyping(at, now)));
          if (isRefusal(answer)) throw new Error(`${file.file}: ${JSON.stringify(answer)}`);
        }
        clock.moveTo(now);
        const lang = process.env['REGIA_LANG'] === 'en' ? 'en' : 'it';
        say((await list(regia, { data: folder, lang })).text ?? '');
        for (const { definition, reports } of files) {
          for (const { on, asOf, why } of reports) {
            const answer = await report(regia, String(definition['id']), {
              data: folder,
              lang,
              on,
              ...(asOf && { asOf }),
            });
            say(`\n${'#'.repeat(120)}\n${why[lang]}\n`);
            say(answer.text ?? answer.complaint ?? '');
          }
        }
        return 0;
      },
      clock,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await demo();
