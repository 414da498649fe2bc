import { type Command, Option } from 'commander';
import type { Language } from '#libs/kernel/text.js';

/** Options that every command has. */
export interface CommonOptions {
  readonly data: string;
  readonly lang: Language;
  readonly json?: boolean;
}

/** Which folder, which language. */
export function withFolderOptions(command: Command): Command {
  const folder = new Option('--data <cartella>', 'cartella dei dati').env('DATA_DIR').default('./data');
  const language = new Option('--lang <lingua>', 'lingua delle risposte').choices(['it', 'en']).env('REGIA_LANG');
  return command.addOption(folder).addOption(language.default('it'));
}

/** And an answer for programs. */
export function withCommonOptions(command: Command): Command {
  return withFolderOptions(command).option('--json', 'risposta in JSON, per i programmi');
}
