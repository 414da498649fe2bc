import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

/** Builds after `npm ci`; an installation for production has no compiler, and runs what was built elsewhere. */
const { resolve } = createRequire(import.meta.url);
const hasCompiler = ['typescript/package.json', 'sass'].every((name) => {
  try {
    return resolve(name) !== '';
  } catch {
    return false;
  }
});
if (hasCompiler) {
  const { status } = spawnSync('npm run --silent build', { shell: true, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  console.log('Nulla è costruito, poiché il compilatore non è installato: si usa la cartella dist che c’è.');
  console.log('Nothing is built, as the compiler is not installed: the dist folder that is there is used.');
}
