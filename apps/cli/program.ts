import { once } from 'node:events';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { DataFolderProblem } from '#libs/adapters/sqlite/data-folder-problem.js';
import { history } from './commands/history.js';
import { importFiles, readFiles } from './commands/import.js';
import { list } from './commands/list.js';
import { rebuild } from './commands/rebuild.js';
import { listCommands, recordCommand } from './commands/record.js';
import { exportRegister, importRegister } from './commands/register.js';
import { report } from './commands/report.js';
import { signHeads, verify } from './commands/verify.js';
import { EXIT } from './exit-codes.js';
import { type CommonOptions, withCommonOptions, withFolderOptions } from './options.js';
import type { Outcome } from './output.js';
import type { Regia } from './regia.js';

/** Where a run writes: the terminal, or what a test listens to. */
export interface Streams {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream;
}

/** Runs one command line and gives the exit code. */
export async function runCli(
  args: readonly string[],
  streams: Streams = { out: process.stdout, err: process.stderr },
): Promise<number> {
  let exit: number = EXIT.done;
  const program = describeProgram(streams, (code) => {
    exit = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    streams.err.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.failed;
  }
}

function describeProgram(streams: Streams, finish: (exit: number) => void): Command {
  const program = new Command('regia')
    .description('Registro e monitoraggio degli accordi di welfare locale')
    .exitOverride()
    .configureOutput({ writeOut: (text) => streams.out.write(text), writeErr: (text) => streams.err.write(text) })
    .showHelpAfterError('(regia --help: che cosa si può scrivere)')
    .addHelpText('after', EXAMPLES);
  const say = ({ exit, text, complaint }: Outcome): void => {
    if (text !== undefined && text !== '') streams.out.write(`${text}\n`);
    if (complaint !== undefined) streams.err.write(`${complaint}\n`);
    finish(exit);
  };
  const on = async <Options extends Pick<CommonOptions, 'data' | 'lang'>>(
    options: Options,
    work: (regia: Regia, options: Options) => Promise<Outcome>,
  ): Promise<void> => {
    // Loaded when it is needed: help, and faults in files, come at once.
    const { withRegia } = await import('./regia.js');
    try {
      say(await withRegia(options.data, (regia) => work(regia, options)));
    } catch (error) {
      if (!(error instanceof DataFolderProblem)) throw error;
      say({ exit: EXIT.dataFolder, complaint: error.text[options.lang] });
    }
  };
  const command = (usage: string, description: string): Command => {
    const added = program.command(usage).description(description).exitOverride();
    added.configureOutput({ writeOut: (text) => streams.out.write(text), writeErr: (text) => streams.err.write(text) });
    return added;
  };

  withCommonOptions(
    command(
      'import <file...>',
      'registra gli accordi scritti in file YAML o JSON; tutti gli errori prima di registrare',
    ),
  )
    .addHelpText('after', '\nEsempio:\n  regia import patto.yaml\n  regia import infra/demo/*.yaml --data ./prova')
    .action(async (files: string[], options) => {
      const read = readFiles(files, options);
      if ('refused' in read) say(read.refused);
      else await on(options, (regia, given) => importFiles(regia, read.agreements, given));
    });

  withFolderOptions(
    command(
      'record <accordo> <comando>',
      "registra un fatto; il comando è il percorso dell'interfaccia sotto l'accordo",
    ),
  )
    .option('--json <corpo>', 'il corpo del comando, in JSON; anche la risposta è in JSON')
    .option('--key <chiave>', 'chiave di idempotenza: la stessa registrazione ripetuta non si raddoppia')
    .addHelpText('after', RECORD_EXAMPLES)
    .action((agreement: string, path: string, options) =>
      on(options, (regia, given) => recordCommand(regia, agreement, path, given)),
    );

  withCommonOptions(command('report <accordo>', 'la relazione di monitoraggio per un giorno'))
    .option('--on <data>', 'il giorno (oggi se manca), AAAA-MM-GG')
    .option('--as-of <istante>', 'con ciò che era registrato fino a un istante, 2021-12-05T00:00:00.000Z')
    .option('--revision <n>', 'sui primi n eventi del registro')
    .option('--brief', 'senza i perché')
    .addHelpText(
      'after',
      '\nEsempio:\n  regia report pinerolo-patto-wecare --on 2022-04-05\n  regia report pinerolo-patto-wecare --on 2022-04-05 --as-of 2022-04-06T00:00:00.000Z --json',
    )
    .action((agreement: string, options) => on(options, (regia, given) => report(regia, agreement, given)));

  withCommonOptions(
    command('history <accordo>', 'chi ha registrato che cosa, quando e di quale giorno, dal più recente'),
  )
    .option('--part <parte>', 'solo di una parte, per esempio meetings/m1')
    .option('--partner <partner>', 'solo di un partner')
    .option('--limit <n>', 'al massimo n righe', wholeNumber, 50)
    .action((agreement: string, options) => on(options, (regia, given) => history(regia, agreement, given)));

  withCommonOptions(command('register <accordo>', 'il registro in NDJSON, una busta CloudEvents per riga'))
    .addHelpText('after', '\nEsempio:\n  regia register pinerolo-patto-wecare > registro.ndjson')
    .action((agreement: string, options) =>
      on(options, (regia, given) => exportRegister(regia, agreement, given, writerTo(streams.out))),
    );

  withCommonOptions(command('import-register <file>', 'riprende un registro esportato, con le stesse impronte')).action(
    (file: string, options) => on(options, (regia, given) => importRegister(regia, file, given)),
  );

  withCommonOptions(command('verify', 'controlla ogni catena e le teste firmate; nomina il primo evento guasto'))
    .option('--anchors <file>', 'una copia di heads.ndjson conservata altrove')
    .action((options) => on(options, (regia, given) => verify(regia, given)));

  withCommonOptions(
    command('sign-heads', 'firma le teste dei registri in heads.ndjson: da eseguire una volta al giorno'),
  ).action((options) => on(options, (regia, given) => signHeads(regia, given)));

  withCommonOptions(
    command('rebuild', 'ricalcola le righe degli elenchi da capo, accanto a quelle che ci sono, e le sostituisce'),
  ).action((options) => on(options, (regia, given) => rebuild(regia, given)));

  withCommonOptions(command('list', 'gli accordi registrati, come stanno oggi')).action((options) =>
    on(options, (regia, given) => list(regia, given)),
  );

  withCommonOptions(command('commands', 'i comandi che record accetta')).action((options: CommonOptions) =>
    say(listCommands(options)),
  );

  return program;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('un numero intero da 1 in su');
  return Number(text);
}

/** Waits where the reader is slower than the register. */
function writerTo(out: NodeJS.WritableStream): (line: string) => Promise<void> {
  return async (line) => {
    if (!out.write(line)) await once(out, 'drain');
  };
}

const EXAMPLES = `
Esempi:
  regia import infra/demo/pinerolo-patto-wecare.yaml
  regia record pinerolo-patto-wecare meetings --json '{"body":"tavolo","date":"2023-03-20","held":{"present":["ciss","diaconia"]}}'
  regia report pinerolo-patto-wecare --on 2023-03-29
  regia verify

Codici di uscita: 0 fatto; 1 errore imprevisto; 2 riga di comando sbagliata; 3 rifiutato, nulla è registrato;
4 accordo inesistente; 5 registro alterato; 6 cartella dei dati in uso, guasta o di una versione più nuova.`;

const RECORD_EXAMPLES = `
Esempi:
  regia record biella-protocollo-wecom meetings --json '{"body":"cabina-regia","date":"2021-12-10","purposes":["verifica"]}'
  regia record biella-protocollo-wecom commitments/im-01/progress --json '{"status":"in-progress","date":"2021-11-30"}'
  regia record biella-protocollo-wecom PATCH:partners/iris --json '{"changes":{"seat":"Biella"},"reason":"sede scritta male"}'

Tutti i comandi: regia commands`;
