import type { Instant, LanguageTag, ProgrammeId, TimeZone } from './brand.ts';

/**
 * What a person is ready to be. `either` may be given one side or the other by the matching; a `supervisor` accompanies
 * pairs where a third must be able to see. `staff` are of the school or help run the programme; a `contact` answers for an
 * organisation. These three are matched with nobody: see roles.ts.
 */
export type Role = 'mentor' | 'mentee' | 'either' | 'supervisor' | 'staff' | 'contact';

/**
 * When a person is usually free: half-hours of a local week, 0 = Monday 00:00-00:30, 335 = Sunday 23:30-24:00.
 * Sorted, unique.
 */
export type WeeklyAvailability = readonly number[];

/** Chosen options by their ids; of a text question, its one text. In the order of the question ids. */
export type Answers = readonly (readonly [question: string, said: readonly string[]])[];

/** What only some programmes ask for. A card with any of it is of version 2. */
export interface CardExtras {
  /** A company, a school, an association: two of the same may be kept apart. */
  readonly organisation?: string | undefined;
  /** Who this person answers to: two with the same are kept apart. Read by the coordinator alone. */
  readonly manager?: string | undefined;
  readonly answers?: Answers | undefined;
  /** Ids of the training modules that they have gone through. */
  readonly trained?: readonly string[] | undefined;
  /** Not to be matched before then. */
  readonly pausedUntil?: Instant | undefined;
  /** The name is one they go by, and not theirs. */
  readonly pseudonym?: true | undefined;
  /** Whom they would like to work with, by a name. Read by the coordinator alone, who decides whether it counts. */
  readonly hint?: string | undefined;
  /** They no longer take part: what the directory holds of them is erased. */
  readonly withdrawn?: true | undefined;
}

/** What a person tells a programme about themself. Self-signed with label `card`, sealed to the programme. */
export interface Card extends CardExtras {
  readonly version: 1 | 2;
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
