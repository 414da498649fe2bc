import type { VNode } from 'preact';
import { say } from '#libs/kernel/text.js';
import type { HttpProblem } from '../http/problems.js';
import { Page } from './layout.js';
import type { Visit } from './visit.js';

const ROLE_NEEDED = say(
  'Se l’indirizzo è giusto, forse serve un ruolo in quell’accordo: lo dà chi lo coordina.',
  'If the address is right, a role in that agreement may be needed: its coordinator gives it.',
);

/** What went wrong, in a sentence, and where to go from there. */
export function problemPage(visit: Visit, problem: HttpProblem): VNode {
  const { title, detail, errors } = problem.body(visit.lang);
  return (
    <Page visit={visit} title={title}>
      <p class="prose">{detail}</p>
      {errors && (
        <ul>
          {errors.map(({ pointer, message }) => (
            <li key={pointer}>
              {pointer.slice(1)}: {message}
            </li>
          ))}
        </ul>
      )}
      {problem.status === 404 && <p class="prose">{visit.text(ROLE_NEEDED)}</p>}
      <p>
        <a href={visit.href('/')}>
          {visit.facts.caller
            ? visit.say('Torna al Quadro', 'Back to the overview')
            : visit.say('Vai all’inizio', 'Go to the start')}
        </a>
      </p>
    </Page>
  );
}
