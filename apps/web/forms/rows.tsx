import type { ComponentChildren, VNode } from 'preact';
import { useForm } from './fields.js';
import type { Values } from './values.js';

const keysIn = (values: object, prefix: string): string[] =>
  Object.keys(values).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));

/** The key of one more row: those of what is recorded look otherwise. */
function nextRow(values: object, prefix: string): string {
  const numbers = keysIn(values, prefix).flatMap((row) => (/^N\d{1,3}$/.test(row) ? [Number(row.slice(1))] : []));
  return `N${Math.max(0, ...numbers) + 1}`;
}

/** The form with one more row, empty. */
export const withRow = (values: Values, prefix: string): Values => ({
  ...values,
  [prefix + nextRow(values, prefix)]: '',
});

interface RowsProps {
  /** Of the whole list, on the page. */
  readonly id: string;
  readonly legend: string;
  /** With which the name of a field begins that every row has. */
  readonly prefix: string;
  /** As many as a command takes; a form sent by hand could have any number. */
  readonly most: number;
  readonly hint?: string;
  /** What each row is called, before its number. */
  readonly one: string;
  /** The button for one more row: what it asks for, and what it says. */
  readonly action: string;
  readonly more: string;
  readonly children: (row: string) => ComponentChildren;
}

/** A growing list of fields that belong together; there is a row to begin with. */
export function Rows({ id, legend, prefix, most, hint, one, action, more, children }: RowsProps): VNode {
  const { values } = useForm();
  const found = keysIn(values, prefix).slice(0, most);
  const rows = found.length > 0 ? found : [nextRow(values, prefix)];
  return (
    <fieldset class="rows" id={id} data-righe={prefix}>
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      {rows.map((row, index) => (
        <fieldset key={row} class="row-of-fields" data-riga={row}>
          <legend class="visually-hidden">{`${one} ${index + 1}`}</legend>
          {children(row)}
        </fieldset>
      ))}
      {/* Sends the form to have it back with one more row; the script adds the row at once. */}
      <button type="submit" name="azione" value={action} class="link" data-un-altra>
        {more}
      </button>
    </fieldset>
  );
}
