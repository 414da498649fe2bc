import type { ComponentChildren, VNode } from 'preact';
import type { Visit } from '../frame/visit.js';
import { type FormContent, InForm } from './fields.js';

interface FilterFormProps extends FormContent {
  readonly visit: Visit;
  readonly action: string;
  readonly class: string;
  readonly children: ComponentChildren;
}

/** A form that asks for a page, in the language of this one: nothing is recorded by it. */
export function FilterForm({ visit, action, class: look, children, ...content }: FilterFormProps): VNode {
  const { asked } = visit.facts;
  return (
    <form method="get" action={action} class={look}>
      {asked && <input type="hidden" name="lang" value={asked} />}
      <InForm value={content}>{children}</InForm>
    </form>
  );
}

/** The button of such a form, in line with its fields. */
export function Ask({ word, look = 'btn-primary' }: { word: string; look?: string }): VNode {
  return (
    <div class="field">
      <button type="submit" class={`btn ${look}`}>
        {word}
      </button>
    </div>
  );
}
