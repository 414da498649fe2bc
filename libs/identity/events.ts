import { z } from 'zod';
import { defineEvent, type EventDefinition } from '#libs/agreement/core/define.js';
import { id, sealed } from '#libs/agreement/core/fields.js';
import type { NewEvent } from '#libs/kernel/envelope.js';
import { say } from '#libs/kernel/text.js';
import { Upcasters } from '#libs/kernel/upcasting.js';
import { grantShape } from './roles.js';

/** All changes of users, grants and keys stand in this one stream. Its events name users by opaque id only. */
export const IDENTITY_STREAM = 'identity';

export const language = z.enum(['it', 'en']);
const instant = z.string().meta({ format: 'date-time' });
const aboutUser = (data: { user: string }): string => `users/${data.user}`;
const aboutKey = (data: { key: string }): string => `api-keys/${data.key}`;

export const identityEvents = {
  UserRegistered: defineEvent(
    'UserRegistered',
    say('Utente registrato', 'User registered'),
    { user: id, language: language.optional() },
    aboutUser,
  ),
  UserLanguageChanged: defineEvent(
    'UserLanguageChanged',
    say('Lingua cambiata', 'Language changed'),
    { user: id, language },
    aboutUser,
  ),
  /** Neither the password nor its hash: that one stands in the directory, which can forget. */
  PasswordChanged: defineEvent(
    'PasswordChanged',
    say('Password cambiata', 'Password changed'),
    { user: id },
    aboutUser,
  ),
  /** One that the software made for the first administrator, to be changed before anything else. */
  PasswordGenerated: defineEvent(
    'PasswordGenerated',
    say('Password provvisoria creata', 'Temporary password made'),
    { user: id },
    aboutUser,
  ),
  OneTimeLinkIssued: defineEvent(
    'OneTimeLinkIssued',
    say('Collegamento monouso creato', 'One-time link issued'),
    { user: id, expiresAt: instant },
    aboutUser,
  ),
  OneTimeLinkRevoked: defineEvent(
    'OneTimeLinkRevoked',
    say('Collegamento monouso ritirato', 'One-time link revoked'),
    { user: id },
    aboutUser,
  ),
  /** A link that an administrator issued was used: from now on the account holds the roles that it was given. */
  AccountConfirmed: defineEvent(
    'AccountConfirmed',
    say('Account confermato', 'Account confirmed'),
    { user: id },
    aboutUser,
  ),
  UserDeactivated: defineEvent(
    'UserDeactivated',
    say('Utente disattivato', 'User deactivated'),
    { user: id },
    aboutUser,
  ),
  UserErased: defineEvent(
    'UserErased',
    say('Dati personali cancellati', 'Personal data erased'),
    { user: id, reason: sealed },
    aboutUser,
  ),
  RoleGranted: defineEvent(
    'RoleGranted',
    say('Ruolo assegnato', 'Role granted'),
    { user: id, ...grantShape },
    aboutUser,
  ),
  RoleRevoked: defineEvent(
    'RoleRevoked',
    say('Ruolo revocato', 'Role revoked'),
    { user: id, ...grantShape },
    aboutUser,
  ),
  InvitationSent: defineEvent(
    'InvitationSent',
    say('Invito inviato', 'Invitation sent'),
    { user: id, ...grantShape },
    aboutUser,
  ),
  ApiKeyIssued: defineEvent(
    'ApiKeyIssued',
    say('Chiave creata', 'Key issued'),
    { key: id, ...grantShape, expiresAt: instant.optional() },
    aboutKey,
  ),
  ApiKeyRevoked: defineEvent('ApiKeyRevoked', say('Chiave revocata', 'Key revoked'), { key: id }, aboutKey),
};

export type IdentityEventType = keyof typeof identityEvents;

export const identityEventDefinitions: ReadonlyMap<string, EventDefinition<string, never>> = new Map(
  Object.entries(identityEvents) as unknown as [string, EventDefinition<string, never>][],
);

/** All shapes are in their first version. */
export const identityUpcasters = new Upcasters(
  new Map([...identityEventDefinitions.values()].map(({ type, schemaVersion }) => [type, schemaVersion])),
);

/** The user or key that an event is about, as a path. */
export function identitySubjectOf(event: NewEvent): string {
  const definition = identityEventDefinitions.get(event.type);
  if (!definition) throw new Error(`No event of users and keys is called ${event.type}`);
  return definition.subject(event.data as never);
}
