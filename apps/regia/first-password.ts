import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const FIRST_PASSWORD_FILE = 'first-password.txt';

/**
 * What to print of the password that was made for the first administrator: itself to a terminal, where somebody reads
 * it, else where it was written. Output that goes elsewhere is kept in logs, which others read.
 */
export function tellFirstPassword(
  { email, password }: { readonly email: string; readonly password: string },
  folder: string,
  isTerminal: boolean,
): string {
  if (isTerminal) return `Primo accesso: ${email}, password ${password} (si mostra solo ora; va cambiata subito).`;
  const file = path.resolve(folder, FIRST_PASSWORD_FILE);
  // Made anew, so that nothing that stood there lends it its permissions, or leads it elsewhere.
  rmSync(file, { force: true });
  writeFileSync(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
  return `Primo accesso: ${email}; la password è in ${file} (va cambiata subito; poi cancellare il file).`;
}
