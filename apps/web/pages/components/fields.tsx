import type { ComponentChildren, InputHTMLAttributes, VNode } from 'preact';
import type { FieldProblem } from '#libs/kernel/refusal.js';
import type { Visit } from '../visit.js';

/** What is wrong with a form: a sentence, and one beside each field that it is about. */
export interface FormProblem {
  readonly title: string;
  /** By the name of the field. */
  readonly fields: Readonly<Record<string, string>>;
}

/** `/password` becomes the field `password`. */
export function formProblem(visit: Visit, title: string, errors: readonly FieldProblem[] = []): FormProblem {
  const fields = errors.map(({ pointer, message }) => [pointer.split('/')[1] ?? '', visit.text(message)]);
  return { title, fields: Object.fromEntries(fields) };
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'password' | 'search';
  readonly autocomplete?: string;
  readonly problem?: FormProblem | undefined;
  readonly inputMode?: 'text' | 'numeric' | 'email';
  readonly required?: boolean;
}

/** A field with its label, help, and what was wrong with what was typed in it. */
export function Field({ name, label, hint, value, problem, ...input }: FieldProps): VNode {
  const wrong = problem?.fields[name];
  const isFirst = problem !== undefined && Object.keys(problem.fields)[0] === name;
  const described = [hint && `${name}-aiuto`, wrong && `${name}-errore`].filter(Boolean).join(' ');
  // Which attributes an input takes depends on its type: known here, not to the compiler.
  const attributes = {
    id: name,
    name,
    value,
    'aria-describedby': described || undefined,
    'aria-invalid': wrong ? 'true' : undefined,
    autofocus: isFirst || undefined,
    ...input,
  } as InputHTMLAttributes<HTMLInputElement>;
  return (
    <div class={wrong ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
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
      <input {...attributes} />
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  /** Value and word; the first is taken where nothing is chosen. */
  readonly options: readonly (readonly [string, string])[];
}

export function Choice({ name, label, value, options }: ChoiceProps): VNode {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {options.map(([option, word]) => (
          <option key={option} value={option} selected={option === (value ?? options[0]?.[0])}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Above a form that was refused, with a way to each field. */
export function ProblemSummary({ problem, children }: { problem: FormProblem; children?: ComponentChildren }): VNode {
  const fields = Object.entries(problem.fields);
  return (
    <div class="problem-summary" role="alert">
      <p>{problem.title}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map(([name, message]) => (
            <li key={name}>
              <a href={`#${name}`}>{message}</a>
            </li>
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
