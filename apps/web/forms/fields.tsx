import type { ComponentChildren, InputHTMLAttributes, VNode } from 'preact';
import type { FieldProblem } from '#libs/kernel/refusal.js';
import type { Visit } from '../frame/visit.js';

/** What is wrong with a form: a sentence, and one beside each field that it is about. */
export interface FormProblem {
  readonly title: string;
  /** By the name of the field. */
  readonly fields: Readonly<Record<string, string>>;
  /** What is about no field that the form has. */
  readonly others?: readonly string[];
}

/** `/password` becomes the field `password`. */
export function formProblem(visit: Visit, title: string, errors: readonly FieldProblem[] = []): FormProblem {
  const fields = errors.map(({ pointer, message }) => [pointer.split('/')[1] ?? '', visit.text(message)]);
  return { title, fields: Object.fromEntries(fields) };
}

/** What every field has around it. */
interface Described {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: FormProblem | undefined;
}

/** What a control says of itself to who listens, and whether the page opens on it. */
function described({ name, hint, problem }: Described) {
  const wrong = problem?.fields[name];
  const isFirst = problem !== undefined && Object.keys(problem.fields)[0] === name;
  const by = [hint && `${name}-aiuto`, wrong && `${name}-errore`].filter(Boolean).join(' ');
  return {
    'aria-describedby': by || undefined,
    'aria-invalid': wrong ? ('true' as const) : undefined,
    autofocus: isFirst || undefined,
  };
}

/** Help, and what was wrong with what was typed. */
function Beside({ name, hint, problem }: Described): VNode {
  const wrong = problem?.fields[name];
  return (
    <>
      {hint && (
        <span class="hint" id={`${name}-aiuto`}>
          {hint}
        </span>
      )}
      {wrong && (
        <span class="wrong-because" id={`${name}-errore`}>
          {wrong}
        </span>
      )}
    </>
  );
}

function Labelled({ children, ...field }: Described & { readonly children: ComponentChildren }): VNode {
  return (
    <div class={field.problem?.fields[field.name] ? 'field wrong' : 'field'}>
      <label for={field.name}>{field.label}</label>
      <Beside {...field} />
      {children}
    </div>
  );
}

interface FieldProps extends Described {
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'url';
  readonly autocomplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url';
  readonly required?: boolean;
  /** As wide as what goes into it. */
  readonly size?: 'date' | 'time' | 'number';
}

/** A field with its label, help, and what was wrong with what was typed in it. */
export function Field({ name, label, hint, value, problem, size, ...input }: FieldProps): VNode {
  const field = { name, label, hint, problem };
  // Which attributes an input takes depends on its type: known here, not to the compiler.
  const attributes = {
    id: name,
    name,
    value,
    class: size && `for-${size}`,
    ...described(field),
    ...input,
  } as InputHTMLAttributes<HTMLInputElement>;
  return (
    <Labelled {...field}>
      <input {...attributes} />
    </Labelled>
  );
}

interface TextAreaProps extends Described {
  readonly value?: string | undefined;
  readonly rows?: number;
}

export function TextArea({ name, label, hint, value, problem, rows = 4 }: TextAreaProps): VNode {
  const field = { name, label, hint, problem };
  return (
    <Labelled {...field}>
      <textarea id={name} name={name} rows={rows} {...described(field)}>
        {value}
      </textarea>
    </Labelled>
  );
}

interface ChoiceProps extends Described {
  readonly value: string | undefined;
  /** Value and word; the first is taken where nothing is chosen. */
  readonly options: readonly (readonly [string, string])[];
}

export function Choice({ name, label, hint, problem, value, options }: ChoiceProps): VNode {
  const field = { name, label, hint, problem };
  return (
    <Labelled {...field}>
      <select id={name} name={name} {...described(field)}>
        {options.map(([option, word]) => (
          <option key={option} value={option} selected={option === (value ?? options[0]?.[0])}>
            {word}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface OptionsProps extends Described {
  /** Value, words, and a line of help where the words do not say it all. */
  readonly options: readonly (readonly [value: string, word: string, help?: string])[];
  readonly chosen: readonly string[];
  readonly children?: ComponentChildren;
}

/** A list of ticks, any number of which may be set. */
export const TickList = (props: OptionsProps): VNode => <Options {...props} type="checkbox" />;

/** A list of which one is chosen. */
export const OneOf = (props: OptionsProps): VNode => <Options {...props} type="radio" />;

function Options({ type, options, chosen, children, ...field }: OptionsProps & { type: 'checkbox' | 'radio' }): VNode {
  const { name, label, problem } = field;
  const { autofocus, 'aria-describedby': about } = described(field);
  return (
    <fieldset
      class={problem?.fields[name] ? 'field wrong' : 'field'}
      id={name}
      tabIndex={problem?.fields[name] ? -1 : undefined}
      aria-describedby={about}
    >
      <legend>{label}</legend>
      <Beside {...field} />
      <div class={options.some(([, , help]) => help) ? 'options in-a-column' : 'options'}>
        {options.map(([value, word, help], index) => (
          <label key={value} class="option">
            <input
              type={type}
              name={name}
              value={value}
              checked={chosen.includes(value)}
              autofocus={index === 0 ? autofocus : undefined}
            />
            <span>
              {word}
              {help && <span class="hint">{help}</span>}
            </span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}

/** One tick that stands for itself. */
export function Tick({ name, label, checked }: { name: string; label: string; checked: boolean }): VNode {
  return (
    <label class="option">
      <input type="checkbox" id={name} name={name} value="1" checked={checked} />
      <span>{label}</span>
    </label>
  );
}

interface FoldedProps {
  readonly title: string;
  readonly open: boolean;
  readonly children: ComponentChildren;
}

/** Fields that few need, folded away; open where something in them was typed or refused. */
export function Folded({ title, open, children }: FoldedProps): VNode {
  return (
    <details class="folded" open={open}>
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  );
}

/** Above a form that was refused, with a way to each field. */
export function ProblemSummary({ problem, children }: { problem: FormProblem; children?: ComponentChildren }): VNode {
  const fields = Object.entries(problem.fields);
  const others = problem.others ?? [];
  // Where there is no field to open the page on, it opens on the sentence.
  const focus = fields.length === 0 ? { tabIndex: -1, autofocus: true } : {};
  return (
    <div class="problem-summary" role="alert" {...focus}>
      <p>{problem.title}</p>
      {fields.length + others.length > 0 && (
        <ul>
          {fields.map(([name, message]) => (
            <li key={name}>
              <a href={`#${name}`}>{message}</a>
            </li>
          ))}
          {others.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}

/** Fields that keep an address's language when a form with GET makes a new one. */
export function KeptLanguage({ visit }: { visit: Visit }): VNode | null {
  return visit.facts.asked ? <input type="hidden" name="lang" value={visit.facts.asked} /> : null;
}
