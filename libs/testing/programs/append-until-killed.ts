import { openDataFolder } from '#libs/adapters/sqlite/data-folder.js';
import { sampleEvents } from '../contracts/sample-events.js';

/** Appends to several streams at once for ever, and prints `<stream> <revision>` for each append that was answered. */
const [folder = '', streams = '1'] = process.argv.slice(2);
const opened = openDataFolder(folder);

async function append(stream: string): Promise<void> {
  for (let head = 0; ; head += 2) {
    const outcome = await opened.events.append(
      stream,
      head,
      sampleEvents(stream, head + 1, 2, { text: 'x'.repeat(500) }),
    );
    if (outcome.outcome === 'conflict') throw new Error(`${stream} is at ${outcome.head}, not at ${head}`);
    process.stdout.write(`${stream} ${head + 2}\n`);
  }
}

await Promise.all(Array.from({ length: Number(streams) }, (_, number) => append(`agreement-${number}`)));
