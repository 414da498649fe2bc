import 'reflect-metadata';
import { type INestApplicationContext, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataFolderProblem } from '#libs/adapters/sqlite/data-folder-problem.js';
import { EmbeddedModule } from '#libs/adapters/sqlite/embedded.module.js';
import { say, type Text } from '#libs/kernel/text.js';
import { ProjectorModule } from './projector.module.js';

/** Follows the register of a folder until it is closed; or says why it cannot. */
export async function runProjector(folder: string): Promise<INestApplicationContext | { readonly refused: Text }> {
  Logger.overrideLogger(['error', 'warn', 'fatal']);
  try {
    const adapters = await EmbeddedModule.open(folder);
    return await NestFactory.createApplicationContext(ProjectorModule.on(adapters), { abortOnError: false });
  } catch (error) {
    if (!(error instanceof DataFolderProblem)) throw error;
    return { refused: error.fault === 'in-use' ? alreadyDone(error) : error.text };
  }
}

function alreadyDone({ text, file }: DataFolderProblem): Text {
  return say(
    `${text.it}\nSe in ${file} lavora già Regia, non serve altro: con i dati in una cartella un solo processo fa tutto, righe degli elenchi comprese. Il projector è un processo a sé solo dove i dati stanno su più macchine.`,
    `${text.en}\nIf Regia is at work in ${file} already, nothing more is needed: with the data in a folder one process does everything, the rows of lists included. The projector is a process of its own only where the data are spread over several machines.`,
  );
}
