/** What a programme tells all its people at once: plain words, of which one may be a link. */
import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { Instant } from './brand.ts';
import type { ModelError } from './errors.ts';
import { LIMITS } from './limits.ts';
import { linkIn } from './link.ts';
import { encodeValue, parseBytes } from './parse.ts';
import * as s from './schemas.ts';
import { normaliseText } from './text.ts';

export const ANNOUNCEMENT_KINDS = ['announcement', 'tip'] as const;
export type AnnouncementKind = (typeof ANNOUNCEMENT_KINDS)[number];

/** After it, every device lets go of an announcement. */
export const ANNOUNCEMENT_LIFE = 365 * 24 * 3_600_000;

/** Signed by the programme with label `announcement`, the same bytes for all, sealed to each. */
export interface Announcement {
  readonly version: 1;
  /** 1, 2, 3 …: the same number again is the same announcement, and changes nothing. */
  readonly number: number;
  readonly kind: AnnouncementKind;
  readonly text: string;
  readonly at: Instant;
}

/** Whatever a reader might take for an address. Only one that begins with https is made into a link. */
const ADDRESS = /\b(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+/giu;

const oneLink = (text: string): boolean => {
  const addresses = text.match(ADDRESS) ?? [];
  return addresses.length === 0 || (addresses.length === 1 && linkIn(text).link !== null);
};

const words = v.pipe(
  v.string('malformed'),
  v.minLength(1, 'missing'),
  v.maxLength(LIMITS.announcement, 'too-long'),
  v.check((text) => normaliseText(text) === text, 'wrong-characters'),
  v.check(oneLink, 'too-many'),
);

const announcement = v.strictObject({
  version: v.literal(1, 'malformed'),
  number: v.pipe(
    v.number('malformed'),
    v.safeInteger('malformed'),
    v.minValue(1, 'out-of-range'),
    v.maxValue(1e6, 'out-of-range'),
  ),
  kind: v.picklist(ANNOUNCEMENT_KINDS, 'malformed'),
  text: words,
  at: s.instant,
});

const KEYS: readonly (keyof Announcement)[] = ['version', 'number', 'kind', 'text', 'at'];

/** The bytes a programme signs. */
export const encodeAnnouncement = (value: Announcement): Uint8Array => encodeValue(value, KEYS);

/** Fails on any other shape, on more than 1,200 characters, and on a second link or one that is not https. */
export const parseAnnouncement = (bytes: Uint8Array): Result<Announcement, ModelError> =>
  parseBytes(announcement, bytes, LIMITS.announcementBytes);

/** What a form holds, as it would be sent; or why it cannot be. */
export function announcementText(text: string): string | 'missing' | 'too-long' | 'links' {
  const clean = normaliseText(text);
  if (clean === '') return 'missing';
  if (clean.length > LIMITS.announcement) return 'too-long';
  return oneLink(clean) ? clean : 'links';
}
