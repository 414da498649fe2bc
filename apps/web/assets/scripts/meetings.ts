/**
 * Makes the forms about meetings quicker: «tutti presenti» and a count, what the meeting would do for the rules while
 * one fills it in, an outline put into the minutes. Pages work without it.
 */
const EFFECT = 'con-questo-incontro';
const WAIT_MS = 300;
/** What decides whether a meeting counts. */
const DECIDES = /^(data|dalle|alle|organo|convocazione|pubblico|deserta|(finalita|presente|giustificato)-.*)$/;
/** Texts that a trial has no need of. */
const NOT_TRIED = /^(verbale|ordine|motivo|chiave)$/;

const inputs = (within: ParentNode, start: string): HTMLInputElement[] => [
  ...within.querySelectorAll<HTMLInputElement>(`input[name^="${start}"]`),
];

const changed = (control: HTMLElement): void => {
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
};

/** Somebody is there or excused, not both. */
function tickOne(form: HTMLFormElement, ticked: HTMLInputElement): void {
  const [, kind = '', partner = ''] = /^(presente|giustificato)-(.+)$/.exec(ticked.name) ?? [];
  if (kind === '' || !ticked.checked) return;
  const other = kind === 'presente' ? 'giustificato' : 'presente';
  for (const input of inputs(form, `${other}-${partner}`)) {
    if (input.name === `${other}-${partner}`) input.checked = false;
  }
}

function attendance(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>('.attendance-count');
  const members = form.querySelector<HTMLElement>('[data-componenti]');
  if (!place || !members) return;
  const ticks = inputs(members, 'presente-');
  if (ticks.length === 0) return;
  const count = document.createElement('output');
  const all = document.createElement('button');
  all.type = 'button';
  all.className = 'btn btn-outline-primary btn-sm';
  all.textContent = place.dataset['tutti'] ?? '';
  const show = (): void => {
    const there = ticks.filter(({ checked }) => checked).length;
    const words = place.dataset['conteggio'] ?? '';
    count.textContent = words.replace('{presenti}', String(there)).replace('{tutti}', String(ticks.length));
  };
  all.addEventListener('click', () => {
    for (const tick of ticks) {
      tick.checked = true;
      tickOne(form, tick);
    }
    changed(ticks[0]!);
  });
  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) tickOne(form, target);
    show();
  });
  // What a draft puts back changes without a change of its own.
  form.addEventListener('input', show);
  place.append(count, all);
  place.hidden = false;
  show();
}

/** Asks the page what it would say, and shows its sentence. */
function trial(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>('[data-prova]');
  const box = document.getElementById(EFFECT);
  if (!button || !box) return;
  button.hidden = true;
  let running: AbortController | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    running?.abort();
    running = new AbortController();
    const fields = [...new FormData(form)].filter(([name]) => !NOT_TRIED.test(name));
    const body = new URLSearchParams(fields.map(([name, value]) => [name, String(value)]));
    body.set('azione', 'prova');
    const answer = await fetch(form.action, { method: 'POST', body, signal: running.signal });
    if (new URL(answer.url).pathname === '/accesso') {
      box.textContent = button.dataset['scaduta'] ?? '';
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const said = page.getElementById(EFFECT);
    if (said && said.innerHTML !== box.innerHTML) box.replaceChildren(...said.childNodes);
  };
  const askSoon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      // Without an answer there is nothing to say; an earlier one would be wrong.
      ask().catch((error: unknown) => {
        if (!(error instanceof DOMException && error.name === 'AbortError')) box.replaceChildren();
      });
    }, WAIT_MS);
  };
  form.addEventListener('change', ({ target }) => {
    if (target instanceof Element && DECIDES.test(target.getAttribute('name') ?? '')) askSoon();
  });
  form.addEventListener('regia:riprende', askSoon);
  if (form.querySelector<HTMLInputElement>('input[name=data]')?.value) askSoon();
}

function outline(help: HTMLDetailsElement): void {
  const text = help.closest('form')?.querySelector('textarea');
  const lines = help.querySelector('pre');
  if (!text || !lines) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-outline-primary btn-sm';
  button.textContent = help.dataset['traccia'] ?? '';
  button.addEventListener('click', () => {
    const written = text.value.trimEnd();
    text.value = written === '' ? lines.textContent : `${written}\n\n${lines.textContent}`;
    help.open = false;
    changed(text);
    text.focus();
  });
  lines.before(button);
}

for (const form of document.querySelectorAll<HTMLFormElement>('form.recording')) {
  attendance(form);
  trial(form);
}
for (const help of document.querySelectorAll<HTMLDetailsElement>('details[data-traccia]')) outline(help);
