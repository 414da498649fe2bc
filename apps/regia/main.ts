#!/usr/bin/env node
import { EmbeddedModule } from '#libs/adapters/sqlite/embedded.module.js';
import { configurationOrExit, exitBecause } from '../web/start.js';
import { tellFirstPassword } from './first-password.js';
import { runRegia } from './run.js';
import { stopOnSignals } from './signals.js';

const configuration = configurationOrExit();
try {
  const running = await runRegia(await EmbeddedModule.open(configuration.dataDir), configuration);
  stopOnSignals(running);
  console.log(`Regia risponde a ${running.url} (dati in ${configuration.dataDir}).`);
  if (running.firstPassword) {
    console.log(tellFirstPassword(running.firstPassword, configuration.dataDir, process.stdout.isTTY === true));
  }
} catch (error) {
  exitBecause(error);
}
