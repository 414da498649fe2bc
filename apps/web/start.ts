import { DataFolderProblem } from '#libs/adapters/sqlite/data-folder-problem.js';
import { type Configuration, configurationWarnings, readConfiguration } from './configuration.js';

const EXIT_USAGE = 2;

/** The configuration from the environment; where it is wrong the process ends, everything that is wrong named. */
export function configurationOrExit(environment: NodeJS.ProcessEnv = process.env): Configuration {
  const configuration = readConfiguration(environment);
  if (!('problems' in configuration)) {
    for (const { it, en } of configurationWarnings(environment)) console.error(`${it} (${en})`);
    return configuration;
  }
  for (const { variable, message } of configuration.problems) {
    console.error(`${variable}: ${message.it}. (${message.en}.)`);
  }
  process.exit(EXIT_USAGE);
}

/** Says why a start failed, in words where there are any, and ends the process. */
export function exitBecause(error: unknown): never {
  console.error(error instanceof DataFolderProblem ? `${error.text.it}\n${error.text.en}` : error);
  process.exit(1);
}
