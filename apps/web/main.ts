#!/usr/bin/env node
import { EmbeddedModule } from '#libs/adapters/sqlite/embedded.module.js';
import { webApplication } from './application.js';
import { configurationOrExit, exitBecause } from './start.js';

// Alone, for machines where `projector` keeps the rows: on one machine `regia` runs both.
const configuration = configurationOrExit();
try {
  const web = await webApplication(await EmbeddedModule.open(configuration.dataDir), configuration);
  await web.app.listen(configuration.port, configuration.host);
  const stop = (): void => {
    web.stop().then(() => process.exit(0), exitBecause);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  exitBecause(error);
}
