/** The name of a chapter's document, on the wire and on the disk. */
export const inChapter = (chapter: number, document: string): string =>
  chapter === 0 ? document : `${chapter} ${document}`;

/** Any text: names come from the other side as they are. */
export function placeOf(id: string): { readonly chapter: number; readonly document: string } {
  const numbered = /^([1-9][0-9]{0,4}) (.*)$/s.exec(id);
  return { chapter: Number(numbered?.[1] ?? 0), document: numbered?.[2] ?? id };
}
