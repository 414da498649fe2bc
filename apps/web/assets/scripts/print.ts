/** Shows the buttons that print the page: without scripts there is the browser's own menu. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-stampa]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
