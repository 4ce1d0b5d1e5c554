/** What a workspace rests on: a programme's invitation, or one person's to another. One shape for both. */

import type { Instant, PersonId, ProgrammeId, WorkspaceId } from '../model/brand.ts';
import type { InvitationStage } from '../model/invitation.ts';
import type { GivenFormat } from '../model/pactState.ts';
import type { SafeguardingMode } from '../model/programme.ts';
import type { Roster } from '../model/roster.ts';
import { rosterOf, spaceName } from './accompanied.ts';
import { openChain } from './chain.ts';
import { type Core, KEY } from './core.ts';
import { pairOf } from './directKept.ts';
import { type Epoch, firstEpoch, judgeWelcome } from './epoch.ts';
import { reopen, sideOf } from './invitations.ts';
import { type Answers, directAgain, invitationAgain } from './returning.ts';
import type { KeptCircle, KeptWorkspace } from './self.ts';
import type { Member, MyRole, WorkspaceSummary } from './types.ts';

/** What a programme said of a pair that it made. */
export interface Introduced {
  readonly programme: ProgrammeId;
  readonly role: MyRole;
  readonly topics: readonly string[];
  readonly months: number;
  /** The signed card of each, by person. */
  readonly cards: ReadonlyMap<PersonId, Uint8Array>;
}

export interface Founding {
  /** The other person's name, or the circle's. */
  readonly title: string;
  readonly isCircle: boolean;
  /** What the workspace began with, for this person; null when its secret is not here (yet). */
  readonly base: Epoch | null;
  /** Of a circle: epochs this person came with that gave way to another. What they wrote then is theirs still. */
  readonly former: readonly Epoch[];
  /** The two; nobody where it is a circle, whose epochs say who is in it. */
  readonly members: readonly Member[];
  readonly programme: WorkspaceSummary['programme'];
  readonly mode: SafeguardingMode;
  /** Of a pair that a programme made; else nobody is said to be. */
  readonly mentee: PersonId | null;
  readonly introduced: Introduced | null;
  /** Of a flash: what both said yes to with its invitation. */
  readonly flash: GivenFormat | null;
  /** Whether it is a space once all who began it have been there, or with the first of the others. */
  readonly waitsFor: 'all' | 'one';
  readonly since: Instant;
  readonly stage: InvitationStage;
  /** The two have met: it is a space now, no longer a yes that waits. */
  meet(): void;
  /** Who it is with, and what they get back should they lose everything; null in a circle, where any of the others can. */
  readonly other: { readonly person: PersonId; readonly again: Answers } | null;
}

/** Null when what was kept does not open. */
export function readFounding(core: Core, kept: KeptWorkspace): Founding | null {
  // A circle first: who came into one did so by another's invitation.
  return byCircle(core, kept) ?? byProgramme(core, kept) ?? byOnePerson(core, kept);
}

function byProgramme(core: Core, { id: workspace, invitation: id, since }: KeptWorkspace): Founding | null {
  const { self } = core;
  if (id === null) return null;
  const invitation = self.invitations.get(id);
  const opened = invitation ? reopen(core, invitation) : null;
  if (!invitation || opened === null) return null;
  const { role, other } = sideOf(core, opened);
  const { months, mode, programme, format, sessions, issued } = opened.invitation;
  const roster = rosterOf(opened);
  return {
    title: roster === null ? other.card.name : spaceName(opened),
    isCircle: roster !== null,
    base: agreedBase(core, workspace, roster),
    former: [],
    members: (roster === null ? [opened.mentor, opened.mentee] : []).map(({ person, card }) => ({
      id: person,
      name: card.name,
      me: person === core.me,
      card,
      role: 'member' as const,
      former: false,
    })),
    programme: { name: self.programmes.get(programme)?.programme.name ?? '', role, months, format },
    mode,
    // Between peers, and in a circle, nobody is said to be.
    mentee: format === 'peer' || format === 'circle' ? null : opened.mentee.person,
    flash: sessions === undefined ? null : { sessions, at: issued },
    waitsFor: opened.more.length > 0 ? 'one' : 'all',
    introduced: {
      programme,
      role,
      topics: self.programmes.get(programme)?.programme.topics ?? [],
      months,
      cards: new Map([opened.mentor, opened.mentee, ...opened.more].map(({ person, envelope }) => [person, envelope])),
    },
    since,
    stage: invitation.stage,
    meet() {
      const now = self.invitations.get(id);
      if (now?.stage === 'accepted') self.invitations.set(id, { ...now, stage: 'joined' });
    },
    // Of three, any of the others can ask who lost everything in again.
    other:
      roster === null ? { person: other.person, again: () => invitationAgain(core, invitation, other.card.box) } : null,
  };
}

function byOnePerson(core: Core, { id: workspace, invitation: id, since }: KeptWorkspace): Founding | null {
  const { self } = core;
  if (id === null) return null;
  const direct = self.directs.get(id);
  const pair = direct ? pairOf(direct) : null;
  const other = pair?.inviter.person === core.me ? pair.invited : pair?.inviter;
  if (!direct || !pair || !other) return null;
  return {
    title: other.name,
    isCircle: false,
    base: agreedBase(core, workspace),
    former: [],
    members: [pair.inviter, pair.invited].map(({ person, name }) => ({
      id: person,
      name,
      me: person === core.me,
      card: null,
      role: 'member' as const,
      former: false,
    })),
    programme: null,
    mode: 'private-pair',
    mentee: null,
    introduced: null,
    flash: null,
    waitsFor: 'all',
    since,
    stage: direct.stage === 'joined' ? 'joined' : 'accepted',
    meet() {
      const now = self.directs.get(id);
      if (now?.stage === 'accepted' || now?.stage === 'lost') self.directs.set(id, { ...now, stage: 'joined' });
    },
    other: { person: other.person, again: () => directAgain(core, direct, other.box) },
  };
}

/** How far it has got, by what is kept alone: nothing is verified for it. */
export function stageOf({ self }: Pick<Core, 'self'>, { id, invitation }: KeptWorkspace): InvitationStage | null {
  if (self.circles.has(id)) return 'joined';
  if (invitation === null) return null;
  const stage = self.invitations.get(invitation)?.stage;
  if (stage !== undefined) return stage;
  const direct = self.directs.get(invitation)?.stage;
  return direct === undefined ? null : direct === 'joined' ? 'joined' : 'accepted';
}

/** Of two people: the secret they agreed. With a third: the one they gave, and who is in it. */
function agreedBase(
  { keyring }: Pick<Core, 'keyring'>,
  workspace: WorkspaceId,
  roster: Roster | null = null,
): Epoch | null {
  const secret = keyring.get(KEY.workspace(workspace));
  return secret === null ? null : firstEpoch(secret, roster);
}

function byCircle(core: Core, { id, since }: KeptWorkspace): Founding | null {
  const circle = core.self.circles.get(id);
  if (circle === undefined) return null;
  const bases = circleBases(core, id, circle);
  return {
    title: circle.name,
    isCircle: true,
    base: bases.at(-1) ?? null,
    former: [...begunWith(core, id), ...bases.slice(0, -1)].flatMap((base) => chainFrom(core, id, base)),
    members: [],
    programme: null,
    mode: 'private-pair',
    mentee: null,
    introduced: null,
    flash: null,
    waitsFor: 'all',
    since,
    stage: 'joined',
    meet: () => undefined,
    // Who lost everything is invited again.
    other: null,
  };
}

/** Of who was in it by a programme, and came in anew: what it began with is theirs still. */
function begunWith(core: Core, id: WorkspaceId): readonly Epoch[] {
  const invitation = [...core.self.invitations.values()].find(({ workspace }) => workspace === id);
  const opened = invitation ? reopen(core, invitation) : null;
  const base = opened && agreedBase(core, id, rosterOf(opened));
  return base ? [base] : [];
}

/** What this device knew from that epoch on, before it came in anew. */
function chainFrom(core: Core, id: WorkspaceId, base: Epoch): readonly Epoch[] {
  const { self, keyring } = core;
  const whose = { place: id, base, maker: core, device: core.deviceId, person: core.me, isMember: () => false };
  return openChain(whose, (number) => {
    const [record, secret] = [self.epochs.get(`${id} ${number}`), keyring.get(KEY.workspaceEpoch(id, number))];
    return record instanceof Uint8Array && secret !== null ? { record, secret } : null;
  }).epochs;
}

/** Judging takes tens of milliseconds, and what a workspace rests on is asked for at every change of Today. */
const welcomes = new WeakMap<Uint8Array, ReturnType<typeof judgeWelcome>>();

/** The epochs this person came with: the last one is what counts now. */
function circleBases({ keyring, self, me }: Core, id: WorkspaceId, { founder, bases }: KeptCircle): Epoch[] {
  if (founder !== null) {
    const secret = keyring.get(KEY.workspace(id));
    return secret === null ? [] : [firstEpoch(secret, [founder])];
  }
  return bases.flatMap(({ number, inviter }) => {
    const [record, secret] = [self.epochs.get(`${id} ${number}`), keyring.get(KEY.workspaceEpoch(id, number))];
    if (!(record instanceof Uint8Array) || secret === null) return [];
    const judged = welcomes.get(record) ?? judgeWelcome(record, secret, { place: id, inviter, me });
    welcomes.set(record, judged);
    return judged.ok ? [judged.value] : [];
  });
}
