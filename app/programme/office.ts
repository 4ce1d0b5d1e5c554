/**
 * The coordinator's office as a Yjs document: the directory, the rules, the proposal, the invitations out.
 * Letters are opened and verified by the session before anything enters here.
 */
import type * as Y from 'yjs';
import type { Change } from '../matching/repairRun.ts';
import type { MatchRun, PairKey } from '../matching/types.ts';
import type { Instant, InvitationId, PersonId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import type { Answer } from '../model/invitation.ts';
import type { Pack } from '../model/pack.ts';

export interface KeptCard {
  readonly person: PersonId;
  readonly card: Card;
  /** The signed envelope: goes into invitations as it came. */
  readonly envelope: Uint8Array;
  readonly received: Instant;
}

export interface KeptProposal {
  readonly run: MatchRun;
  readonly at: Instant;
  /** How long it took to make, in milliseconds. */
  readonly ms?: number | undefined;
  /** What the coordinator changed by hand, where the run before was repaired around it. */
  readonly change?: Change | undefined;
}

export interface KeptSent extends PairKey {
  readonly id: InvitationId;
  /** Who accompanies the two. */
  readonly third?: PersonId | undefined;
  readonly envelope: Uint8Array;
  readonly issued: Instant;
  readonly expires: Instant;
}

export interface KeptAnswer {
  readonly invitation: InvitationId;
  readonly person: PersonId;
  readonly answer: Answer['answer'];
  readonly words: string;
  readonly at: Instant;
}

/** A sealed letter that the server has not taken yet. */
export interface OutgoingLetter {
  readonly invitation: InvitationId;
  readonly to: string;
  readonly bytes: Uint8Array;
}

export interface OfficeDocument {
  readonly doc: Y.Doc;
  readonly cards: Y.Map<KeptCard>;
  readonly pins: Y.Map<PairKey>;
  readonly bans: Y.Map<PairKey>;
  /** Who accompanies which pair: see thirds.ts. */
  readonly thirds: Y.Map<PersonId>;
  readonly proposal: Y.Map<KeptProposal>;
  readonly sent: Y.Map<KeptSent>;
  readonly answers: Y.Map<KeptAnswer>;
  readonly outbox: Y.Map<OutgoingLetter>;
  /** What the programme is made of, under `pack`. */
  readonly pack: Y.Map<Pack>;
}

export function officeOf(doc: Y.Doc): OfficeDocument {
  return {
    doc,
    cards: doc.getMap<KeptCard>('cards'),
    pins: doc.getMap<PairKey>('pins'),
    bans: doc.getMap<PairKey>('bans'),
    thirds: doc.getMap<PersonId>('thirds'),
    proposal: doc.getMap<KeptProposal>('proposal'),
    sent: doc.getMap<KeptSent>('sent'),
    answers: doc.getMap<KeptAnswer>('answers'),
    outbox: doc.getMap<OutgoingLetter>('outbox'),
    pack: doc.getMap<Pack>('pack'),
  };
}

export const pairName = (pair: PairKey): string => `${pair.mentor} ${pair.mentee}`;
