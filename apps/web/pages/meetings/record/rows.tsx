import type { ComponentChildren, VNode } from 'preact';
import { useForm } from '../../../forms/fields.js';
import { nextRow, type RowPrefix, rowsOf } from './meeting-values.js';

interface RowsProps {
  /** Of the whole list, on the page. */
  readonly id: string;
  readonly legend: string;
  /** With which the name of a field begins that every row has. */
  readonly prefix: RowPrefix;
  readonly hint?: string;
  /** What each row is called, before its number. */
  readonly one: string;
  /** The button for one more row: what it asks for, and what it says. */
  readonly action: string;
  readonly more: string;
  readonly children: (row: string) => ComponentChildren;
}

/** A growing list of fields that belong together; there is a row to begin with. */
export function Rows({ id, legend, prefix, hint, one, action, more, children }: RowsProps): VNode {
  const { values } = useForm();
  const found = rowsOf(values, prefix);
  const rows = found.length > 0 ? found : [nextRow(values, prefix)];
  return (
    <fieldset class="rows" id={id}>
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
