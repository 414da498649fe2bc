#!/usr/bin/env node
import { runProjector } from './run.js';

const EXIT_DATA_FOLDER = 6;

const running = await runProjector(process.env['DATA_DIR'] || './data');
if ('refused' in running) {
  console.error(process.env['REGIA_LANG'] === 'en' ? running.refused.en : running.refused.it);
  process.exitCode = EXIT_DATA_FOLDER;
} else {
  running.enableShutdownHooks();
}
