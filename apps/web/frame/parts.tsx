import { type ComponentChildren, Fragment, type VNode } from 'preact';

interface SectionProps {
  readonly id: string;
  readonly title: ComponentChildren;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A part of a page, named by its heading. */
export const Section = ({ id, title, class: look, children }: SectionProps): VNode => (
  <section class={look} aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);

/** What is known of something, by its name. */
export type Fact = readonly [name: string, value: ComponentChildren];

export const Facts = ({ rows }: { rows: readonly (Fact | false | '' | undefined)[] }): VNode => (
  <dl class="facts">
    {rows.map(
      (row, index) =>
        row && (
          <Fragment key={index}>
            <dt>{row[0]}</dt>
            <dd>{row[1]}</dd>
          </Fragment>
        ),
    )}
  </dl>
);

interface TableProps {
  readonly caption: string;
  /** The heading above says what the caption says. */
  readonly isNamed?: boolean;
  readonly class?: string;
  /** On narrow screens its rows stand as blocks. */
  readonly stacks?: boolean;
  readonly head: readonly ComponentChildren[];
  /** Columns of longer texts, by their places. */
  readonly wide?: readonly number[];
  /** Its rows. */
  readonly children: ComponentChildren;
}

/** A table that scrolls sideways where it has no room. */
export function Table({ caption, isNamed, class: look, stacks, head, wide = [], children }: TableProps): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached with the keyboard
    <section class={stacks ? 'table-scroll stacks' : 'table-scroll'} tabIndex={0} aria-label={caption}>
      <table class={look}>
        <caption class={isNamed ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {head.map((name, index) => (
              <th key={index} scope="col" class={wide.includes(index) ? 'wide' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
