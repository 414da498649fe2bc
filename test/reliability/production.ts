import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { Tally } from './tally.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** What is carried to a machine that only runs it: what was built, and what says which packages it needs. */
const CARRIED = ['dist', 'scripts', 'package.json', 'package-lock.json', '.npmrc'];
const LARGEST_MIB = 100;
/** It should answer within two seconds on an idle machine; here other work may run beside it. */
const ANSWERS_WITHIN_MS = 20_000;
const PORT = '39417';
const URL_BASE = `http://127.0.0.1:${PORT}`;

/** A built checkout without what is for developing and what is optional: it installs, is small, starts and answers. */
async function main(): Promise<void> {
  const tally = new Tally();
  const copy = temporaryFolder();
  try {
    const beforeBuild = withoutBuild(copy, tally);
    for (const name of CARRIED) fs.cpSync(path.join(ROOT, name), path.join(copy.path, name), { recursive: true });
    const installed = npm(copy, 'ci', '--omit=dev', '--omit=optional', '--no-progress');
    tally.check('npm ci --omit=dev --omit=optional', installed.code === 0, installed.output);
    const mebibytes = Math.round(bytesBelow(path.join(copy.path, 'node_modules')) / 1024 ** 2);
    tally.check(`at most ${LARGEST_MIB} MiB`, installed.code === 0 && mebibytes <= LARGEST_MIB, `${mebibytes} MiB`);
    const started = installed.code === 0 ? await startedFrom(copy, tally) : undefined;
    tally.end({ test: 'production', beforeBuild, mebibytes, ...started });
  } finally {
    copy.remove();
  }
}

/** `npm start` where nothing was built says so, in both languages. */
function withoutBuild(copy: TemporaryFolder, tally: Tally): number | null {
  for (const name of ['scripts', 'package.json']) {
    fs.cpSync(path.join(ROOT, name), path.join(copy.path, name), { recursive: true });
  }
  const { code, output } = npm(copy, 'start');
  tally.equal('npm start without dist: exit code', code, 1);
  tally.check(
    'npm start without dist: says what to do',
    /non è ancora costruita/.test(output) && /not built yet/.test(output),
    output,
  );
  return code;
}

async function startedFrom(copy: TemporaryFolder, tally: Tally) {
  const begun = performance.now();
  const service = spawn('npm', ['start'], {
    cwd: copy.path,
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', PORT, DATA_DIR: path.join(copy.path, 'data'), LOG_LEVEL: 'error' },
  });
  try {
    await answering(service, begun + ANSWERS_WITHIN_MS);
    const startedMs = Math.round(performance.now() - begun);
    tally.check('npm start answers', startedMs < ANSWERS_WITHIN_MS, `${startedMs} ms`);
    const page = await fetch(`${URL_BASE}/`);
    tally.check('a page', page.status === 200 && (await page.text()).startsWith('<!doctype html>'), page.status);
    const docs = await (await fetch(`${URL_BASE}/api/docs`)).text();
    const loaded = [...docs.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => address ?? '');
    tally.check('the page of the interface loads something', loaded.length > 2, docs);
    for (const address of loaded) tally.equal(address, (await fetch(URL_BASE + address)).status, 200);
    return { startedMs };
  } finally {
    // Its group: npm, and what npm started.
    if (service.pid !== undefined && service.exitCode === null) process.kill(-service.pid, 'SIGTERM');
    if (service.exitCode === null) await new Promise((resolve) => service.on('close', resolve));
  }
}

async function answering(service: ChildProcess, until: number): Promise<void> {
  while (performance.now() < until && service.exitCode === null) {
    const answer = await fetch(`${URL_BASE}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(20);
  }
  throw new Error('The service did not start');
}

function npm({ path: cwd }: TemporaryFolder, ...parts: string[]): { code: number | null; output: string } {
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { status, stdout, stderr } = spawnSync('npm', parts, { cwd, env, encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

/** As `du` counts them: whole blocks, and once what has several names. */
function bytesBelow(folder: string): number {
  if (!fs.existsSync(folder)) return 0;
  const counted = new Set<number>();
  return fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => {
    const { ino, blocks } = fs.lstatSync(path.join(folder, name));
    if (counted.has(ino)) return sum;
    counted.add(ino);
    return sum + blocks * 512;
  }, 0);
}

await main();
