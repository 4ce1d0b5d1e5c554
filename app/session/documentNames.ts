/** What the documents of a workspace are called, each within its chapter (inChapter.ts). */
import type * as Y from 'yjs';
import { boardsOf } from '../document/boards.ts';
import { pagesOf, removedPagesOf } from '../document/notebook.ts';
import { boardDocument } from './boards.ts';
import { placeOf } from './inChapter.ts';

/** What the documents that are pages are called. */
export const PAGE = 'page ';
/** And how they were: kept by each device for itself, never shared. */
export const PAST = 'past page ';
/** Those that each chapter has, as documentsOf() gives them. */
export const DOCUMENTS = ['notebook', 'chat', 'goals', 'meetings'] as const;

/** All of the first chapter, by its notebook: for who erases what is not open. */
export const documentsBy = (notes: Y.Doc): readonly string[] => [
  ...DOCUMENTS,
  ...[...pagesOf(notes), ...removedPagesOf(notes)].flatMap(({ id }) => [PAGE + id, PAST + id]),
  ...boardsOf(notes).map(({ id }) => boardDocument(id)),
];

/** Whether a document is the text of a page. */
export const isPage = (id: string): boolean => placeOf(id).document.startsWith(PAGE);
