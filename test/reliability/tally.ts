import { stripVTControlCharacters } from 'node:util';

/** More than anybody reads; the count says how many there are. */
const MOST_NAMED = 100;

/** Counts what held and what did not; at the end prints one line of JSON, what failed, and one line for people. */
export class Tally {
  private passed = 0;
  private readonly failures: string[] = [];

  check(name: string, holds: boolean, detail?: unknown): void {
    if (holds) this.passed += 1;
    else this.failures.push(detail === undefined ? name : `${name}: ${short(detail)}`);
  }

  equal(name: string, got: unknown, wanted: unknown): void {
    const [has, should] = [JSON.stringify(got), JSON.stringify(wanted)];
    this.check(name, has === should, `${has} instead of ${should}`);
  }

  /** Sets the exit code, too. */
  end(figures: Readonly<Record<string, unknown>>): void {
    const failed = this.failures.length;
    console.log(JSON.stringify({ ...figures, passed: this.passed, failed, failures: this.failures.slice(0, 20) }));
    // Last, as the end of a long output is what is kept of it.
    for (const failure of this.failures.slice(0, MOST_NAMED)) console.log(`FAILED: ${inOneLine(failure)}`);
    console.log(`${this.passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  }
}

const inOneLine = (text: string): string => stripVTControlCharacters(text).replaceAll(/\s+/g, ' ').trim();

const short = (detail: unknown): string => {
  const text = typeof detail === 'string' ? detail : (JSON.stringify(detail) ?? String(detail));
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
};
