/** One more row of a growing list at once, and those of a draft. Without it the form comes back with one more. */
const rowsIn = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-riga]')];

/** A row like the last one, empty, under a key of its own. */
function addRow(list: Element, key: string): HTMLElement | undefined {
  const last = rowsIn(list).at(-1);
  if (!last) return undefined;
  const row = last.cloneNode(true) as HTMLElement;
  const before = last.dataset['riga'] ?? '';
  row.dataset['riga'] = key;
  for (const wrong of row.querySelectorAll('.wrong-because')) wrong.remove();
  for (const field of row.querySelectorAll('.wrong')) field.classList.remove('wrong');
  for (const element of row.querySelectorAll('[name], [id], [for]')) {
    for (const name of ['name', 'id', 'for']) {
      const value = element.getAttribute(name);
      if (value?.endsWith(`-${before}`)) element.setAttribute(name, value.slice(0, -before.length) + key);
    }
    for (const name of ['aria-describedby', 'aria-invalid', 'autofocus', 'checked']) element.removeAttribute(name);
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      element.defaultValue = '';
      element.value = '';
    }
    if (element instanceof HTMLSelectElement) element.value = '';
  }
  const legend = row.querySelector('legend');
  if (legend) legend.textContent = legend.textContent.replace(/\d+$/, String(rowsIn(list).length + 1));
  last.after(row);
  return row;
}

function rows(form: HTMLFormElement): void {
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-un-altra]')) {
    const list = button.closest('.rows');
    if (!list) continue;
    button.addEventListener('click', (event) => {
      event.preventDefault();
      const numbers = rowsIn(list).map((row) => Number(/^N(\d+)$/.exec(row.dataset['riga'] ?? '')?.[1] ?? 0));
      const row = addRow(list, `N${Math.max(0, ...numbers) + 1}`);
      row?.querySelector<HTMLElement>('textarea, select, input')?.focus();
    });
  }
  form.addEventListener('regia:riprende', (event) => {
    const fields = (event as CustomEvent<[name: string, value: string][]>).detail;
    for (const list of form.querySelectorAll<HTMLElement>('[data-righe]')) bringBack(list, fields);
  });
}

/** A draft may have rows that the page has not. */
function bringBack(list: HTMLElement, fields: readonly (readonly [name: string, value: string])[]): void {
  const prefix = list.dataset['righe'] ?? '';
  for (const [name] of fields) {
    const key = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    if (/^N\d{1,3}$/.test(key) && !list.querySelector(`[data-riga="${key}"]`)) addRow(list, key);
  }
}

for (const form of document.querySelectorAll<HTMLFormElement>('form.recording')) rows(form);
