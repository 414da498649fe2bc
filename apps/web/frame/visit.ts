import type { VNode } from 'preact';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import { type Caller, type CallerIn, callerIn } from '#libs/identity/rights.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import type { Language, Text } from '#libs/kernel/text.js';
import type { Judgements } from '#libs/monitoring/judgements.js';
import type { Assets } from './assets.js';

/** Where the footer leads. */
export interface FooterLinks {
  readonly accessibility: string;
  readonly privacy: string;
  readonly feedback: string;
}

/** What every page knows of the installation. */
export interface Site {
  readonly assets: Assets;
  readonly footer: FooterLinks;
}

export interface VisitFacts {
  readonly site: Site;
  readonly lang: Language;
  /** The language that the address itself asks for: links hand it on. */
  readonly asked: Language | undefined;
  readonly caller: Caller | undefined;
  /** The same as they are by now; throws `HttpProblem` where they have ceased to be signed in. */
  readonly callerNow: () => Promise<Caller>;
  /** Of whoever is signed in. */
  readonly name: string | undefined;
  readonly path: string;
  /** The query without `lang`. */
  readonly query: Readonly<Record<string, unknown>>;
  readonly params: Readonly<Record<string, string>>;
  readonly form: URLSearchParams;
  readonly now: Instant;
  readonly judgements: Judgements;
  /** The client's address. */
  readonly address: string;
  readonly sessionToken: string | undefined;
  readonly deviceToken: string | undefined;
}

/** One request of a browser for one page, and the words for whoever sent it. */
export class Visit {
  readonly lang: Language;
  private here: CallerIn | undefined;
  /** The register of the agreement that the visit is about, where it was read for it already. */
  known: FoldedRegister<RecordedAgreement> | undefined;

  constructor(readonly facts: VisitFacts) {
    this.lang = facts.lang;
  }

  /** The visitor in the agreement that the visit is about; their roles are asked once. */
  callerIn(agreement: string): CallerIn {
    if (this.here?.agreement !== agreement) this.here = callerIn(callerOf(this), agreement);
    return this.here;
  }

  say(italian: string, english: string): string {
    return this.lang === 'it' ? italian : english;
  }

  text(text: Text): string {
    return text[this.lang];
  }

  /** An address here, in the language that this one was asked for. */
  href(path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
    const all: Readonly<Record<string, string | undefined>> = { ...query, lang: this.facts.asked };
    const given = Object.entries(all).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    );
    return given.length === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(given)}`;
  }

  /** A text of the query; undefined where it is missing, empty, or given several times. */
  asked(name: string): string | undefined {
    const value = this.facts.query[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  }

  /** A field as it was typed, spaces and all. */
  typed(name: string): string {
    return this.facts.form.get(name) ?? '';
  }
}

/** A page as a handler answers it, or where to go instead. */
export type PageReply =
  | { readonly page: VNode; readonly status?: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly redirect: string; readonly headers?: Readonly<Record<string, string | string[]>> };

export interface PageRoute {
  readonly method: 'GET' | 'POST';
  /** As Fastify writes it, `/accordi/:agreement`. */
  readonly path: string;
  /** Nobody need be signed in. */
  readonly open?: true;
  /** Bytes of a form, where 512 KiB are more than it ever needs. */
  readonly bodyLimit?: number;
  readonly handle: (visit: Visit) => Promise<PageReply>;
}

/** The route of a page of an agreement. */
export const pageBelow = (below: string, handle: PageRoute['handle']): PageRoute => ({
  method: 'GET',
  path: `/accordi/:agreement${below}`,
  handle,
});

/** A signed-in visitor; routes that are not open are never reached without one. */
export function callerOf({ facts }: Visit): Caller {
  if (!facts.caller) throw new TypeError(`Nobody is signed in on ${facts.path}`);
  return facts.caller;
}
