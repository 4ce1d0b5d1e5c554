/** Where people choose: up to three mentors, or mentees, without a name, as a programme proposes them; and what is ranked. */
import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { Instant, LanguageTag, ProgrammeId } from './brand.ts';
import type { ModelError } from './errors.ts';
import { LIMITS } from './limits.ts';
import { encodeValue, parseBytes } from './parse.ts';
import * as s from './schemas.ts';

const MOST_PROPOSED = 3;

/**
 * Somebody as the other side reads of them while choosing: without what is known to name or reach them. From the invitation on,
 * which goes to both before either has said yes, their card is with it.
 */
export interface MentorProfile {
  /** Says who it is only to whoever proposed it. */
  readonly ref: string;
  readonly skillsOffered: readonly string[];
  readonly skillsSought: readonly string[];
  readonly topics: readonly string[];
  readonly languages: readonly LanguageTag[];
  /** In their own voice; empty where they wrote nothing, or something that could tell who they are. */
  readonly words: string;
  /** Common time a week; null where one of the two has not said when they are free. */
  readonly minutes: number | null;
}

/** Signed by the programme with label `profiles`, sealed to the one who chooses. */
export interface Profiles {
  readonly version: 1;
  /** Who is proposed; absent: mentors, to a mentee. An app that knows of no other refuses it whole. */
  readonly of?: 'mentees' | undefined;
  /** base64url of 32 random bytes: another for each time that people are proposed to somebody. */
  readonly round: string;
  readonly profiles: readonly MentorProfile[];
  readonly issued: Instant;
  /** Until when they may choose. */
  readonly expires: Instant;
}

/** Signed by the one who chooses with label `choice`, sealed to the programme. */
export interface Choice {
  readonly version: 1;
  readonly programme: ProgrammeId;
  readonly round: string;
  /** `ref`s of that round, the first choice first. Empty: none of them. */
  readonly ranked: readonly string[];
  readonly at: Instant;
}

const profile = v.strictObject({
  ref: s.key,
  skillsOffered: s.entries,
  skillsSought: s.entries,
  topics: s.entries,
  languages: s.languages,
  words: s.words,
  minutes: v.nullable(v.pipe(v.number('malformed'), v.safeInteger('malformed'), v.minValue(0), v.maxValue(10_080))),
});

const distinct = (refs: string[]): boolean => new Set(refs).size === refs.length;

const profiles = v.pipe(
  v.strictObject({
    version: v.literal(1, 'malformed'),
    of: v.optional(v.literal('mentees', 'malformed')),
    round: s.key,
    profiles: v.pipe(
      v.array(profile, 'malformed'),
      v.minLength(1, 'missing'),
      v.maxLength(MOST_PROPOSED, 'too-many'),
      v.check((all) => distinct(all.map(({ ref }) => ref)), 'malformed'),
    ),
    issued: s.instant,
    expires: s.instant,
  }),
  v.forward(
    v.partialCheck([['issued'], ['expires']], (dates) => s.lapses(dates), 'out-of-range'),
    ['expires'],
  ),
);

const choice = v.strictObject({
  version: v.literal(1, 'malformed'),
  programme: s.programmeId,
  round: s.key,
  ranked: v.pipe(v.array(s.key, 'malformed'), v.maxLength(MOST_PROPOSED, 'too-many'), v.check(distinct, 'malformed')),
  at: s.instant,
});

const CHOICE: readonly (keyof Choice)[] = ['version', 'programme', 'round', 'ranked', 'at'];

/** The bytes a programme signs. */
export const encodeProfiles = ({ version, of, round, profiles, issued, expires }: Profiles): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({
      version,
      of,
      round,
      profiles: profiles.map(({ ref, skillsOffered, skillsSought, topics, languages, words, minutes }) => ({
        ref,
        skillsOffered,
        skillsSought,
        topics,
        languages,
        words,
        minutes,
      })),
      issued,
      expires,
    }),
  );

/** Fails on any other shape, on more than three, and on one that is there twice. */
export const parseProfiles = (bytes: Uint8Array): Result<Profiles, ModelError> =>
  parseBytes(profiles, bytes, LIMITS.invitationBytes);

/** The bytes of whoever chooses. */
export const encodeChoice = (value: Choice): Uint8Array => encodeValue(value, CHOICE);

/** Fails on any other shape, on more than three, and on one that is ranked twice. */
export const parseChoice = (bytes: Uint8Array): Result<Choice, ModelError> =>
  parseBytes(choice, bytes, LIMITS.answerBytes);
