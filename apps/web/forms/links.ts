import { say } from '#libs/kernel/text.js';
import type { TypedForm } from './typed-form.js';

const MOST_LINKS = 50;

/** An address on each line. */
export function readLinks(form: TypedForm, name: string): { url: string }[] | undefined {
  const lines = (form.text(name) ?? '').split('\n').map((line) => line.trim());
  const links = lines.filter((line) => line !== '');
  const wrong = links.find((link) => !URL.canParse(link) || !/^https?:$/.test(new URL(link).protocol));
  if (wrong !== undefined) {
    form.refuse(
      name,
      say(
        `«${wrong}» non è un indirizzo: comincia con https:// o http://, uno per riga`,
        `“${wrong}” is not an address: it begins with https:// or http://, one on each line`,
      ),
    );
  } else if (links.length > MOST_LINKS) {
    form.refuse(name, say(`al massimo ${MOST_LINKS} indirizzi`, `${MOST_LINKS} addresses at most`));
  }
  return links.length === 0 ? undefined : links.map((url) => ({ url }));
}
