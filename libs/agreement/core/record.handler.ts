import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AgreementRecording, type Caller, type Recorded } from './recording.js';

/** Records a signed agreement. */
export class RecordAgreement {
  constructor(
    readonly body: unknown,
    readonly caller: Caller,
  ) {}
}

/** Records anything in an agreement; `path` is that of the interface below the agreement. */
export class RecordInAgreement {
  constructor(
    readonly agreement: string,
    readonly path: string,
    readonly body: unknown,
    readonly caller: Caller,
    readonly method?: string,
  ) {}
}

@CommandHandler(RecordAgreement)
export class RecordAgreementHandler implements ICommandHandler<RecordAgreement, Recorded> {
  constructor(private readonly recording: AgreementRecording) {}

  execute({ body, caller }: RecordAgreement): Promise<Recorded> {
    return this.recording.recordAgreement(body, caller);
  }
}

@CommandHandler(RecordInAgreement)
export class RecordInAgreementHandler implements ICommandHandler<RecordInAgreement, Recorded> {
  constructor(private readonly recording: AgreementRecording) {}

  execute({ agreement, path, body, caller, method }: RecordInAgreement): Promise<Recorded> {
    return this.recording.record(agreement, path, body, caller, method);
  }
}
