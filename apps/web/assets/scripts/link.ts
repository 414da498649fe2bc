/** A one-time link carries its code after the `#`, which no server and no log is told: here it goes into the form. */
function takeCode(): void {
  const field = document.querySelector<HTMLInputElement>('input[data-codice]');
  const code = new URLSearchParams(location.hash.slice(1)).get('token');
  if (!field || !code) return;
  field.value = code;
  // Nor is it left in the history of a machine that others use.
  history.replaceState(null, '', location.pathname + location.search);
}

takeCode();
// Another link, opened where this page is open already, loads nothing.
addEventListener('hashchange', takeCode);
