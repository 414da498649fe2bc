import type { VNode } from 'preact';

/** One sentence on what something would do, with a way to see more. */
export interface Said {
  readonly text: string;
  readonly href?: string;
  readonly link?: string;
}

/** Scripts renew it as one types. */
const EFFECT_ID = 'con-questo-incontro';

interface EffectProps {
  readonly said: readonly Said[];
  /** It answers what was asked: the page opens on it. */
  readonly isAnswer?: boolean;
}

/** What the form would do, above its button. */
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
