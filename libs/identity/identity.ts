import { CommandHandling } from '#libs/kernel/command-handling.js';
import type { Clock, EventStore, Ids, KeyRing, Wakeups } from '#libs/kernel/ports.js';
import { Registers } from '#libs/kernel/registers.js';
import type { AgreementLookup } from './agreement-lookup.js';
import { ApiKeyIssuing } from './api-key-issuing.js';
import { AttemptLimits } from './attempt-limits.js';
import { Authentication } from './authentication.js';
import { FirstStart } from './first-start.js';
import { Housekeeping } from './housekeeping.js';
import { Invitations } from './invitations.js';
import { PasswordSetting } from './password-setting.js';
import { PersonalData } from './personal-data.js';
import type { IdentityStores, Passwords } from './ports.js';
import { IdentityRecording } from './recording.js';
import { RoleKeeping } from './role-keeping.js';
import { SignIn } from './sign-in.js';
import { identityFolding } from './state.js';
import { Users } from './users.js';

export interface IdentityPorts {
  readonly store: EventStore;
  readonly keyRing: KeyRing;
  readonly wakeups: Wakeups;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Under which request fingerprints are made. */
  readonly secret: Uint8Array;
  readonly stores: IdentityStores;
  readonly passwords: Passwords;
  readonly agreementOf: AgreementLookup;
}

/** Everything that identity offers, on the adapters it is given. */
export class Identity {
  readonly recording: IdentityRecording;
  readonly authentication: Authentication;
  readonly signIn: SignIn;
  readonly users: Users;
  readonly passwordSetting: PasswordSetting;
  readonly roles: RoleKeeping;
  readonly invitations: Invitations;
  readonly apiKeys: ApiKeyIssuing;
  readonly personalData: PersonalData;
  readonly firstStart: FirstStart;
  readonly housekeeping: Housekeeping;

  constructor({ stores, passwords, agreementOf, ids, secret, ...ports }: IdentityPorts) {
    const { store, clock } = ports;
    const registers = new Registers(store, identityFolding);
    const handling = new CommandHandling({ ...ports, registers });
    const limits = new AttemptLimits(stores.attempts, clock);
    const recording = new IdentityRecording(handling, registers, ids, secret);
    this.recording = recording;
    this.authentication = new Authentication(stores, recording, clock);
    this.signIn = new SignIn(stores, passwords, recording, this.authentication, limits, clock);
    this.users = new Users(stores, recording);
    this.passwordSetting = new PasswordSetting(stores, passwords, recording, limits, clock);
    this.roles = new RoleKeeping(stores, recording, agreementOf);
    this.invitations = new Invitations(stores, recording);
    this.apiKeys = new ApiKeyIssuing(stores.apiKeys, recording, agreementOf);
    this.personalData = new PersonalData(stores, recording, this.users, store);
    this.firstStart = new FirstStart(stores.directory, passwords, recording);
    this.housekeeping = new Housekeeping(stores, recording, this.authentication, limits, clock);
  }
}
