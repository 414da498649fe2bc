import type { CommandName } from '#libs/agreement/core/commands.js';
import { say } from '#libs/kernel/text.js';
import type { FormDescription } from '../../forms/form.js';
import { doneAt } from '../../forms/recording.js';
import { fieldsOf } from '../../forms/typed-form.js';
import { hrefBelow, ownForm } from './offers.js';
import { openTakingBack, type TakingBackForm } from './open.js';
import { ClosedPage, TakingBackPage } from './taking-back-page.js';

/**
 * «Annulla»: one form for whatever one command takes back, from whichever page. The command is that of the act, see
 * `standingActs`; what has a form of its own (a rejection, a validation) is led there.
 */
export const takingBackForm: FormDescription<TakingBackForm, object, (open: TakingBackForm) => CommandName> = {
  path: 'registro/:revision/annullamento',
  command: ({ act }) => act.command,
  fills: 'new',
  open: openTakingBack,
  closed(open) {
    const { at, act, by, refusal } = open;
    const own = ownForm(act);
    if (own !== undefined) return { redirect: hrefBelow(at, own) };
    if (by === undefined && !refusal) return undefined;
    return { page: <ClosedPage open={open} />, status: 422 };
  },
  values: () => ({}),
  read: (form) => ({ reason: form.needed('motivo', say('scrivere il motivo', 'write the reason')) }),
  fieldOf: fieldsOf({ reason: 'motivo' }),
  page: (open, shown) => <TakingBackPage open={open} shown={shown} />,
  doneAt: ({ at, after }, recorded) =>
    doneAt(at.visit, `/accordi/${at.agreement.id}${after === '' ? '' : `/${after}`}`, recorded),
};
