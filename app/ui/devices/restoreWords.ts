/** What a person is told when their words or their file do not bring them back: which slip, and what helps. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { RestoreError } from '../../session/types.ts';
import { errorWords } from '../words.ts';

export function restoreWords(error: RestoreError): MessageDescriptor {
  switch (error.tag) {
    case 'wrong-count': {
      const { found } = error;
      return msg`A phrase has 24 words; there are ${found} here.`;
    }
    case 'unknown-words': {
      const [first] = error.words;
      const place = (first?.at ?? 0) + 1;
      const typed = first?.typed ?? '';
      const meant = first?.suggestions.join(', ') ?? '';
      return meant === ''
        ? msg`Word ${place}, “${typed}”, is not one of the words a phrase is made of.`
        : msg`Word ${place}, “${typed}”, is not one of the words a phrase is made of. Is it one of these: ${meant}?`;
    }
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
