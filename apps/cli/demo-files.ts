import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { addPeriod, type CivilDate, civilDateIn, subtractPeriod } from '#libs/kernel/civil-date.js';
import { type AgreementFile, readAgreementFile } from './agreement-file.js';
import { problemsOfFile } from './dry-run.js';

/** `infra/demo`, from the compiled program. */
const FOLDER = fileURLToPath(new URL('../../../infra/demo/', import.meta.url));

/** The demonstration's agreements, with the dates of the one that runs today counted from today. */
export function demoFiles(now: string, folder = FOLDER): AgreementFile[] {
  const today = civilDateIn('Europe/Rome', now);
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => {
    const file = readAgreementFile(path.join(folder, name), (value) => withDates(value, today));
    const problems = 'problems' in file ? file.problems : problemsOfFile(file, now);
    if ('problems' in file || problems.length > 0) {
      throw new Error(
        problems.map(({ line, column, message }) => `${name}:${line}:${column}: ${message.it}`).join('\n'),
      );
    }
    return file;
  });
}

const RELATIVE = /^today(?:([+-])(P\w+?))?(T\d{2}:\d{2})?$/;

/** `today`, `today-P4M`, `today+P10DT18:00`: dates and local times counted from today. */
function withDates(value: unknown, today: CivilDate): unknown {
  if (typeof value === 'string') return dateOf(value, today) ?? value;
  if (Array.isArray(value)) return value.map((item) => withDates(item, today));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, withDates(child, today)]));
}

function dateOf(text: string, today: CivilDate): string | undefined {
  const match = RELATIVE.exec(text);
  if (!match) return undefined;
  const [, sign, period, time = ''] = match;
  if (period === undefined) return today + time;
  return (sign === '-' ? subtractPeriod(today, period) : addPeriod(today, period)) + time;
}
