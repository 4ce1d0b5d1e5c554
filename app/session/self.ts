/**
 * The person's own document: what is theirs, the same on all their devices and shared with nobody else. Sealed like
 * every other.
 */
import type * as Y from 'yjs';
import type { Announcement } from '../model/announcement.ts';
import type { Instant, InvitationId, PersonId, WorkspaceId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import type { Profiles } from '../model/choosing.ts';
import type { InvitationStage } from '../model/invitation.ts';
import type { Module } from '../model/pack.ts';
import type { Programme } from '../model/programme.ts';
import type { Rematch } from '../model/rematch.ts';
import type { RosterEntry } from '../model/roster.ts';
import type { Soon } from './soon.ts';
import type { CheckedHow } from './trustTypes.ts';
import type { ReadMark } from './unread.ts';

export interface KeptProgramme {
  readonly programme: Programme;
  /** The signed envelope, as read from the server. */
  readonly envelope: Uint8Array;
  /** Signed by the programme and deflated, as it came: see packFile.ts. Read when a screen needs it. */
  readonly pack?: Uint8Array | undefined;
  /** Of that pack: what is to be gone through, so that Today need not open it. */
  readonly training?: readonly ModuleHead[] | undefined;
}

export type ModuleHead = Pick<Module, 'id' | 'audience' | 'minutes'>;

export interface KeptApplication {
  readonly card: Card;
  /** Sealed to the programme: kept until the server has it. */
  readonly letter: Uint8Array | null;
  readonly at: Instant;
  /** Ids of questions that were asked for the coordinator alone while this person was here: only ever more of them. */
  readonly confided?: readonly string[] | undefined;
}

export interface KeptInvitation {
  readonly envelope: Uint8Array;
  readonly stage: InvitationStage;
  readonly workspace: WorkspaceId | null;
  /** Sealed answer: kept until the server has it. */
  readonly answer: Uint8Array | null;
  /** Of who gives the secret: what lets each of the others into the space (`cardNamed`); null once the server has it. */
  readonly ways?: Readonly<Record<string, Uint8Array | null>> | undefined;
  /** It was on the screen, and the programme is told. */
  readonly seen?: true | undefined;
  /** The programme's last reminder, and the latest date that any gave. */
  readonly reminder?: { readonly at: Instant; readonly expires: Instant } | undefined;
  /** When the programme ended the pair; the space stays. */
  readonly ended?: Instant | undefined;
  /** When the programme said that it is over, before there was a pair. */
  readonly over?: Instant | undefined;
}

/** What this person asked of their programme about one pair, the last of it. Told to nobody else. */
export interface KeptAsking extends Pick<Rematch, 'step' | 'cause' | 'words' | 'at'> {
  /** Since when it is asked. */
  readonly since: Instant;
  /** Sealed to the programme: kept until the server has it. */
  readonly letter: Uint8Array | null;
}

/** Mentors that a programme proposed, the last of them, and what this person made of it. */
export interface KeptChoosing {
  readonly profiles: Profiles;
  /** Refs, the first choice first; null: not chosen yet. */
  readonly ranked: readonly string[] | null;
  readonly at: Instant | null;
  /** Sealed to the programme: kept until the server has it. */
  readonly letter: Uint8Array | null;
}

/** By the programme's id: how far its announcements were read, and whether they are to keep quiet. */
export interface KeptReading {
  readonly read: number;
  readonly muted: boolean;
}

export interface KeptWorkspace {
  readonly id: WorkspaceId;
  /** What it was opened by; null where it is a circle. */
  readonly invitation: InvitationId | null;
  readonly since: Instant;
  /** Written by the app, to be looked at: it has nobody else in it, and nothing of it leaves. */
  readonly example?: true | undefined;
}

/** A circle this person is in. */
export interface KeptCircle {
  readonly name: string;
  /** This person, who founded it and was its only member then. Null: they came into it. */
  readonly founder: RosterEntry | null;
  /**
   * The epoch they came with, and on whose word it is believed; before it, those that gave way to another made at the
   * same time. Empty for who founded it.
   */
  readonly bases: readonly { readonly number: number; readonly inviter: PersonId }[];
}

export interface KeptOffice {
  readonly programme: Programme;
  /** Absent: nobody else was ever let in. */
  readonly team?: KeptTeam | undefined;
  /** This person was taken out of it: nothing of it is on this device any more. */
  readonly out?: { readonly at: Instant; readonly by: string } | undefined;
  /** Written by the app, to be looked at: its people are nobody, and nothing of it leaves. */
  readonly example?: true | undefined;
}

/** How this person came to an office that several share: as its founder, or with an epoch, on somebody's word. */
export type KeptTeam = Pick<KeptCircle, 'founder' | 'bases'>;

/** A report to a programme's coordinator. */
export interface KeptReport {
  readonly programme: string;
  /** Sealed to the programme: kept until the server has it. */
  readonly letter: Uint8Array | null;
  readonly at: Instant;
}

/** How a check with a person ended, by their key. The newest counts. */
export interface KeptCheck {
  readonly outcome: 'same' | 'differs';
  readonly how: CheckedHow;
  readonly at: Instant;
  /** By which they were known then. */
  readonly name: string;
  /** base64url keys of their devices known then, or since and taken for theirs. */
  readonly devices: readonly string[];
}

export interface KeptDevice {
  /** certifyDevice() by the person: signed once, since another at each opening would be a change to send. */
  readonly certificate: Uint8Array;
  /** As the browser tells it, such as "Firefox, Android". */
  readonly name: string;
  readonly since: Instant;
}

/** An invitation without a programme, given or taken. */
export interface KeptDirect {
  readonly role: 'inviter' | 'invited';
  /** The secret of its link. */
  readonly code: Uint8Array;
  /** Signed envelopes. */
  readonly offer: Uint8Array;
  readonly reply: Uint8Array | null;
  /** `lost`: said yes to, and the link had gone to somebody else, or was taken back. */
  readonly stage: 'open' | 'accepted' | 'joined' | 'cancelled' | 'lost';
  readonly workspace: WorkspaceId | null;
  /** Kept until the server has it, and where it goes. */
  readonly letter: { readonly to: 'offer' | 'reply'; readonly bytes: Uint8Array } | null;
  /** On the invited side, where its code was read off the inviter's screen within the week: its mark. */
  readonly seen?: string | undefined;
  /** On the inviter's side, the circle that it leads into. */
  readonly circle?: WorkspaceId | undefined;
  /** The way in, by the hash of its epoch's record; the letter until the server has it. */
  readonly welcome?: { readonly epoch: string; readonly letter: Uint8Array | null } | undefined;
}

/** A share of this person's recovery, by the workspace whose other member keeps it. */
export interface KeptShare {
  readonly id: string;
  /** Null on a device that came back: it is with the partner only. */
  readonly share: Uint8Array | null;
  readonly at: Instant;
  /** Since when the partner's device says that it holds it. */
  readonly held: Instant | null;
}

/** The other's share, kept for them. */
export interface HeldShare {
  readonly id: string;
  readonly share: Uint8Array;
  /** Of the word by which it came: an older one changes nothing. */
  readonly at: Instant;
  readonly since: Instant;
}

/** The word that this person has left, until the server has it. */
export interface KeptFarewell {
  /** Of the pair whose place it goes to. */
  readonly seed: Uint8Array;
  /** Sealed to whoever is still there. */
  readonly letter: Uint8Array;
  readonly at: Instant;
}

export interface Self {
  readonly doc: Y.Doc;
  readonly profile: Y.Map<string>;
  /** The person's devices, by their key. */
  readonly devices: Y.Map<KeptDevice>;
  /** Records of the epochs of each place, by its id and the number. */
  readonly epochs: Y.Map<Uint8Array>;
  /** Secrets that every device of the person needs, sealed under a key of theirs: see keys.ts. */
  readonly keys: Y.Map<Uint8Array>;
  readonly programmes: Y.Map<KeptProgramme>;
  readonly applications: Y.Map<KeptApplication>;
  /** When a programme's module was gone through: see training.ts. */
  readonly trained: Y.Map<Instant>;
  readonly invitations: Y.Map<KeptInvitation>;
  readonly directs: Y.Map<KeptDirect>;
  /** When a space was left, by the invitation that had opened it: nobody gives it back. */
  readonly left: Y.Map<Instant>;
  /** By the id of the workspace that was left. */
  readonly farewells: Y.Map<KeptFarewell>;
  /** Devices that were taken out, and when: out of every space, also one that begins later. */
  readonly removed: Y.Map<Instant>;
  readonly workspaces: Y.Map<KeptWorkspace>;
  /** By the workspace's id. */
  readonly circles: Y.Map<KeptCircle>;
  readonly offices: Y.Map<KeptOffice>;
  /** Since when this person keeps goals of their own there, by the workspace's id: see ownGoals.ts. */
  readonly goals: Y.Map<Instant>;
  /** How sessions were for this person, theirs alone: see ownPulses.ts. */
  readonly pulses: Y.Map<number>;
  /** The next meetings of each workspace: see soon.ts. */
  readonly soon: Y.Map<Soon>;
  /** How far each workspace was read on any of the person's devices, by its id. */
  readonly read: Y.Map<ReadMark>;
  readonly checks: Y.Map<KeptCheck>;
  readonly reports: Y.Map<KeptReport>;
  /** Since when this person keeps the other of that workspace away: see block.ts. */
  readonly blocked: Y.Map<Instant>;
  readonly shares: Y.Map<KeptShare>;
  readonly held: Y.Map<HeldShare>;
  /** By the invitation that had made the pair: see asking.ts. */
  readonly askings: Y.Map<KeptAsking>;
  /** By the programme's id: see choosing.ts. */
  readonly choosing: Y.Map<KeptChoosing>;
  /** By the programme's id and the number: see announced.ts. */
  readonly announcements: Y.Map<Announcement>;
  readonly readings: Y.Map<KeptReading>;
}

export function selfOf(doc: Y.Doc): Self {
  return {
    doc,
    profile: doc.getMap<string>('profile'),
    devices: doc.getMap<KeptDevice>('devices'),
    epochs: doc.getMap<Uint8Array>('epochs'),
    keys: doc.getMap<Uint8Array>('keys'),
    programmes: doc.getMap<KeptProgramme>('programmes'),
    applications: doc.getMap<KeptApplication>('applications'),
    trained: doc.getMap<Instant>('trained'),
    invitations: doc.getMap<KeptInvitation>('invitations'),
    directs: doc.getMap<KeptDirect>('directs'),
    left: doc.getMap<Instant>('left'),
    farewells: doc.getMap<KeptFarewell>('farewells'),
    removed: doc.getMap<Instant>('removed'),
    workspaces: doc.getMap<KeptWorkspace>('workspaces'),
    circles: doc.getMap<KeptCircle>('circles'),
    offices: doc.getMap<KeptOffice>('offices'),
    goals: doc.getMap<Instant>('goals'),
    pulses: doc.getMap<number>('pulses'),
    soon: doc.getMap<Soon>('soon'),
    read: doc.getMap<ReadMark>('read'),
    checks: doc.getMap<KeptCheck>('checks'),
    reports: doc.getMap<KeptReport>('reports'),
    blocked: doc.getMap<Instant>('blocked'),
    shares: doc.getMap<KeptShare>('shares'),
    held: doc.getMap<HeldShare>('held'),
    askings: doc.getMap<KeptAsking>('askings'),
    choosing: doc.getMap<KeptChoosing>('choosing'),
    announcements: doc.getMap<Announcement>('announcements'),
    readings: doc.getMap<KeptReading>('readings'),
  };
}

export const nameOf = (self: Self): string => self.profile.get('name') ?? '';

/** When a device was last removed; 0: never. */
export const lastRemoval = ({ removed }: Self): Instant => Math.max(0, ...removed.values());

/** Of the first steps: whether anybody was found to be who they say, and whether the steps are put aside. */
export const firstOf = ({ checks, profile }: Self): { readonly checked: boolean; readonly aside: boolean } => ({
  checked: [...checks.values()].some(({ outcome }) => outcome === 'same'),
  aside: profile.get('firstSteps') === 'aside',
});

/** In minutes; 0: never. */
export const autoLockOf = (self: Self): number => Math.max(0, Number(self.profile.get('autoLock')) || 0);
/** Calls `listener` after each change; returns the stop. */
export function listenTo(doc: Y.Doc, listener: () => void): () => void {
  doc.on('update', listener);
  return () => doc.off('update', listener);
}
