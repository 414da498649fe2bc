import type { VNode } from 'preact';
import { type Indicator, YES_NO_UNIT } from '#libs/agreement/indicators/schema.js';
import { say } from '#libs/kernel/text.js';
import { Field, Folded, useForm } from '../../../forms/fields.js';
import { Rows } from '../../../forms/rows.js';
import { writeNumber } from '../../../forms/typed.js';
import type { TypedForm } from '../../../forms/typed-form.js';
import type { Values } from '../../../forms/values.js';
import type { Visit } from '../../../frame/visit.js';

export type Breakdown = Readonly<Record<string, number>>;

/** Fields of a row, before its key. */
export const PART = { name: 'voce-', size: 'quanti-' } as const;
const MOST_PARTS = 100;

/** The button for one more row. */
export const ONE_MORE_PART = 'voce';

/** A value that is yes or no has no parts. */
export const hasParts = ({ unit }: Pick<Indicator, 'unit'>): boolean => unit !== YES_NO_UNIT;

export function partValues(breakdown: Breakdown = {}): Values {
  const rows = Object.entries(breakdown).map(([name, size], index) => [
    [`${PART.name}V${index}`, name],
    [`${PART.size}V${index}`, writeNumber(size)],
  ]);
  return Object.fromEntries(rows.flat());
}

/** «Di cui»: rows of a name and a number, folded away as long as there are none. */
export function BreakdownFields({ visit }: { visit: Visit }): VNode {
  const { values, problem } = useForm();
  const isUsed = [...Object.keys(values), ...Object.keys(problem?.fields ?? {})].some(isOfPart);
  return (
    <Folded title={visit.say('Di cui (facoltativo)', 'Of which (optional)')} open={isUsed}>
      <Rows
        id="di-cui"
        legend={visit.say('Di cui', 'Of which')}
        hint={visit.say(
          'Le parti del dato: per comune, per servizio, per fascia. Solo somme, niente che riguardi una persona sola.',
          'Parts of the value: by town, by service, by age group. Sums only, nothing about a single person.',
        )}
        prefix={PART.name}
        most={MOST_PARTS}
        one={visit.say('Voce', 'Part')}
        action={ONE_MORE_PART}
        more={visit.say('Un’altra voce', 'Another part')}
      >
        {(row) => (
          <div class="in-a-row">
            <Field name={PART.name + row} label={visit.say('Voce', 'Part')} autocomplete="off" />
            <Field name={PART.size + row} label={visit.say('Quanti', 'How many')} inputMode="decimal" size="number" />
          </div>
        )}
      </Rows>
    </Folded>
  );
}

const isOfPart = (name: string): boolean => name.startsWith(PART.name) || name.startsWith(PART.size);

/** Undefined where no row is filled in. */
export function readBreakdown(form: TypedForm): Breakdown | undefined {
  const parts = new Map<string, number>();
  for (const row of rowsOf(form)) {
    const [name, size] = [form.text(PART.name + row), form.number(PART.size + row)];
    const isSized = form.text(PART.size + row) !== undefined;
    if (name === undefined && isSized) form.refuse(PART.name + row, say('scrivere di che cosa', 'write of what'));
    if (name !== undefined && !isSized) form.refuse(PART.size + row, say('scrivere quanti', 'write how many'));
    if (name !== undefined && parts.has(name)) {
      form.refuse(PART.name + row, say('questa voce c’è già', 'this part is there already'));
    }
    if (name !== undefined && size !== undefined) parts.set(name, size);
  }
  return parts.size === 0 ? undefined : Object.fromEntries(parts);
}

const rowsOf = (form: TypedForm): string[] =>
  [...new Set([...form.rows(PART.name), ...form.rows(PART.size)])].slice(0, MOST_PARTS);

/** Where a part that the domain refuses was typed: `/breakdown/Pinerolo`. */
export function fieldOfPart(pointer: string, form: TypedForm): string {
  const name = (pointer.split('/')[2] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
  const rows = rowsOf(form);
  return PART.size + (rows.find((row) => form.text(PART.name + row) === name) ?? rows[0] ?? 'N1');
}
