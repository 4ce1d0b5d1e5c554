/** What the standing of a pair, and the cells of a programme's numbers, mean to a coordinator. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ActiveCell, MatchedCell, PairStanding, SessionsCell, WellCell } from '../../session/types.ts';

export const STANDING_WORDS: Record<PairStanding, MessageDescriptor> = {
  'check-in': msg`Needs a check-in`,
  'too-early': msg`Too early to say`,
  'on-track': msg`On track`,
  'not-shared': msg`Has not shared`,
};

export function toneOfStanding(standing: PairStanding): 'good' | 'wait' | 'warn' | 'quiet' {
  switch (standing) {
    case 'check-in':
      return 'warn';
    case 'too-early':
      return 'wait';
    case 'on-track':
      return 'good';
    case 'not-shared':
      return 'quiet';
  }
}

export const MATCHED_WORDS: Record<MatchedCell, MessageDescriptor> = {
  matched: msg`in a pair`,
  waiting: msg`invited, not answered yet`,
  unmatched: msg`without a pair yet`,
};

export const ACTIVE_WORDS: Record<ActiveCell, MessageDescriptor> = {
  'not-shared': msg`have not shared`,
  active: msg`did one thing at least`,
  'not-yet': msg`nothing yet`,
};

export const WELL_WORDS: Record<WellCell, MessageDescriptor> = {
  'not-shared': msg`have not shared`,
  well: msg`say it is going well`,
  'not-well': msg`say it is not`,
  unsaid: msg`did not say`,
};

export const SESSIONS_WORDS: Record<SessionsCell, MessageDescriptor> = {
  'not-shared': msg`have not shared`,
  six: msg`six meetings or more`,
  three: msg`three to five`,
  one: msg`one or two`,
  none: msg`none yet`,
};
