/** What a reason and a wish of who says no are called, to them and to the coordinator. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { DeclineReason, Wish } from '../../model/invitation.ts';

export function reasonWords(reason: DeclineReason): MessageDescriptor {
  switch (reason) {
    case 'no-time':
      return msg`Too little time`;
    case 'not-now':
      return msg`Not the right moment`;
    case 'other-wish':
      return msg`Looking for something else`;
    case 'know-them':
      return msg`We know each other already`;
    case 'too-far':
      return msg`Our hours do not fit`;
    case 'other':
      return msg`Another reason`;
  }
}

/** As the person chooses it. */
export function wishWords(wish: Wish): MessageDescriptor {
  switch (wish) {
    case 'again':
      return msg`Ask me again soon`;
    case 'pause':
      return msg`A pause first`;
    case 'stop':
      return msg`No more invitations`;
  }
}
