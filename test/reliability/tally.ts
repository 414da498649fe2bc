/** Counts what held and what did not; at the end prints one line of JSON, and one for people. */
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
    console.log(`${this.passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  }
}

const short = (detail: unknown): string => {
  const text = typeof detail === 'string' ? detail : (JSON.stringify(detail) ?? String(detail));
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
};
