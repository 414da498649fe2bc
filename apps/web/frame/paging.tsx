import type { VNode } from 'preact';
import type { Visit } from './visit.js';

/** One page of a list, of so many. */
export interface PageOf<Item> {
  readonly page: number;
  readonly pages: number;
  readonly items: readonly Item[];
}

/** The page that the address asks for, `?pagina=2`, or the nearest that there is. */
export function pageAsked<Item>(visit: Visit, all: readonly Item[], size: number): PageOf<Item> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const asked = /^\d{1,6}$/.exec(visit.asked('pagina') ?? '')?.[0] ?? 1;
  const page = Math.min(pages, Math.max(1, Number(asked)));
  return { page, pages, items: all.slice((page - 1) * size, page * size) };
}

interface PagingProps {
  readonly of: Pick<PageOf<unknown>, 'page' | 'pages'>;
  readonly label: string;
  readonly href: (page: number) => string;
  readonly newer: string;
  readonly here: string;
  readonly older: string;
}

export function Paging({ of: { page, pages }, label, href, newer, here, older }: PagingProps): VNode | null {
  if (pages === 1) return null;
  return (
    <nav class="actions" aria-label={label}>
      {page > 1 && <a href={href(page - 1)}>{newer}</a>}
      <span>{here}</span>
      {page < pages && <a href={href(page + 1)}>{older}</a>}
    </nav>
  );
}
