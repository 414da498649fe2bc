import path from 'node:path';
import { type INestApplicationContext, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { HeadsFile } from '#libs/adapters/files/heads-file.js';
import { HeadsFile as Heads } from '#libs/adapters/files/heads-file.js';
import { DataFolder } from '#libs/adapters/sqlite/data-folder.js';
import { AgreementReading } from '#libs/agreement/core/reading.js';
import type { Clock } from '#libs/kernel/ports.js';
import { CLOCK } from '#libs/kernel/tokens.js';
import { Rebuilding } from '#libs/portfolio/rebuild.js';
import 'reflect-metadata';
import { CliModule } from './cli.module.js';

/** What the commands work with: one open folder. */
export interface Regia {
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  readonly reading: AgreementReading;
  readonly folder: DataFolder;
  readonly heads: HeadsFile;
  readonly clock: Clock;
  readonly rebuilding: Rebuilding;
}

/** Opens the folder for one piece of work and lets it go, whatever happens. Throws `DataFolderProblem`. */
export async function withRegia<Result>(
  folder: string,
  work: (regia: Regia) => Promise<Result>,
  clock?: Clock,
): Promise<Result> {
  Logger.overrideLogger(['error', 'warn', 'fatal']);
  const module = await CliModule.on(folder, clock);
  const app = await NestFactory.createApplicationContext(module, { abortOnError: false });
  try {
    return await work(toolsOf(app));
  } finally {
    await app.close();
  }
}

function toolsOf(app: INestApplicationContext): Regia {
  const folder = app.get(DataFolder);
  return {
    commands: app.get(CommandBus),
    queries: app.get(QueryBus),
    reading: app.get(AgreementReading),
    folder,
    heads: new Heads(path.join(folder.path, 'heads.ndjson'), folder.secret('heads')),
    clock: app.get<Clock>(CLOCK),
    rebuilding: app.get(Rebuilding),
  };
}
