/** The words about a pair's way that one document keeps. */
import type * as Y from 'yjs';
import { journeyWordsIn } from '../document/journey.ts';
import { encodeJourneyWord, type JourneyWord, parseJourneyWord } from '../model/journey.ts';
import { openWordLog, type WordLog, type WriterOptions } from './wordLog.ts';

export type JourneyLog = WordLog<JourneyWord>;

export const openJourneyLog = ({ doc, ...writer }: WriterOptions & { readonly doc: Y.Doc }): JourneyLog =>
  openWordLog({
    ...writer,
    label: 'journey',
    words: journeyWordsIn(doc),
    encode: encodeJourneyWord,
    parse: parseJourneyWord,
  });
