import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { RuleBroken } from '../../matching/together.ts';
import type { SessionError } from '../../session/types.ts';
import { errorWords } from '../words.ts';

type Why = Extract<SessionError, { tag: 'pair-refused' }>['why'];

/** As everywhere; of a pair that a rule forbids, which one. */
export const runErrorWords = (error: SessionError): MessageDescriptor =>
  error.tag === 'pair-refused' ? brokenWords(error.why) : errorWords(error);

/** Which rule two people would break as a pair. */
export function brokenWords(why: Why | RuleBroken): MessageDescriptor {
  switch (why) {
    case 'self':
    case 'role':
    case 'other-side':
      return msg`These two cannot be mentor and mentee this way round.`;
    case 'not-adult':
      return msg`One of them is not an adult, and nobody else would see what they write.`;
    case 'no-common-language':
      return msg`These two have no language in common.`;
    case 'banned':
      return msg`You refused these two as a pair before.`;
    case 'before':
      return msg`These two were invited together before.`;
    case 'same-organisation':
      return msg`Your programme keeps people of one organisation apart.`;
    case 'same-manager':
      return msg`Your programme keeps people with the same manager apart.`;
    case 'own-manager':
      return msg`One of them is the other’s manager, and your programme keeps them apart.`;
    case 'must':
      return msg`Your programme makes a must of something that this mentor does not meet. You may put them together all the same.`;
    case 'no-seat':
    case 'mentee-taken':
      return msg`One of them has no place left.`;
    case 'unknown':
      return msg`One of them can no longer be matched.`;
  }
}
