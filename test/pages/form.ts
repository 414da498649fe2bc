import type { HTMLElement } from 'node-html-parser';
import type { Browser, Visited } from './browser.js';

/** A form as it stands on a page: where it goes, and what it would send untouched. */
export interface StandingForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Throws where the page has no such form: what is not offered cannot be pressed. */
export function formIn(
  { page, words }: Pick<Visited, 'page' | 'words'>,
  selector = 'main form[method=post]',
): StandingForm {
  const form = page.querySelector(selector);
  if (!form) throw new Error(`No form ${selector} on: ${words.slice(0, 300)}`);
  const fields: Record<string, string> = {};
  for (const control of form.querySelectorAll('input, textarea, select')) {
    const value = valueNow(control);
    if (value !== undefined) fields[control.getAttribute('name') ?? ''] = value;
  }
  return { action: (form.getAttribute('action') ?? '').replaceAll('&amp;', '&'), fields };
}

function valueNow(control: HTMLElement): string | undefined {
  if (control.tagName === 'TEXTAREA') return control.text;
  if (control.tagName === 'SELECT') return control.querySelector('option[selected]')?.getAttribute('value') ?? '';
  const type = control.getAttribute('type');
  const isTick = type === 'radio' || type === 'checkbox';
  return isTick && !control.hasAttribute('checked') ? undefined : (control.getAttribute('value') ?? '');
}

/** Opens a page, fills in its form and sends it. */
export async function sendForm(
  browser: Browser,
  path: string,
  typed: Readonly<Record<string, string>>,
  selector?: string,
): Promise<Visited> {
  const { action, fields } = formIn(await browser.get(path), selector);
  return browser.post(action, { ...fields, ...typed });
}

/** What stands in a field of a page. */
export const valueIn = ({ page }: Visited, name: string): string =>
  valueNow(page.querySelector(`#${name}`) as HTMLElement) ?? '';
