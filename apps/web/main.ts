#!/usr/bin/env node
import { DataFolderProblem } from '#libs/adapters/sqlite/data-folder-problem.js';
import { EmbeddedModule } from '#libs/adapters/sqlite/embedded.module.js';
import { webApplication } from './application.js';
import { readConfiguration } from './configuration.js';

// Alone, for machines where the rows are kept by `projector`: on one machine it is `regia` that runs both.
const configuration = readConfiguration(process.env);
if ('problems' in configuration) {
  for (const { variable, message } of configuration.problems) {
    console.error(`${variable}: ${message.it}. (${message.en}.)`);
  }
  process.exit(2);
}

try {
  const web = await webApplication(await EmbeddedModule.open(configuration.dataDir), configuration);
  await web.app.listen(configuration.port, configuration.host);
  const stop = (): void => {
    void web.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  console.error(error instanceof DataFolderProblem ? error.text.it : error);
  process.exit(1);
}
