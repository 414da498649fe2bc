import { type DynamicModule, Module } from '@nestjs/common';
import { AgreementModule } from '#libs/agreement/agreement.module.js';
import { IdentityModule } from '#libs/identity/identity.module.js';
import { MonitoringModule } from '#libs/monitoring/monitoring.module.js';
import { PortfolioModule } from '#libs/portfolio/portfolio.module.js';

/** The interface: to be put on adapters that the app has chosen. */
@Module({ imports: [AgreementModule, MonitoringModule, IdentityModule, PortfolioModule] })
export class WebModule {
  static on(adapters: DynamicModule): DynamicModule {
    return { module: WebModule, imports: [adapters] };
  }
}
