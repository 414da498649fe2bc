/** 01/04/2021 */
export function shortDate(date: string): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** An instant in a zone: 22/11/2026, 10:15 */
export function moment(instant: string, zone: string): string {
  const format = { dateStyle: 'short', timeStyle: 'short', timeZone: zone } as const;
  const parts = new Intl.DateTimeFormat('it-IT', format).format(new Date(instant));
  return parts.replace(/^(\d\d\/\d\d\/)(\d\d),/, '$120$2,');
}
