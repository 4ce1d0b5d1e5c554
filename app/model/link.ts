/** Addresses in what people write. Only one that begins with https is made into a link. */
const LINK = /\bhttps:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]»”’]/u;

/** The text in three: before its first link, the link, after it. `link` null where there is none. */
export function linkIn(text: string): {
  readonly before: string;
  readonly link: string | null;
  readonly after: string;
} {
  const found = LINK.exec(text);
  if (found === null) return { before: text, link: null, after: '' };
  return { before: text.slice(0, found.index), link: found[0], after: text.slice(found.index + found[0].length) };
}
