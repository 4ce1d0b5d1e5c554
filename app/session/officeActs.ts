/** What the coordinators of an office did, signed by each, in its own document. */
import type * as Y from 'yjs';
import { signedWordsIn } from '../document/signedWords.ts';
import { encodeOfficeWord, OFFICE_ENVELOPE_BYTES, type OfficeWord, parseOfficeWord } from '../model/officeWord.ts';
import type { Core } from './core.ts';
import { openWordLog } from './wordLog.ts';

type Means = Pick<Core, 'me' | 'person' | 'clock' | 'random'>;

export function openOfficeActs(core: Means, place: string, doc: Y.Doc) {
  const log = openWordLog<OfficeWord>({
    workspace: place,
    me: core.me,
    author: core.person.sign,
    clock: core.clock,
    random: core.random,
    label: 'office',
    words: signedWordsIn(doc, OFFICE_ENVELOPE_BYTES, 'acts'),
    encode: encodeOfficeWord,
    parse: parseOfficeWord,
  });
  return {
    said: log.said,
    ready: log.ready,
    write: (word: Pick<OfficeWord, 'does' | 'about' | 'name' | 'count'>) => log.write(word, false),
    close: log.close,
  };
}
