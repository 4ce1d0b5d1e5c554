/** What a kind of cause is called, to who asks and to the coordinator. None is a fault. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Cause } from '../../model/rematch.ts';

export function causeWords(cause: Cause): MessageDescriptor {
  switch (cause) {
    case 'no-answer':
      return msg`We hardly reach each other`;
    case 'no-fit':
      return msg`We do not quite suit each other`;
    case 'time':
      return msg`Our hours do not meet`;
    case 'topics':
      return msg`What I need has changed`;
    case 'uneasy':
      return msg`I do not feel at ease`;
    case 'other':
      return msg`Something else`;
  }
}
