/** The words about meetings that one document keeps. */
import type * as Y from 'yjs';
import { meetingWordsIn } from '../document/meetings.ts';
import { encodeMeetingWord, type MeetingWord, parseMeetingWord } from '../model/meeting.ts';
import { openWordLog, type WordLog, type WriterOptions } from './wordLog.ts';

export type MeetingLog = WordLog<MeetingWord>;

export const openMeetingLog = ({ doc, ...writer }: WriterOptions & { readonly doc: Y.Doc }): MeetingLog =>
  openWordLog({
    ...writer,
    label: 'meeting',
    words: meetingWordsIn(doc),
    encode: encodeMeetingWord,
    parse: parseMeetingWord,
  });
