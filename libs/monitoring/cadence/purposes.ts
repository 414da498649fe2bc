/** What Italian agreements call it, and what it is called here. */
const VERIFICA = 'verifica';
export const VERIFICATION = 'verification';

/** A purpose as rules compare it: «Verifica » is «verification» (monitoring-rules 2, `purpose`). */
export function comparable(purpose: string): string {
  const word = purpose.trim().toLowerCase();
  return word === VERIFICA ? VERIFICATION : word;
}

export function isPurpose(wanted: string): (purpose: string) => boolean {
  const word = comparable(wanted);
  return (purpose) => comparable(purpose) === word;
}
