import type { Instant, LanguageTag, ProgrammeId, TimeZone } from './brand.ts';

/**
 * What a person is ready to be. `either` may be given one side or the other by the matching; a `supervisor` accompanies
 * pairs where a third must be able to see, and is matched with nobody.
 */
export type Role = 'mentor' | 'mentee' | 'either' | 'supervisor';

/**
 * When a person is usually free: half-hours of a local week, 0 = Monday 00:00-00:30, 335 = Sunday 23:30-24:00.
 * Sorted, unique.
 */
export type WeeklyAvailability = readonly number[];

/** What a person tells a programme about themself. Self-signed with label `card`, sealed to the programme. */
export interface Card {
  readonly version: 1;
  readonly programme: ProgrammeId;
  /** base64url of the person's X25519 public key; the signer of the envelope is the person. */
  readonly box: string;
  /** base64url Ed25519 address at which letters reach this person for this programme only. */
  readonly mailbox: string;
  readonly name: string;
  readonly role: Role;
  readonly skillsOffered: readonly string[];
  readonly skillsSought: readonly string[];
  readonly topics: readonly string[];
  readonly languages: readonly LanguageTag[];
  readonly timeZone: TimeZone;
  readonly availability: WeeklyAvailability;
  /** How many people at most, 1 to 5. */
  readonly capacity: number;
  /** A few words in the person's own voice, at most 600 characters. */
  readonly words: string;
  /** True: the person states that they are an adult. No minors in a private pair, nor as the third. */
  readonly adult: boolean;
  readonly issued: Instant;
  readonly expires: Instant;
}

/** What the form gives; the session adds keys, dates and signature. */
export type CardDraft = Omit<Card, 'version' | 'programme' | 'box' | 'mailbox' | 'issued' | 'expires'>;
