#!/usr/bin/env node
import { EmbeddedModule } from '#libs/adapters/sqlite/embedded.module.js';
import { configurationOrExit, exitBecause } from '../web/start.js';
import { runRegia } from './run.js';
import { stopOnSignals } from './signals.js';

const configuration = configurationOrExit();
try {
  const running = await runRegia(await EmbeddedModule.open(configuration.dataDir), configuration);
  stopOnSignals(running);
  console.log(`Regia risponde a ${running.url} (dati in ${configuration.dataDir}).`);
  if (running.firstPassword) {
    const { email, password } = running.firstPassword;
    console.log(`Primo accesso: ${email}, password ${password} (si mostra solo ora; cambiarla).`);
  }
} catch (error) {
  exitBecause(error);
}
