import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { SessionError } from '../../session/types.ts';
import { errorWords } from '../words.ts';

type Why = Extract<SessionError, { tag: 'pair-refused' }>['why'];

/** As everywhere; of a pair that a rule forbids, which one. */
export const runErrorWords = (error: SessionError): MessageDescriptor =>
  error.tag === 'pair-refused' ? refusedWords(error.why) : errorWords(error);

function refusedWords(why: Why): MessageDescriptor {
  switch (why) {
    case 'self':
    case 'role':
    case 'other-side':
      return msg`These two cannot be mentor and mentee this way round. Nothing was changed.`;
    case 'not-adult':
      return msg`One of them is not an adult, and nobody else would see what they write. Nothing was changed.`;
    case 'no-common-language':
      return msg`These two have no language in common. Nothing was changed.`;
    case 'banned':
      return msg`You refused these two as a pair before. Nothing was changed.`;
    case 'before':
      return msg`These two were invited together before. Nothing was changed.`;
    case 'same-organisation':
      return msg`Your programme keeps people of one organisation apart. Nothing was changed.`;
    case 'same-manager':
      return msg`Your programme keeps people with the same manager apart. Nothing was changed.`;
    case 'own-manager':
      return msg`One of them is the other’s manager, and your programme keeps them apart. Nothing was changed.`;
    case 'no-seat':
    case 'mentee-taken':
      return msg`One of them has no place left. Nothing was changed.`;
    case 'unknown':
      return msg`One of them can no longer be matched. Nothing was changed.`;
  }
}
