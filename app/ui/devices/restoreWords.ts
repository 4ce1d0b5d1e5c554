/** What a person is told when their words or their file do not bring them back: which slip, and what helps. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { RestoreError } from '../../session/types.ts';
import { errorWords } from '../words.ts';

interface Slip {
  readonly at: number;
  readonly typed: string;
  readonly suggestions: readonly string[];
}

export function restoreWords(error: RestoreError): MessageDescriptor {
  switch (error.tag) {
    case 'wrong-count': {
      const { found } = error;
      return msg`A phrase has 24 words; there are ${found} here.`;
    }
    case 'unknown-words':
      return unknownWord(error.words[0]);
    case 'code-count': {
      const { found } = error;
      return msg`A code has five words; there are ${found} here.`;
    }
    case 'code-word':
      return unknownWord(error);
    case 'wrong-code':
      return msg`These five words do not open the share. Look at your paper once more; you can try as often as you like.`;
    case 'bad-checksum':
      return msg`These are words of a phrase, but not together: one of them was copied wrong, or two changed places. Compare with your paper.`;
    case 'not-a-recovery-file':
      return msg`This is not a recovery file of Binôme, or it was cut on the way.`;
    case 'wrong-passphrase':
      return msg`This passphrase does not open the file. Capital letters and spaces count. If you are sure of it, the file was damaged.`;
    default:
      return errorWords(error);
  }
}

function unknownWord(word: Slip | undefined): MessageDescriptor {
  const place = (word?.at ?? 0) + 1;
  const typed = word?.typed ?? '';
  const meant = word?.suggestions.join(', ') ?? '';
  return meant === ''
    ? msg`Word ${place}, “${typed}”, is not one of the words a phrase is made of.`
    : msg`Word ${place}, “${typed}”, is not one of the words a phrase is made of. Is it one of these: ${meant}?`;
}
