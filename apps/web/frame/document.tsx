import { Fragment, type VNode } from 'preact';
import type { Block, Cell, Section as DocumentSection, Printed, Why } from '#libs/documents/report-document.js';
import { ranges } from '#libs/documents/report-source.js';
import { mayReadOf } from '#libs/identity/rights.js';
import { eventHref } from './event-link.js';
import { Facts, Section, Table } from './parts.js';
import { Verdict } from './verdict.js';
import type { Visit } from './visit.js';

/** Sections of a report document, as a page shows them: tables with captions, verdicts with their reasons folded. */
export function Sections({ visit, sections }: { visit: Visit; sections: readonly DocumentSection[] }): VNode {
  return (
    <>
      {sections.map((section) => (
        <Section key={section.id} id={section.id} title={section.title}>
          <Blocks visit={visit} blocks={section.blocks} under={section.title} />
        </Section>
      ))}
    </>
  );
}

/** `under` is the heading that they stand under. */
export function Blocks({ visit, blocks, under }: { visit: Visit; blocks: readonly Block[]; under: string }): VNode {
  return (
    <>
      {blocks.map((block, index) => (
        <BlockView key={`${index}`} visit={visit} block={block} under={under} />
      ))}
    </>
  );
}

/** Texts were opened before the document came here. */
const readable = (text: Printed): string => String(text);

function BlockView({ visit, block, under }: { visit: Visit; block: Block; under: string }): VNode {
  switch (block.kind) {
    case 'paragraph':
      return <p class="prose">{readable(block.text)}</p>;
    case 'facts':
      return <Facts rows={block.rows.map(([name, text]) => [name, readable(text)])} />;
    case 'list':
      return (
        <>
          {block.title && <h3>{block.title}</h3>}
          <ul>
            {block.items.map((item, index) => (
              <li key={`${index}`}>{readable(item)}</li>
            ))}
          </ul>
        </>
      );
    case 'verdict':
      return (
        <div class="reasoned">
          <p>
            <Verdict visit={visit} tone={block.tone} word={block.word} /> – {block.text}
          </p>
          {block.why && <Reason visit={visit} why={block.why} about={block.text} />}
        </div>
      );
    case 'table':
      return <TableView visit={visit} table={block} isNamed={under.endsWith(block.caption)} />;
  }
}

interface TableProps {
  readonly visit: Visit;
  readonly table: Extract<Block, { kind: 'table' }>;
  /** The heading above says what the caption says. */
  readonly isNamed: boolean;
}

function TableView({ visit, table, isNamed }: TableProps): VNode {
  const { caption, head, rows, why } = table;
  const wide = head.flatMap((_, column) => (rows.some((row) => cellText(row[column]).length > 40) ? [column] : []));
  const names = head.map((name) => name || <span class="visually-hidden">{visit.say('nota', 'note')}</span>);
  return (
    <Table caption={caption} isNamed={isNamed} stacks head={names} wide={wide}>
      {rows.map((row, number) => [
        <tr key={`${number}`} class={why?.[number] && 'reasoned-row'}>
          {row.map((cell, column) => (
            <CellView key={`${column}`} visit={visit} cell={cell} isHead={column === 0} label={head[column]} />
          ))}
        </tr>,
        why?.[number] && (
          <tr key={`${number}-why`} class="no-print">
            <td colSpan={head.length}>
              <Reason visit={visit} why={why[number]} about={cellText(row[0])} />
            </td>
          </tr>
        ),
      ])}
    </Table>
  );
}

interface CellProps {
  readonly visit: Visit;
  readonly cell: Cell;
  readonly isHead: boolean;
  /** The head of its column, said again where rows stand as blocks. */
  readonly label: string | undefined;
}

function CellView({ visit, cell, isHead, label }: CellProps): VNode {
  const content = isWord(cell) ? <Verdict visit={visit} tone={cell.tone} word={cell.word} /> : readable(cell).trim();
  if (!isHead) return <td data-label={label || undefined}>{content}</td>;
  // Two spaces a level: how a tree is written in a document.
  const depth = Math.min(3, Math.floor(/^ */.exec(cellText(cell))![0].length / 2));
  return (
    <th scope="row" class={depth > 0 ? `depth-${depth}` : undefined}>
      {content}
    </th>
  );
}

const isWord = (cell: Cell): cell is Extract<Cell, { tone: unknown }> => typeof cell === 'object' && 'tone' in cell;
const cellText = (cell: Cell | undefined): string =>
  cell === undefined ? '' : isWord(cell) ? cell.word : readable(cell);

/** «perché»: the rule, the numbers and the events of the register, folded away. */
export function Reason({ visit, why, about }: { visit: Visit; why: Omit<Why, 'pointer'>; about: string }): VNode {
  const { text, events, invented } = why;
  return (
    <details>
      <summary>
        {visit.say('perché', 'why')}
        <span class="visually-hidden">: {about.trim()}</span>
      </summary>
      <div class="why">
        <p>{text}</p>
        {events.length > 0 && (
          <p>
            {visit.say('Registro: eventi', 'Register: events')} <EventList visit={visit} events={events} />
            {invented.length > 0 && ` (${visit.say('inventati', 'made up')}: ${ranges(invented)})`}
          </p>
        )}
      </div>
    </details>
  );
}

/** More events than that are told without a way to each. */
const MOST_LINKED = 40;

/** Each run of events leads to its last in the register, for those who may read that. */
function EventList({ visit, events }: { visit: Visit; events: readonly number[] }): VNode {
  const agreement = visit.facts.params['agreement'];
  const mayRead = agreement !== undefined && mayReadOf(visit.callerIn(agreement), 'history');
  const runs = ranges(events).split(', ');
  if (!mayRead || runs.length > MOST_LINKED) return <>{runs.join(', ')}</>;
  const href = (below = '', query = {}) => visit.href(`/accordi/${agreement}/${below}`, query);
  return (
    <>
      {runs.map((run, index) => {
        const revision = Number(run.split('–').at(-1));
        return (
          <Fragment key={run}>
            {index > 0 && ', '}
            <a href={eventHref(href, revision)}>{run}</a>
          </Fragment>
        );
      })}
    </>
  );
}
