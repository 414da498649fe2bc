import type { Browser, Visited } from './browser.js';

/** Of pages that differ only in what they are about so many are looked at. */
const MOST_OF_A_KIND = 4;
const kindOf = (path: string): string =>
  path
    .replaceAll(/\/(incontri|impegni|indicatori|voci|rilevazioni|decisioni)\/(?!nuovo|convoca)[^/?]+/g, '/$1/…')
    .replaceAll(/=[^&]*/g, '=');

/** Pages by their address, as far as links lead; `most`: of pages of one kind. */
export async function everyPage(browser: Browser, from = '/', most = MOST_OF_A_KIND): Promise<Map<string, Visited>> {
  const pages = new Map<string, Visited>();
  const kinds = new Map<string, number>();
  const wanted = new Set([from]);
  for (const path of wanted) {
    const seen = kinds.get(kindOf(path)) ?? 0;
    if (seen >= most) continue;
    kinds.set(kindOf(path), seen + 1);
    const visited = await browser.get(path);
    pages.set(path, visited);
    for (const link of visited.page.querySelectorAll('a')) {
      const href = (link.getAttribute('href') ?? '').replaceAll('&amp;', '&').replace(/#.*/, '');
      if (href.startsWith('/') && !href.startsWith('/api')) wanted.add(href);
    }
  }
  return pages;
}

/** «al 11/03/2026», «il 8 agosto»: read aloud, both begin with a vowel. */
const UNELIDED = /\b(?:il|al|dal|del|sul|nel|dei) (?:0?8|11)(?:\/\d\d\/\d{4}| [a-z]+ \d{4})/g;
/** As programs write days and instants. */
const FOR_PROGRAMS = /\b\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?/g;

/** Days and instants that nobody would write so. */
export const wrongDatesIn = (words: string): string[] => [
  ...(words.match(UNELIDED) ?? []),
  ...(words.match(FOR_PROGRAMS) ?? []),
];
