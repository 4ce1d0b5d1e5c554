import { expect, it } from 'vitest';
import { invitationIdOf, personIdOf } from '../../model/ids.ts';
import type { InvitationStage } from '../../model/invitation.ts';
import type { Asked, SentInvitation } from '../../session/types.ts';
import { batchesOf } from './batches.ts';

const asked = (n: number, stage: InvitationStage, opened = false): Asked => ({
  person: personIdOf(new Uint8Array(32).fill(n)),
  name: `P${n}`,
  stage,
  opened,
  reminded: null,
  reason: null,
  wish: null,
  until: null,
});
const sent = (n: number, at: number, mentor: Asked, mentee: Asked, over: Partial<SentInvitation> = {}) => ({
  id: invitationIdOf(new Uint8Array(32).fill(n)),
  mentor,
  mentee,
  third: null,
  more: [],
  format: 'pair' as const,
  stage: 'sent' as const,
  handedOver: true,
  expires: at + 7,
  batch: { at, days: 7 },
  words: [],
  ...over,
});

it('[F04] a batch counts people: reached, opened, yes, no, too late', () => {
  const list = [
    sent(1, 20, asked(1, 'accepted', true), asked(2, 'sent', true)),
    sent(2, 20, asked(3, 'declined', true), asked(4, 'sent'), { handedOver: false }),
    sent(3, 10, asked(5, 'expired'), asked(6, 'expired', true), { third: asked(7, 'joined', true) }),
  ];
  expect(batchesOf(list).map(({ at, days, invitations, people }) => [at, days, invitations.length, people])).toEqual([
    [20, 7, 2, { asked: 4, reached: 3, opened: 3, yes: 1, no: 1, late: 0 }],
    [10, 7, 1, { asked: 3, reached: 3, opened: 2, yes: 1, no: 0, late: 2 }],
  ]);
  expect(batchesOf([])).toEqual([]);
});
