import type { ComponentChildren, VNode } from 'preact';

interface RowProps {
  /** Its key, in the names of its fields. */
  readonly row: string;
  readonly legend: string;
  readonly children: ComponentChildren;
}

/** Fields that belong together, one of a growing list. */
export function Row({ row, legend, children }: RowProps): VNode {
  return (
    <fieldset class="row-of-fields" data-riga={row}>
      <legend class="visually-hidden">{legend}</legend>
      {children}
    </fieldset>
  );
}

/** Sends the form to have it back with one more row; the script adds the row at once. */
export function MoreRows({ action, children }: { action: string; children: ComponentChildren }): VNode {
  return (
    <button type="submit" name="azione" value={action} class="link" data-un-altra>
      {children}
    </button>
  );
}
