import { expect, it } from 'vitest';
import { invitationIdOf, programmeIdOf } from '../../model/ids.ts';
import { aCard, ISSUED } from '../../model/samples.ts';
import type { InvitationView } from '../../session/types.ts';
import { takenBack } from './takenBack.ts';

const DAY = 86_400_000;
const invitation = (stage: InvitationView['stage'], expires: number, programme = 1): InvitationView => ({
  id: invitationIdOf(new Uint8Array(32).fill(expires - ISSUED)),
  stage,
  programmeName: 'Passerelles',
  coordinator: 'Cleo',
  myRole: 'mentee',
  me: aCard({ name: 'Ben', role: 'mentee', programme: programmeIdOf(new Uint8Array(32).fill(programme)) }),
  other: aCard({ name: 'Dan' }),
  mentor: aCard({ name: 'Dan' }),
  mentee: aCard({ name: 'Ben' }),
  third: null,
  more: [],
  format: 'pair',
  sessions: null,
  reasons: [],
  commonMinutes: 0,
  months: 8,
  expires,
  reminded: null,
  seen: false,
  over: null,
  workspace: null,
});

it('an invitation that was taken back is news until its date', () => {
  const one = invitation('revoked', ISSUED + 9);
  expect(takenBack([one], ISSUED)).toEqual([one]);
  expect(takenBack([one], ISSUED + 9)).toEqual([]);
  expect(takenBack([invitation('accepted', ISSUED + 9), invitation('declined', ISSUED + 8)], ISSUED)).toEqual([]);
});

it('past its date, for a week from when its place went to somebody else', () => {
  const late = { ...invitation('revoked', ISSUED + 9), over: ISSUED + DAY };
  expect(takenBack([late], ISSUED + 7 * DAY)).toEqual([late]);
  expect(takenBack([late], ISSUED + 8 * DAY)).toEqual([]);
});

it('or until the next one of the same programme', () => {
  const one = invitation('revoked', ISSUED + 8);
  expect(takenBack([invitation('sent', ISSUED + 9), one], ISSUED)).toEqual([]);
  expect(takenBack([invitation('sent', ISSUED + 9, 2), one], ISSUED)).toEqual([one]);
});
