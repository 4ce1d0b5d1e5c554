/** What a person is told of a call. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CallView, Given, GivenState } from '../../session/types.ts';

/** How it ended, said of the person `name`; empty where nobody did it. */
export function endWords(why: NonNullable<CallView['why']>, name: string, title: string): MessageDescriptor {
  switch (why) {
    case 'left':
      return name === '' ? msg`The call is over.` : msg`${name} hung up.`;
    case 'declined':
      return msg`${name || title} cannot talk now.`;
    case 'busy':
      return msg`${title} is in another call.`;
    case 'full':
      return msg`Four people are in this call already: that is as many as it holds.`;
    case 'elsewhere':
      return msg`Answered on another device.`;
    case 'unanswered':
      return name === '' ? msg`Nobody answered.` : msg`${name} called.`;
    case 'lost':
      return msg`The connection was lost and did not come back.`;
  }
}

export const givenWords = (given: Given, state: GivenState): MessageDescriptor => {
  if (given === 'microphone') {
    switch (state) {
      case 'on':
        return msg`Microphone on`;
      case 'off':
        return msg`Microphone off`;
      case 'starting':
        return msg`Microphone starting…`;
      case 'refused':
        return msg`Microphone not allowed`;
      case 'none':
        return msg`No microphone found`;
    }
  }
  if (given === 'camera') {
    switch (state) {
      case 'on':
        return msg`Camera on`;
      case 'off':
        return msg`Camera off`;
      case 'starting':
        return msg`Camera starting…`;
      case 'refused':
        return msg`Camera not allowed`;
      case 'none':
        return msg`No camera found`;
    }
  }
  return state === 'on' ? msg`Your screen is shown` : msg`Your screen is not shown`;
};
