import { Module } from '@nestjs/common';
import { AgreementModule } from '#libs/agreement/agreement.module.js';
import { ReportHandler } from './report.handler.js';

/** What is computed from a register. */
@Module({ imports: [AgreementModule], providers: [ReportHandler] })
export class MonitoringModule {}
