import { type DynamicModule, Module } from '@nestjs/common';
import { EmbeddedModule } from '#libs/adapters/sqlite/embedded.module.js';
import { AgreementModule } from '#libs/agreement/agreement.module.js';
import type { Clock } from '#libs/kernel/ports.js';
import { MonitoringModule } from '#libs/monitoring/monitoring.module.js';
import { PortfolioModule } from '#libs/portfolio/portfolio.module.js';

/** The operator's commands on one folder. */
@Module({})
export class CliModule {
  static async on(folder: string, clock?: Clock): Promise<DynamicModule> {
    return {
      module: CliModule,
      imports: [await EmbeddedModule.open(folder, clock), AgreementModule, MonitoringModule, PortfolioModule],
    };
  }
}
