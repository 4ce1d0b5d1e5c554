/** Where somebody in the directory stands, in words. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Pairing, RowStanding } from './directoryRows.ts';

export const STANDINGS = [
  'ready',
  'paused',
  'untrained',
  'left',
  'expired',
  'unapplied',
] as const satisfies RowStanding[];

export function standingWords(standing: RowStanding): MessageDescriptor {
  switch (standing) {
    case 'ready':
      return msg`Can be matched`;
    case 'paused':
      return msg`Taking a break`;
    case 'untrained':
      return msg`Training to do`;
    case 'left':
      return msg`Left the matching`;
    case 'expired':
      return msg`Past its date`;
    case 'withdrawn':
      return msg`Taken back`;
    case 'unapplied':
      return msg`Has not applied yet`;
  }
}

export function pairingWords(pairing: Pairing): MessageDescriptor {
  switch (pairing) {
    case 'none':
      return msg`In no pair`;
    case 'asked':
      return msg`Invited`;
    case 'paired':
      return msg`In a pair`;
  }
}
