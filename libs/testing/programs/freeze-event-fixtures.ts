// Writes one recorded example for each version of each event that has none yet, and locks it. What is there stays:
// a released shape never changes (register.md, "Event").
//   node --conditions=source --import ./libs/testing/programs/typescript-hooks.mjs \
//     ./libs/testing/programs/freeze-event-fixtures.ts
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { wholeLife } from '../whole-life.js';

const fixtures = fileURLToPath(new URL('../../agreement/fixtures/', import.meta.url));
const events = path.join(fixtures, 'events');
const lockFile = path.join(fixtures, 'events.lock.json');

mkdirSync(events, { recursive: true });
/** Of several examples the longest: it has the most of the fields that may be left out. */
const examples = (await wholeLife()).sort((a, b) => JSON.stringify(b.data).length - JSON.stringify(a.data).length);
for (const event of examples) {
  const file = path.join(events, `${event.type}.v${event.schemaVersion}.json`);
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(event, null, 2)}\n`);
}
const locked = existsSync(lockFile) ? (JSON.parse(readFileSync(lockFile, 'utf8')) as Record<string, string>) : {};
for (const name of readdirSync(events).sort()) {
  locked[name] ??= createHash('sha256')
    .update(readFileSync(path.join(events, name)))
    .digest('hex');
}
writeFileSync(lockFile, `${JSON.stringify(locked, null, 2)}\n`);
