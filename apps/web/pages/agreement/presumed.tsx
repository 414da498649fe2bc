import type { VNode } from 'preact';
import type { Visit } from '../../frame/visit.js';

/** What the agreement does not say and was presumed, at the end of what it is about. */
export function Presumed({ visit, texts }: { visit: Visit; texts: readonly string[] }): VNode | null {
  if (texts.length === 0) return null;
  return (
    <>
      <h3>{visit.say('Si presume', 'Presumed')}</h3>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}
