/** What the stage of an invitation means to a coordinator. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { InvitationStage } from '../../model/invitation.ts';

/** After a person's name. */
export function personStageWords(stage: InvitationStage): MessageDescriptor {
  switch (stage) {
    case 'drafted':
      return msg`has not been asked yet`;
    case 'sent':
      return msg`has not answered yet`;
    case 'accepted':
    case 'joined':
    case 'ended':
      return msg`said yes`;
    case 'declined':
      return msg`said no`;
    case 'expired':
      return msg`did not answer in time`;
    case 'revoked':
      return msg`is no longer asked`;
  }
}

export function pairStageWords(stage: InvitationStage, yeses: number): MessageDescriptor {
  switch (stage) {
    case 'drafted':
      return msg`Being prepared`;
    case 'sent':
      return msg`No answer yet`;
    case 'accepted':
      return yeses > 1 ? msg`Two yeses` : msg`One yes`;
    case 'joined':
      return msg`At work`;
    case 'ended':
      return msg`Ended`;
    case 'declined':
      return msg`Declined`;
    case 'expired':
      return msg`Past its date`;
    case 'revoked':
      return msg`Withdrawn`;
  }
}

export function toneOfStage(stage: InvitationStage): 'good' | 'wait' | 'warn' | 'quiet' {
  if (stage === 'joined') return 'good';
  if (stage === 'sent' || stage === 'accepted') return 'wait';
  return stage === 'declined' || stage === 'expired' ? 'warn' : 'quiet';
}
