import type { VNode } from 'preact';
import type { Said } from './trial.js';

/** What the meeting would do for the rules, above the button; scripts renew it as one types. */
const EFFECT_ID = 'con-questo-incontro';

interface EffectProps {
  readonly said: readonly Said[];
  /** It answers what was asked: the page opens on it. */
  readonly isAnswer?: boolean;
}

export function EffectBox({ said, isAnswer = false }: EffectProps): VNode {
  return (
    <div
      class="effect"
      id={EFFECT_ID}
      role="status"
      tabIndex={isAnswer ? -1 : undefined}
      autofocus={isAnswer || undefined}
    >
      <SaidLines said={said} />
    </div>
  );
}

export function SaidLines({ said }: { said: readonly Said[] }): VNode {
  return (
    <>
      {said.map(({ text, href, link }) => (
        <p key={text}>
          {text}
          {href !== undefined && (
            <>
              {' '}
              <a href={href}>{link}</a>
            </>
          )}
        </p>
      ))}
    </>
  );
}
