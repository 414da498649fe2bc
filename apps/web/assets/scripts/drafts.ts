/**
 * Keeps in this browser what is typed into a form that records something, so that it survives a lost connection, an
 * expired session or a closed window. Forgotten once it is recorded, on signing out, and after seven days. Pages work
 * without it.
 */
const PREFIX = 'regia-bozza:';
/** The form whose sending the next page will tell about. */
const SENT = 'regia-inviata';
const KEPT_FOR_MS = 7 * 24 * 60 * 60 * 1000;

type Entries = [name: string, value: string][];
interface Draft {
  readonly at: number;
  readonly fields: Entries;
}

/** Storage can be full or forbidden: then there are no drafts, and forms work as without this script. */
function attempt<Value>(what: () => Value): Value | undefined {
  try {
    return what();
  } catch (error) {
    console.info('Bozze non conservate:', error);
    return undefined;
  }
}

const keys = (): string[] => attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) ?? [];

const readDraft = (key: string): Draft | undefined =>
  attempt(() => JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null) ?? undefined;

const forget = (key: string): void => void attempt(() => localStorage.removeItem(key));

function forgetOld(): void {
  for (const key of keys()) {
    const draft = readDraft(key);
    if (!draft || Date.now() - draft.at > KEPT_FOR_MS) forget(key);
  }
}

function forgetAll(): void {
  keys().forEach(forget);
  attempt(() => sessionStorage.removeItem(SENT));
}

/** The page says that something was recorded, or goes on in another form: it was what this window sent last. */
function forgetSent(): void {
  const sent = attempt(() => sessionStorage.getItem(SENT));
  if (sent && document.querySelector('[data-fatto], [data-ripreso-qui]')) forget(sent);
  attempt(() => sessionStorage.removeItem(SENT));
}

const fieldsOf = (form: HTMLFormElement): Entries =>
  [...new FormData(form).entries()].map(([name, value]) => [name, String(value)]);

/** Only what people fill in: keys that the server gave the form differ each time. */
const typedIn = (form: HTMLFormElement, fields: Entries): string =>
  JSON.stringify(
    fields.filter(([name]) => form.querySelector(`input[type=hidden][name="${CSS.escape(name)}"]`) === null),
  );

function fill(form: HTMLFormElement, fields: Entries): void {
  const left = new Map<string, string[]>();
  for (const [name, value] of fields) left.set(name, [...(left.get(name) ?? []), value]);
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
      control.checked = left.get(control.name)?.includes(control.value) ?? false;
    } else if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    ) {
      const before = control.value;
      const value = left.get(control.name)?.shift();
      if (value !== undefined) control.value = value;
      // What was typed in folded fields must be seen.
      const folded = control.value === before ? null : control.closest('details');
      if (folded) folded.open = true;
    }
  }
}

function notice(form: HTMLFormElement, text: string, button?: { label: string; act: () => void }): void {
  form.querySelector('.draft-notice')?.remove();
  const box = document.createElement('p');
  box.className = 'notice draft-notice';
  box.setAttribute('role', 'status');
  box.append(text);
  if (button) {
    const action = document.createElement('button');
    action.type = 'button';
    action.className = 'link';
    action.textContent = button.label;
    action.addEventListener('click', button.act);
    box.append(' ', action);
  }
  form.prepend(box);
}

function keep(form: HTMLFormElement): void {
  const key = PREFIX + form.dataset['bozza'];
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const draft = readDraft(key);
  const isNewer = form.dataset['appenaDigitato'] !== undefined;
  // A form that was sent back comes with what was typed: it stands nowhere else yet.
  const pristine = isNewer ? undefined : typedIn(form, fieldsOf(form));
  if (draft && !isNewer && typedIn(form, draft.fields) !== pristine) {
    // With the key that it was sent under, if it was: sent again, it is not recorded twice.
    form.dispatchEvent(new CustomEvent('regia:riprende', { detail: draft.fields }));
    fill(form, draft.fields);
    form.dispatchEvent(new Event('input', { bubbles: true }));
    notice(form, form.dataset['ripreso'] ?? '', {
      label: form.dataset['scarta'] ?? '',
      act: () => {
        // What was typed a moment ago is not saved again while the page reloads.
        clearTimeout(waiting);
        forget(key);
        location.reload();
      },
    });
  }
  const save = (): void => {
    const fields = fieldsOf(form);
    if (typedIn(form, fields) === pristine) forget(key);
    else attempt(() => localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields } satisfies Draft)));
  };
  if (isNewer) save();
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, 300);
  });
  form.addEventListener('submit', (event) => {
    clearTimeout(waiting);
    save();
    if (navigator.onLine) {
      attempt(() => sessionStorage.setItem(SENT, key));
      return;
    }
    event.preventDefault();
    notice(form, form.dataset['senzaRete'] ?? '');
  });
}

forgetSent();
forgetOld();
const hasSignedOut = new URLSearchParams(location.search).has('uscita');
if (hasSignedOut) forgetAll();
for (const form of document.querySelectorAll<HTMLFormElement>('form[action^="/uscita"]')) {
  form.addEventListener('submit', forgetAll);
}
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-bozza]')) keep(form);
