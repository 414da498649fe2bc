import type { RunningRegia } from './run.js';

/** Ends the process when it is asked to, after what was accepted is finished; asked twice, at once. */
export function stopOnSignals(running: Pick<RunningRegia, 'stop'>, afterwards: () => void = () => undefined): void {
  let asked = false;
  const stop = (): void => {
    if (asked) process.exit(1);
    asked = true;
    running.stop().then(
      () => {
        afterwards();
        process.exit(0);
      },
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
