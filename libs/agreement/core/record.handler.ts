import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AddressedCommand } from './commands.js';
import { AgreementRecording, type Caller, type Recorded } from './recording.js';

/** Records a signed agreement. */
export class RecordAgreement {
  constructor(
    readonly input: unknown,
    readonly caller: Caller,
  ) {}
}

/** Records anything in an agreement. */
export class RecordInAgreement {
  constructor(
    readonly agreement: string,
    readonly command: AddressedCommand,
    readonly caller: Caller,
  ) {}
}

@CommandHandler(RecordAgreement)
export class RecordAgreementHandler implements ICommandHandler<RecordAgreement, Recorded> {
  constructor(private readonly recording: AgreementRecording) {}

  execute({ input, caller }: RecordAgreement): Promise<Recorded> {
    return this.recording.recordAgreement(input, caller);
  }
}

@CommandHandler(RecordInAgreement)
export class RecordInAgreementHandler implements ICommandHandler<RecordInAgreement, Recorded> {
  constructor(private readonly recording: AgreementRecording) {}

  execute({ agreement, command, caller }: RecordInAgreement): Promise<Recorded> {
    return this.recording.record(agreement, command, caller);
  }
}
