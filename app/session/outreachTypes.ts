/** What a coordinator does beside the matching, for the screens: reminders, more time, who waits, changes of mentor, announcements. */
import type { Result } from '../../crypto/result.ts';
import type { AnnouncementKind } from '../model/announcement.ts';
import type { Instant, InvitationId, PersonId } from '../model/brand.ts';
import type { DeclineReason } from '../model/invitation.ts';
import type { Observable } from '../model/observable.ts';
import type { Cause } from '../model/rematch.ts';
import type { WaitingWhy } from '../programme/waiting.ts';
import type { SessionError } from './types.ts';

export type { WaitingWhy } from '../programme/waiting.ts';

/** Somebody in no pair. */
export interface WaitingPerson {
  readonly person: PersonId;
  readonly name: string;
  readonly role: 'mentor' | 'mentee' | 'either';
  readonly why: WaitingWhy;
  readonly since: Instant;
  /** With a no of theirs. */
  readonly reason: DeclineReason | null;
  /** Not before that day, as they asked. */
  readonly until: Instant | null;
}

/** One of a pair asked for somebody else. */
export interface AskedChange {
  readonly invitation: InvitationId;
  readonly mentor: string;
  readonly mentee: string;
  readonly by: 'mentor' | 'mentee';
  readonly cause: Cause;
  readonly words: string;
  readonly since: Instant;
  /** From then on the pair ends by itself. */
  readonly due: Instant;
}

export interface SentAnnouncement {
  readonly number: number;
  readonly kind: AnnouncementKind;
  readonly text: string;
  readonly at: Instant;
  /** Mailboxes that have it; that could not take it; that are still to come. */
  readonly reached: number;
  readonly missed: number;
  readonly left: number;
}

/** Those who wait, of whom the first are named. */
export interface WaitingList {
  readonly total: number;
  readonly first: readonly WaitingPerson[];
}

export interface Outreach {
  readonly waiting: Observable<WaitingList>;
  readonly changes: Observable<readonly AskedChange[]>;
  /** The newest first. */
  readonly announcements: Observable<readonly SentAnnouncement[]>;
  /** How many people may be reminded now: nobody more often than every third day. */
  readonly remindable: Observable<number>;
  /** Reminds all of them, or those of one invitation. Resolves with how many. */
  remind(only?: InvitationId): Promise<Result<number, SessionError>>;
  /** So many days more for one invitation, told to who has not answered. `expired`: its places are taken by now. */
  extend(invitation: InvitationId, days: number): Promise<Result<Instant, SessionError>>;
  /** Ends a pair at work, in the same words for both. */
  endPair(invitation: InvitationId): Promise<Result<void, SessionError>>;
  /** Signs it, and brings it to every active card's mailbox, now and as the server is there. */
  announce(kind: AnnouncementKind, text: string): Promise<Result<void, SessionError>>;
}
