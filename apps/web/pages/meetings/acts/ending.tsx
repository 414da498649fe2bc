import type { VNode } from 'preact';
import { say, type Text } from '#libs/kernel/text.js';
import { canBeAnnulled, isConvened, type KnownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import { ReasonField } from '../../../forms/fields.js';
import type { FormDescription, Shown } from '../../../forms/form.js';
import { FormPage } from '../../../forms/form-page.js';
import { EffectBox, type Said } from '../../../forms/said.js';
import { fieldsOf } from '../../../forms/typed-form.js';
import { articles, shortDate } from '../../../frame/dates.js';
import { withoutMeeting } from '../trial.js';
import { type MeetingForm, meetingForm, toMeeting } from './meeting-form.js';

interface EndingForm extends MeetingForm {
  readonly said: readonly Said[];
}

/** How one way of ending a meeting is told from the other. */
interface Ending {
  readonly address: 'disdetta' | 'annullamento';
  readonly command: 'cancel-meeting' | 'annul-meeting';
  readonly mayStill: (known: KnownMeeting) => boolean;
  readonly title: (day: string) => Text;
  readonly means: Text;
  readonly button: Text;
  readonly hint: Text;
}

/** Cancelling what was convened. */
export const cancellation = endingForm({
  address: 'disdetta',
  command: 'cancel-meeting',
  mayStill: isConvened,
  title: (day) => say(`Disdici l’incontro ${articles.del(day)}`, `Cancel the meeting of ${day}`),
  means: say(
    'Si disdice un incontro convocato che non si terrà. Se si terrà un altro giorno, è meglio rinviarlo. Se invece non è mai stato convocato davvero, si annulla.',
    'A convened meeting that will not be held is cancelled. If it will be held on another day, rather reschedule it. If it was never really convened, annul it.',
  ),
  button: say('Disdici', 'Cancel the meeting'),
  hint: say('per esempio «Sala non disponibile»', 'for example “Room not available”'),
});

/** Annulling what never happened. */
export const annulment = endingForm({
  address: 'annullamento',
  command: 'annul-meeting',
  mayStill: canBeAnnulled,
  title: (day) => say(`Annulla l’incontro ${articles.del(day)}`, `Annul the meeting of ${day}`),
  means: say(
    'Si annulla ciò che è stato registrato per errore: l’incontro non è mai avvenuto, per esempio perché registrato due volte. Resta nel registro, ma non conta più e non si può più modificare. Se qualcosa è solo scritto male, si corregge; se un incontro in programma non si tiene, si disdice.',
    'What was recorded by mistake is annulled: the meeting never happened, for instance because it was recorded twice. It stays in the register, but no longer counts and can no longer be changed. If something is merely written wrongly, correct it; if a planned meeting is not held, cancel it.',
  ),
  button: say('Annulla: non è mai avvenuto', 'Annul: it never happened'),
  hint: say('per esempio «Registrato due volte»', 'for example “Recorded twice”'),
});

function endingForm(ending: Ending): FormDescription<EndingForm> {
  return {
    path: `incontri/:meeting/${ending.address}`,
    command: ending.command,
    fills: 'new',
    open(at) {
      const form = meetingForm(at);
      return { ...form, said: withoutMeeting(at, { command: ending.command, ids: form.ids }) };
    },
    closed: (open) => (ending.mayStill(open.known) ? undefined : toMeeting(open)),
    values: () => ({}),
    read: (form) => ({ reason: form.needed('motivo', say('scrivere il motivo', 'write the reason')) }),
    fieldOf: fieldsOf({ reason: 'motivo' }),
    page: (open, shown) => endingPage(open, shown, ending),
  };
}

function endingPage(open: EndingForm, shown: Shown, ending: Ending): VNode {
  const { visit } = open.at;
  return (
    <FormPage
      open={open}
      shown={shown}
      title={visit.text(ending.title(shortDate(open.known.facts.date)))}
      about={<p class="prose">{visit.text(ending.means)}</p>}
      button={visit.text(ending.button)}
    >
      <ReasonField label={visit.say('Motivo', 'Reason')} hint={visit.text(ending.hint)} rows={2} />
      <EffectBox said={open.said} />
    </FormPage>
  );
}
