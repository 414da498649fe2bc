import { existsSync } from 'node:fs';

/** Starts the service as it was built: plain JavaScript, since nothing of it may have been built yet. */
const main = new URL('../dist/apps/regia/main.js', import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  console.error('Regia non è ancora costruita (manca dist): prima «npm ci», oppure «npm run build», poi «npm start».');
  console.error('Regia is not built yet (there is no dist): first "npm ci", or "npm run build", then "npm start".');
  process.exitCode = 1;
}
