import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { END } from '../world/hostile.js';

/** What is looked for on a page, as scripts that run in it. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const RUN_AXE = `axe.run({ runOnly: ${JSON.stringify(WCAG)}, resultTypes: ['violations'] }).then(({ violations }) => violations.map(
  ({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(' | ')))`;

export const TOO_WIDE = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Every state as a word and not a colour alone: what a verdict says is there to be read. */
export const WORDLESS = `[...document.querySelectorAll('.verdict')].filter((verdict) => verdict.textContent.trim() === '').length`;

/** Targets that a finger finds (WCAG 2.2, 2.5.8), links in running text aside. A tick is as large as its label. */
export const SMALL_TARGETS = `[...document.querySelectorAll('main button, main input:not([type=hidden]), main select, main summary')]
  .filter((control) => control.checkVisibility() && !control.matches('.visually-hidden'))
  .filter((control) => (control.closest('label') ?? control).getBoundingClientRect().height < 24)
  .map((control) => control.outerHTML.slice(0, 80))`;

/** Elements and attributes that no page of the service has; whatever ran has left its mark. */
export const FOREIGN = `[...document.querySelectorAll('*')].filter((element) =>
    (element.localName === 'script' && !(element.getAttribute('src') ?? '').startsWith('/risorse/')) ||
    ['img', 'iframe', 'object', 'embed', 'style', 'base'].includes(element.localName) ||
    element.getAttributeNames().some((name) => name.startsWith('on')))
  .map((element) => element.outerHTML.slice(0, 80))
  .concat(window.__x === undefined ? [] : ['a script ran'])`;

/** What is typed stands in the page, or in its fields, letter by letter. */
export const SHOWS_MARKUP = `[document.body.innerText, ...[...document.querySelectorAll('input, textarea')].map(({ value }) => value)]
  .some((text) => text.includes('<script>window.__x=1'))`;

/** Where something was refused, the first wrong field has the focus, or else what says so; or what was recorded. */
export const FOCUS_ASTRAY = `new Promise((settled) => requestAnimationFrame(() => requestAnimationFrame(settled))).then(() => {
  const has = (element) => element === null || element === document.activeElement || element.contains(document.activeElement);
  const said = (element) => element?.outerHTML.slice(0, 120) ?? '';
  const done = document.querySelector('[data-fatto]');
  if (done) return has(done) ? '' : 'not on ' + said(done) + ' but on ' + said(document.activeElement);
  const summary = document.querySelector('main .problem-summary');
  if (!summary) return '';
  const first = summary.querySelector('a[href^="#"]');
  const wrong = first && document.getElementById(decodeURIComponent(first.getAttribute('href').slice(1)));
  const wanted = wrong ?? summary;
  return has(wanted) ? '' : 'not on ' + said(wanted) + ' but on ' + said(document.activeElement);
})`;

/**
 * A mark within a typed text that turns round what follows has to stop with it: in each paragraph, no letter stands
 * after the text's end while the mark is still open. What keeps it in is isolation, by element or by sign.
 */
export const LEAKS = `(() => {
  const [RLO, PDF, FSI, PDI] = ['\\u202E', '\\u202C', '\\u2068', '\\u2069'];
  const ISOLATES = /isolate|plaintext/;
  const isOwnParagraph = ({ display, unicodeBidi }) => display !== 'inline' || ISOLATES.test(unicodeBidi);
  const leaks = [];
  const flat = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || ['SCRIPT', 'TEXTAREA', 'SELECT', 'TITLE'].includes(node.tagName)) return '';
    const style = getComputedStyle(node);
    const inside = [...node.childNodes].map(flat).join('');
    if (!isOwnParagraph(style)) return inside;
    if (leaks.length < 8 && leaksOut(inside)) leaks.push(node.localName + '.' + node.className + ': ' + inside.slice(-70));
    return FSI + PDI;
  };
  const leaksOut = (text) => {
    const open = [];
    let hasEnded = false;
    for (const sign of text) {
      if (sign === RLO) { open.push(sign); hasEnded = false; }
      else if (sign === FSI || sign === '\\u2067' || sign === '\\u2066') open.push(FSI);
      else if (sign === PDF && open.at(-1) === RLO) open.pop();
      else if (sign === PDI && open.includes(FSI)) open.length = open.lastIndexOf(FSI);
      else if (sign === '${END}' || sign === '…') hasEnded = true;
      else if (hasEnded && open.includes(RLO) && /[\\p{L}\\p{N}]/u.test(sign)) return true;
    }
    return false;
  };
  flat(document.body);
  return leaks;
})()`;
