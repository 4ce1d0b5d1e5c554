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

/** How a check with a person ended, by their key. The newest counts. */
export interface KeptCheck {
  readonly outcome: 'same' | 'differs';
  readonly how: 'pictures' | 'in-person';
  readonly at: Instant;
  /** By which they were known then. */
  readonly name: string;
  /** base64url keys of their devices known then, or since and taken for theirs. */
  readonly devices: readonly string[];
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
  readonly checks: Y.Map<KeptCheck>;
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
    checks: doc.getMap<KeptCheck>('checks'),
  };
}

export const nameOf = (self: Self): string => self.profile.get('name') ?? '';
