#!/usr/bin/env node
import { DataFolderProblem } from '#libs/adapters/sqlite/data-folder-problem.js';
import { EmbeddedModule } from '#libs/adapters/sqlite/embedded.module.js';
import { readConfiguration } from '../web/configuration.js';
import { runRegia } from './run.js';
import { stopOnSignals } from './signals.js';

const configuration = readConfiguration(process.env);
if ('problems' in configuration) {
  for (const { variable, message } of configuration.problems) {
    console.error(`${variable}: ${message.it}. (${message.en}.)`);
  }
  process.exit(2);
}

try {
  const running = await runRegia(await EmbeddedModule.open(configuration.dataDir), configuration);
  stopOnSignals(running);
  console.log(`Regia risponde a ${running.url} (dati in ${configuration.dataDir}).`);
  if (running.firstPassword) {
    const { email, password } = running.firstPassword;
    console.log(`Primo accesso: ${email}, password ${password} (si mostra solo ora; cambiarla).`);
  }
} catch (error) {
  console.error(error instanceof DataFolderProblem ? error.text.it : error);
  process.exit(1);
}
