/** What a workspace rests on: a programme's invitation, or one person's to another. One shape for both. */

import type { Instant } from '../model/brand.ts';
import type { InvitationStage } from '../model/invitation.ts';
import type { SafeguardingMode } from '../model/programme.ts';
import type { Core } from './core.ts';
import { pairOf } from './directKept.ts';
import { reopen, sideOf } from './invitations.ts';
import { awaitReturn, directAgain, invitationAgain } from './returning.ts';
import type { KeptWorkspace } from './self.ts';
import type { Member, WorkspaceSummary } from './types.ts';

export interface Founding {
  readonly members: readonly Member[];
  readonly programme: WorkspaceSummary['programme'];
  readonly mode: SafeguardingMode;
  readonly since: Instant;
  readonly stage: InvitationStage;
  /** The two have met: it is a space now, no longer a yes that waits. */
  meet(): void;
  /** Listens for the other, should they lose everything. Returns the stop. */
  awaitReturn(called: (device: string) => void): () => void;
}

/** Null when what was kept does not open. */
export function readFounding(core: Core, kept: KeptWorkspace): Founding | null {
  return byProgramme(core, kept) ?? byOnePerson(core, kept);
}

function byProgramme(core: Core, { invitation: id, since }: KeptWorkspace): Founding | null {
  const { self } = core;
  const invitation = self.invitations.get(id);
  const opened = invitation ? reopen(core, invitation) : null;
  if (!invitation || opened === null) return null;
  const { role, other } = sideOf(core, opened);
  const { months, mode, programme } = opened.invitation;
  return {
    members: [opened.mentor, opened.mentee].map(({ person, card }) => ({
      id: person,
      name: card.name,
      me: person === core.me,
      card,
    })),
    programme: { name: self.programmes.get(programme)?.programme.name ?? '', role, months },
    mode,
    since,
    stage: invitation.stage,
    meet() {
      const now = self.invitations.get(id);
      if (now?.stage === 'accepted') self.invitations.set(id, { ...now, stage: 'joined' });
    },
    awaitReturn: (called) =>
      awaitReturn(core, other.person, () => invitationAgain(core, invitation, other.card.box), called),
  };
}

function byOnePerson(core: Core, { invitation: id, since }: KeptWorkspace): Founding | null {
  const { self } = core;
  const direct = self.directs.get(id);
  const pair = direct ? pairOf(direct) : null;
  const other = pair?.inviter.person === core.me ? pair.invited : pair?.inviter;
  if (!direct || !pair || !other) return null;
  return {
    members: [pair.inviter, pair.invited].map(({ person, name }) => ({
      id: person,
      name,
      me: person === core.me,
      card: null,
    })),
    programme: null,
    mode: 'private-pair',
    since,
    stage: direct.stage === 'joined' ? 'joined' : 'accepted',
    meet() {
      const now = self.directs.get(id);
      if (now?.stage === 'accepted') self.directs.set(id, { ...now, stage: 'joined' });
    },
    awaitReturn: (called) => awaitReturn(core, other.person, () => directAgain(core, direct, other.box), called),
  };
}
