/** LRE, RLE, PDF, LRO, RLO, LRI, RLI: no language needs them, and unclosed they turn round what stands after them. */
const TURNING = /[\u202A-\u202E\u2066\u2067]/;
const ALL_TURNING = new RegExp(TURNING, 'g');
/** A field as a whole, a tag with its attributes, or the text between. */
const PIECES = /<textarea[\s\S]*?<\/textarea>|<(?:"[^"]*"|[^">])*>|[^<]+/g;

/**
 * A page without typed marks that would turn round its own words, too. In fields they stay, or correcting something
 * else would change them; in the register and its interface they stay in any case.
 */
export const withoutTurningMarks = (html: string): string =>
  TURNING.test(html)
    ? html.replace(PIECES, (piece) => (piece.startsWith('<') ? piece : piece.replace(ALL_TURNING, '')))
    : html;
