/** In place of lib0/dom, of which y-tiptap asks for the document alone, and which would bring all of lib0/schema. */
export const doc = globalThis.document;
