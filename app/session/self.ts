/**
 * The person's own document on this device: what is theirs and is shared with nobody. Sealed like every other.
 */
import type * as Y from 'yjs';
import type { Instant, InvitationId, PersonId, WorkspaceId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import type { InvitationStage } from '../model/invitation.ts';
import type { Programme } from '../model/programme.ts';

export interface KeptProgramme {
  readonly programme: Programme;
  /** The signed envelope, as read from the server. */
  readonly envelope: Uint8Array;
}

export interface KeptApplication {
  readonly card: Card;
  /** Sealed to the programme: kept until the server has it. */
  readonly letter: Uint8Array | null;
  readonly at: Instant;
}

export interface KeptInvitation {
  readonly envelope: Uint8Array;
  readonly stage: InvitationStage;
  readonly workspace: WorkspaceId | null;
  /** Sealed answer: kept until the server has it. */
  readonly answer: Uint8Array | null;
}

export interface KeptWorkspace {
  readonly id: WorkspaceId;
  readonly invitation: InvitationId;
  readonly other: PersonId;
  readonly since: Instant;
}

export interface KeptOffice {
  readonly programme: Programme;
}

export interface Self {
  readonly doc: Y.Doc;
  readonly profile: Y.Map<string>;
  /** What this device shows of itself: its `certificate`. */
  readonly device: Y.Map<Uint8Array>;
  readonly programmes: Y.Map<KeptProgramme>;
  readonly applications: Y.Map<KeptApplication>;
  readonly invitations: Y.Map<KeptInvitation>;
  readonly workspaces: Y.Map<KeptWorkspace>;
  readonly offices: Y.Map<KeptOffice>;
}

export function selfOf(doc: Y.Doc): Self {
  return {
    doc,
    profile: doc.getMap<string>('profile'),
    device: doc.getMap<Uint8Array>('device'),
    programmes: doc.getMap<KeptProgramme>('programmes'),
    applications: doc.getMap<KeptApplication>('applications'),
    invitations: doc.getMap<KeptInvitation>('invitations'),
    workspaces: doc.getMap<KeptWorkspace>('workspaces'),
    offices: doc.getMap<KeptOffice>('offices'),
  };
}

export const nameOf = (self: Self): string => self.profile.get('name') ?? '';

/** In minutes; 0: never. */
export const autoLockOf = (self: Self): number => Math.max(0, Number(self.profile.get('autoLock')) || 0);
