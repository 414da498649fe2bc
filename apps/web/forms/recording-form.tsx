import type { ComponentChildren, VNode } from 'preact';
import type { Visit } from '../frame/visit.js';
import { InForm } from './fields.js';
import type { Shown } from './form.js';
import { FormKeys } from './form-keys.js';

interface RecordingFormProps {
  readonly visit: Visit;
  /** Without it the form is sent to the page that it stands on. */
  readonly action?: string;
  readonly shown: Shown;
  readonly children: ComponentChildren;
}

/**
 * A form that records something. The browser keeps what is typed in it until it is recorded (`drafts.ts`), under the
 * address of its page and whoever is signed in.
 */
export function RecordingForm({ visit, action, shown, children }: RecordingFormProps): VNode {
  const { path, caller } = visit.facts;
  return (
    <form
      method="post"
      action={action ?? visit.href(path)}
      class="recording"
      data-bozza={`${caller?.id ?? ''}:${action ?? path}`}
      // It holds what was just typed and refused: newer than any draft that the browser keeps.
      data-appena-digitato={shown.isSentBack ? '1' : undefined}
      data-ripreso={visit.say(
        'Ripreso ciò che avevi scritto qui e non era ancora registrato.',
        'What you had written here and was not recorded yet has been put back.',
      )}
      data-scarta={visit.say('Scarta e ricomincia', 'Discard and start again')}
      data-senza-rete={visit.say(
        'Manca la rete: ciò che hai scritto resta in questo browser. Riprova quando torna.',
        'There is no connection: what you typed stays in this browser. Try again when it is back.',
      )}
    >
      <FormKeys base={shown.base} />
      <InForm value={shown}>{children}</InForm>
    </form>
  );
}
