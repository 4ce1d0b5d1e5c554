/** The name of a chapter's document, on the wire and on the disk. */
export const inChapter = (chapter: number, document: string): string =>
  chapter === 0 ? document : `${chapter} ${document}`;
