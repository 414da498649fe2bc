import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { type DynamicModule, Module } from '@nestjs/common';
import { PortfolioModule } from '#libs/portfolio/portfolio.module.js';
import { PortfolioUpkeep } from '#libs/portfolio/upkeep.js';

/** Keeps the rows of lists up to date, after events and at midnight, as long as the application runs. */
@Module({ imports: [PortfolioModule] })
export class ProjectorModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly upkeep: PortfolioUpkeep) {}

  /** `adapters` provides the ports under their tokens. */
  static on(adapters: DynamicModule): DynamicModule {
    return { module: ProjectorModule, imports: [adapters] };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.upkeep.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.upkeep.stop();
  }
}
