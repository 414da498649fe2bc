import type { VNode } from 'preact';
import { addressed, type CommandIds, type CommandName } from '#libs/agreement/core/commands.js';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import type { Recorded } from '#libs/agreement/core/recording.js';
import { tryCommands } from '#libs/agreement/core/trial.js';
import { NOT_ALLOWED } from '#libs/identity/rights.js';
import type { Users } from '#libs/identity/users.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import type { Text } from '#libs/kernel/text.js';
import { type AgreementVisit, agreementVisit, agreementVisitOf } from '../frame/agreement-visit.js';
import type { Crumb } from '../frame/layout.js';
import type { PageReply, PageRoute, Visit } from '../frame/visit.js';
import { HttpProblem } from '../http/problems.js';
import { type ChangedMeanwhile, changedMeanwhile } from './changed.js';
import { type Doubt, doubtProblem, isConfirmed } from './doubt.js';
import type { FormProblem } from './fields.js';
import { baseOf } from './form-keys.js';
import {
  doneAt,
  isStale,
  type PageRecording,
  plain,
  refusedStatus,
  unknownAction,
  wasSentBefore,
} from './recording.js';
import type { Said } from './said.js';
import { refusedForm, TypedForm } from './typed-form.js';
import { ACTION_FIELD, merged, typedValues, type Values } from './values.js';

/** What every form is made from. */
export interface FormServices {
  readonly reading: AgreementReading;
  readonly users: Pick<Users, 'names'>;
  readonly recording: Pick<PageRecording, 'send'>;
}

type Done = Exclude<Recorded, { refused: unknown }>;

/** What a form stands on. */
export interface OpenForm {
  readonly at: AgreementVisit;
  /** Ids in the command's address, `{ commitment: 'sala' }`; none where it makes something new. */
  readonly ids: CommandIds;
  /** What must not change between reading and recording, `commitments/sala`; undefined for what does not stand yet. */
  readonly part?: string;
  /** The page that shows what the form changes, below the agreement: `impegni/sala`. */
  readonly home: string;
  readonly crumbs: readonly Crumb[];
}

/** What a form shows besides what it stands on. */
export interface Shown {
  readonly values: Values;
  /** The revision that it is filled in from; see `FormKeys`. */
  readonly base?: number | undefined;
  /** It was sent: what is in the fields was typed. */
  readonly isSentBack: boolean;
  readonly problem?: FormProblem | undefined;
  readonly changed?: ChangedMeanwhile | undefined;
  /** Asked again before it is recorded. */
  readonly doubt?: Doubt | undefined;
  /** The answer to a trial: nothing was recorded. */
  readonly tried?: readonly Said[] | undefined;
  /** What was typed comes from another form, which is done with. */
  readonly isTakenOver?: boolean;
}

/**
 * One form: what it opens on, its fields, how they are read, which command it sends, where it leads. Everything else is
 * alike in all forms, and stands here once.
 */
export interface FormDescription<Open extends OpenForm, Input extends object = object, Sent = CommandName> {
  /** Below `/accordi/:agreement`, ids with colons. */
  readonly path: string;
  /** One, or whichever what the form stands on calls for. */
  readonly command: Sent;
  /** Throws 404 where what the address names is not there. */
  readonly open: (at: AgreementVisit, services: FormServices) => Open | Promise<Open>;
  /** Where nothing can be sent (any more), what is shown instead. */
  readonly closed?: (open: Open, services: FormServices) => PageReply | undefined | Promise<PageReply | undefined>;
  /**
   * `new`: something is added, and a field left empty was not said. `standing`: filled with what stands; a field that is
   * emptied is taken out of it (null), one that the form does not show stays.
   */
  readonly fills: 'new' | 'standing';
  /** What stands in the fields when the form is opened. */
  readonly values: (open: Open) => Values;
  /** What was typed, as the command takes it; refuses in `form` what cannot be understood. */
  readonly read: (form: TypedForm, open: Open) => Input | undefined;
  /** The field that a place in the command's input (a JSON Pointer) was typed in; undefined where it was in none. */
  readonly fieldOf: (pointer: string, form: TypedForm, open: Open) => string | undefined;
  /** What looks like a slip in what would be taken otherwise: asked about once, and taken when it is confirmed. */
  readonly doubt?: (input: Input, open: Open) => Doubt | undefined;
  /** What buttons besides the one that records do: nothing is recorded by them. */
  readonly actions?: Readonly<Record<string, (form: TypedForm, open: Open, shown: Shown) => Partial<Shown>>>;
  /** What people call what a field holds, where that is an id or a code. */
  readonly nameOf?: (value: string, field: string | undefined, open: Open) => string | undefined;
  /** Somebody was quicker: the form to go on with, where it is another one. */
  readonly insteadOn?: (now: Open) => FormDescription<Open, Input> | undefined;
  readonly page: (open: Open, shown: Shown, services: FormServices) => VNode | Promise<VNode>;
  /** What is said where its button was pressed before, for something else. */
  readonly sentBefore?: Text;
  /** The page that it leads to and that says what was recorded; the form's home unless it says otherwise. */
  readonly doneAt?: (open: Open, recorded: Done) => string | PageReply;
}

type AnySent<Open> = CommandName | ((open: Open) => CommandName);

/** The two routes of a form: it is opened, and it is sent. */
export function formRoutes<Open extends OpenForm, Input extends object>(
  form: FormDescription<Open, Input, AnySent<Open>>,
  services: FormServices,
): PageRoute[] {
  const path = `/accordi/:agreement/${form.path}`;
  const flow = new FormFlow(form, services);
  return [
    { method: 'GET', path, handle: (visit) => flow.show(visit) },
    { method: 'POST', path, handle: (visit) => flow.take(visit) },
  ];
}

/** The same of a button without fields: its address, opened, leads to the page that it stands on (`stands`). */
export function pressRoutes<Open extends OpenForm, Input extends object>(
  form: FormDescription<Open, Input>,
  stands: string,
  services: FormServices,
): PageRoute[] {
  const [, send] = formRoutes(form, services);
  // Whoever had to sign in before the press comes back by the address alone: nothing is done by that.
  const handle = async (visit: Visit) => ({ redirect: addressOf(visit, `/accordi/:agreement/${stands}`) });
  return send ? [{ ...send, method: 'GET', handle }, send] : [];
}

function addressOf(visit: Visit, pattern: string): string {
  const [path = '', anchor] = pattern.split('#');
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(visit.facts.params[name] ?? ''));
  return visit.href(filled) + (anchor === undefined ? '' : `#${anchor}`);
}

/** What all forms do alike. */
class FormFlow<Open extends OpenForm, Input extends object> {
  constructor(
    private readonly form: FormDescription<Open, Input, AnySent<Open>>,
    private readonly services: FormServices,
  ) {}

  async show(visit: Visit): Promise<PageReply> {
    const { form, services } = this;
    const open = await this.opened(visit);
    const instead = await form.closed?.(open, services);
    if (instead) return instead;
    const shown: Shown = { values: form.values(open), base: baseNow(open), isSentBack: false };
    return { page: await form.page(open, shown, services) };
  }

  async take(visit: Visit): Promise<PageReply> {
    const { form, services } = this;
    const open = await this.opened(visit);
    const { at } = open;
    const isRepeated = wasSentBefore(visit, at.register);
    const instead = isRepeated ? undefined : await form.closed?.(open, services);
    // What was typed is not thrown away by leading elsewhere: the domain says why it does not take it.
    if (instead && !('redirect' in instead)) return instead;
    const asShown = await this.openAsShown(visit, open);
    const typed = new TypedForm(visit, at.today, form.fills === 'standing' ? form.values(asShown) : {});
    const shown: Shown = { values: typedValues(visit), base: baseOf(visit) ?? baseNow(open), isSentBack: true };
    const again = async (more: Partial<Shown>, status = 400): Promise<PageReply> => ({
      page: await form.page(open, { ...shown, ...more }, services),
      status,
    });
    const action = visit.typed(ACTION_FIELD);
    if (action !== '') {
      const act = form.actions && Object.hasOwn(form.actions, action) ? form.actions[action] : undefined;
      return act ? again(act(typed, asShown, shown), 200) : again({ problem: unknownAction(visit) });
    }
    const input = form.read(typed, asShown);
    const problem = typed.problem();
    if (problem || !input) return again({ problem });
    const doubt = isRepeated ? undefined : form.doubt?.(input, asShown);
    if (doubt && !isConfirmed(visit, doubt)) {
      const refused = refusalOf(this.command(asShown), input, asShown);
      return refused
        ? again({ problem: problemOf(form, refused, typed, asShown) }, refusedStatus(refused))
        : again({ doubt, problem: doubtProblem(visit, doubt) });
    }
    const recorded = await services.recording.send(visit, {
      register: at.register,
      command: this.command(open),
      ids: asShown.ids,
      input,
      base: open.part === undefined ? undefined : shown.base,
    });
    if (isStale(recorded)) return this.stale(visit, typed.shown);
    if (isRefusal(recorded)) {
      const isReused = recorded.type === 'idempotency-key-reused' && form.sentBefore;
      const refused = isReused ? { ...recorded, title: isReused } : recorded;
      return again({ doubt, problem: problemOf(form, refused, typed, asShown) }, refusedStatus(recorded));
    }
    const to = form.doneAt?.(open, recorded) ?? `/accordi/${at.agreement.id}/${open.home}`;
    return typeof to === 'string' ? doneAt(visit, to, recorded) : to;
  }

  private command(open: Open): CommandName {
    const { command } = this.form;
    return typeof command === 'string' ? command : command(open);
  }

  private async opened(visit: Visit): Promise<Open> {
    const at = await agreementVisit(visit, this.services.reading);
    const open = await this.form.open(at, this.services);
    if (!at.may(this.command(open), open.ids)) throw HttpProblem.of(NOT_ALLOWED);
    return open;
  }

  /**
   * What the form was filled in from: read against it, a form says the same when it is sent twice or after somebody
   * else's change.
   */
  private async openAsShown(visit: Visit, open: Open): Promise<Open> {
    const { agreement, register } = open.at;
    const base = baseOf(visit);
    const stands = register.touched.get(open.part ?? '') ?? 0;
    if (this.form.fills !== 'standing' || base === undefined || base >= stands) return open;
    const then = await this.services.reading.register(agreement.id, { revision: base });
    const wasThere = open.part === undefined || then?.touched.has(open.part);
    return then && wasThere ? this.form.open(agreementVisitOf(visit, then), this.services) : open;
  }

  /** Somebody else was quicker: what they recorded, under what was typed here. */
  private async stale(visit: Visit, shown: Values): Promise<PageReply> {
    const { form: sent, services } = this;
    const first = await this.opened(visit);
    const form = sent.insteadOn?.(first) ?? sent;
    const now = form === sent ? first : await new FormFlow(form, services).opened(visit);
    const base = baseNow(now);
    const { values, clashes } =
      sent.fills === 'standing' || form !== sent
        ? merged(shown, typedValues(visit), form.values(now))
        : { values: typedValues(visit), clashes: {} };
    const fields = Object.entries(clashes).map(([field, theirs]) => {
      const called = form.nameOf?.(theirs, field, now) ?? theirs;
      return [field, clashWords(visit, called)];
    });
    const problem = fields.length === 0 ? undefined : { title: '', fields: Object.fromEntries(fields) };
    const changed = await changedMeanwhile(visit, now.at.register, now.part ?? '', services);
    return { page: await form.page(now, { values, base, isSentBack: true, problem, changed }, services), status: 412 };
  }
}

/** Nobody is asked about what would be refused anyway. */
function refusalOf(command: CommandName, input: object, { at, ids }: OpenForm): Refusal | undefined {
  const tried = tryCommands(at.register.state, [addressed(command, ids, plain(input))], at.visit.facts.now);
  return isRefusal(tried) ? tried : undefined;
}

const baseNow = ({ part, at }: OpenForm): number | undefined =>
  part === undefined ? undefined : at.register.head.revision;

const clashWords = (visit: Visit, theirs: string): string =>
  theirs === ''
    ? visit.say('nel frattempo qualcun altro l’ha vuotato', 'somebody else has emptied it meanwhile')
    : visit.say(
        `nel frattempo qualcun altro ha registrato «${theirs}»`,
        `somebody else recorded “${theirs}” meanwhile`,
      );

/** What was refused, beside the fields that it is about. */
export const problemOf = <Open extends OpenForm, Input extends object>(
  { fieldOf, nameOf }: Pick<FormDescription<Open, Input>, 'fieldOf' | 'nameOf'>,
  refused: Refusal,
  typed: TypedForm,
  open: Open,
): FormProblem =>
  refusedForm(
    open.at.visit,
    refused,
    (pointer) => fieldOf(pointer, typed, open),
    (id) => nameOf?.(id, undefined, open),
  );
