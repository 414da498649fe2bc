import { Module } from '@nestjs/common';
import { AgreementModule } from '#libs/agreement/agreement.module.js';
import { AgreementReading } from '#libs/agreement/core/reading.js';
import type { Clock } from '#libs/kernel/ports.js';
import { CLOCK } from '#libs/kernel/tokens.js';
import { Judgements } from './judgements.js';
import { ReportHandler } from './report.handler.js';
import { Reports } from './reports.js';

/** What is computed from a register. */
@Module({
  imports: [AgreementModule],
  providers: [
    { provide: Judgements, useFactory: () => new Judgements() },
    {
      provide: Reports,
      inject: [AgreementReading, Judgements, CLOCK],
      useFactory: (reading: AgreementReading, judgements: Judgements, clock: Clock) =>
        new Reports(reading, judgements, clock),
    },
    ReportHandler,
  ],
  exports: [Judgements, Reports],
})
export class MonitoringModule {}
