/** A text as it is searched and sorted by: without accents, in small letters, with plain apostrophes and spaces. */
export function plainText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ]/gu, "'")
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
