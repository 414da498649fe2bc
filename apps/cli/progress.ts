import { Presets, SingleBar } from 'cli-progress';

const SHOWN_AFTER_MS = 1_000;

/** Tells how far a long piece of work is: a bar after a second, on a terminal only. */
export interface Progress {
  step(by?: number): void;
}

export async function withProgress<Result>(
  label: string,
  total: number,
  work: (progress: Progress) => Promise<Result>,
): Promise<Result> {
  const bar = process.stderr.isTTY
    ? new SingleBar({ format: `${label} {bar} {value}/{total}` }, Presets.shades_classic)
    : undefined;
  let done = 0;
  let started = false;
  const timer = setTimeout(() => {
    bar?.start(total, done);
    started = true;
  }, SHOWN_AFTER_MS);
  try {
    return await work({
      step(by = 1) {
        done += by;
        if (started) bar?.update(done);
      },
    });
  } finally {
    clearTimeout(timer);
    if (started) bar?.stop();
  }
}
