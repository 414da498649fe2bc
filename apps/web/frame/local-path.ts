/** Only ever a path of this service: an address that somebody put into a link must not lead elsewhere. */
export function localPath(text: string | undefined): string | undefined {
  return text !== undefined && /^\/(?![/\\])[\x21-\x7e]{0,1000}$/.test(text) && !text.includes('\\') ? text : undefined;
}
