import { type ComponentChildren, createContext, type InputHTMLAttributes, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { FieldProblem } from '#libs/kernel/refusal.js';
import { withShortDates } from '../frame/dates.js';
import type { Visit } from '../frame/visit.js';

/** What is wrong with a form: a sentence, and one beside each field that it is about. */
export interface FormProblem {
  readonly title: string;
  /** By the name of the field. */
  readonly fields: Readonly<Record<string, string>>;
  /** What is about no field that the form has. */
  readonly others?: readonly string[];
}

/** What a form says is wrong with it, at most: as many places as the interface names. */
export const MOST_SAID = 100;

/** `/password` becomes the field `password`. */
export function formProblem(visit: Visit, title: string, errors: readonly FieldProblem[] = []): FormProblem {
  const fields = errors
    .slice(0, MOST_SAID)
    .map(({ pointer, message }) => [pointer.split('/')[1] ?? '', withShortDates(visit.text(message))]);
  return { title, fields: Object.fromEntries(fields) };
}

/** What stands in a form, by the names of its fields, and what is wrong with it. */
export interface FormContent {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly problem?: FormProblem | undefined;
}

const Content = createContext<FormContent>({ values: {} });

/** Around the fields of a form: each takes from it what stands in it, and what was wrong with that. */
export const InForm = Content.Provider;

/** The form that a component is part of. */
export const useForm = (): FormContent => useContext(Content);

/** What every field has around it. */
interface Described {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** What a control says of itself to who listens, and whether the page opens on it. */
export function useDescription({ name, hint }: Pick<Described, 'name' | 'hint'>) {
  const { problem } = useForm();
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
export function Beside({ name, hint }: Pick<Described, 'name' | 'hint'>): VNode {
  const wrong = useForm().problem?.fields[name];
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
    <div class={useForm().problem?.fields[field.name] ? 'field wrong' : 'field'}>
      <label for={field.name}>{field.label}</label>
      <Beside {...field} />
      {children}
    </div>
  );
}

interface FieldProps extends Described {
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'url';
  readonly autocomplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url';
  /** As wide as what goes into it. */
  readonly size?: 'date' | 'time' | 'number';
}

/** A field with its label, help, and what was wrong with what was typed in it. */
export function Field({ name, label, hint, size, ...input }: FieldProps): VNode {
  const field = { name, label, hint };
  // Which attributes an input takes depends on its type: known here, not to the compiler.
  const attributes = {
    id: name,
    name,
    value: useForm().values[name],
    class: size && `for-${size}`,
    ...useDescription(field),
    ...input,
  } as InputHTMLAttributes<HTMLInputElement>;
  return (
    <Labelled {...field}>
      <input {...attributes} />
    </Labelled>
  );
}

export function TextArea({ rows = 4, ...field }: Described & { readonly rows?: number }): VNode {
  const { name } = field;
  return (
    <Labelled {...field}>
      <textarea id={name} name={name} rows={rows} {...useDescription(field)}>
        {useForm().values[name]}
      </textarea>
    </Labelled>
  );
}

/** Why something is put right or undone: it stays in the register. */
export const ReasonField = ({ rows = 3, ...field }: Omit<Described, 'name'> & { readonly rows?: number }): VNode => (
  <TextArea name="motivo" rows={rows} {...field} />
);

interface ChoiceProps extends Described {
  /** Value and word. */
  readonly options: readonly (readonly [string, string])[];
  /** What is taken where nothing was chosen; the first where it is missing. */
  readonly otherwise?: string;
}

export function Choice({ options, otherwise = options[0]?.[0], ...field }: ChoiceProps): VNode {
  const { name } = field;
  const chosen = useForm().values[name] ?? otherwise;
  return (
    <Labelled {...field}>
      <select id={name} name={name} {...useDescription(field)}>
        {options.map(([value, word]) => (
          <option key={value} value={value} selected={value === chosen}>
            {word}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface FieldsetProps extends Described {
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** Several controls under one name. */
export function Fieldset({ children, class: more, ...field }: FieldsetProps): VNode {
  const { name, label } = field;
  const isWrong = Boolean(useForm().problem?.fields[name]);
  return (
    <fieldset
      class={['field', isWrong && 'wrong', more].filter(Boolean).join(' ')}
      id={name}
      tabIndex={isWrong ? -1 : undefined}
      aria-describedby={useDescription(field)['aria-describedby']}
    >
      <legend>{label}</legend>
      <Beside {...field} />
      {children}
    </fieldset>
  );
}

interface OptionsProps extends Described {
  readonly type: 'checkbox' | 'radio';
  /** Value, words, and a line of help where the words do not say it all. */
  readonly options: readonly (readonly [value: string, word: string, help?: string])[];
  /** What is taken where nothing was chosen. */
  readonly otherwise?: string;
}

/** A list of ticks, or one of which one is chosen. */
export function Options({ type, options, otherwise, ...field }: OptionsProps): VNode {
  const { name } = field;
  const { autofocus } = useDescription(field);
  const chosen = useForm().values[name] || otherwise;
  return (
    <Fieldset {...field}>
      <div class={options.some(([, , help]) => help) ? 'options in-a-column' : 'options'}>
        {options.map(([value, word, help], index) => (
          <label key={value} class="option">
            <input
              type={type}
              name={name}
              value={value}
              checked={value === chosen}
              autofocus={index === 0 ? autofocus : undefined}
            />
            <span>
              {word}
              {help && <span class="hint">{help}</span>}
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  );
}

/** One tick that stands for itself. */
export function Tick({ name, label }: { name: string; label: string }): VNode {
  return (
    <label class="option">
      <input type="checkbox" id={name} name={name} value="1" checked={useForm().values[name] !== undefined} />
      <span>{label}</span>
    </label>
  );
}

interface FoldedProps {
  readonly title: string;
  /** Fields with which it opens: something in them was typed or refused. */
  readonly opensWith?: readonly string[];
  readonly open?: boolean;
  readonly children: ComponentChildren;
}

/** Fields that few need, folded away. */
export function Folded({ title, opensWith = [], open = false, children }: FoldedProps): VNode {
  const { values, problem } = useForm();
  return (
    <details class="folded" open={open || opensWith.some((name) => values[name] || problem?.fields[name])}>
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
