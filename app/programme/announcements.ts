/** What the programme tells everybody: numbered, and how far each has got. */
import type { Instant, PersonId } from '../model/brand.ts';
import { takesPart } from './directory.ts';
import type { KeptAnnouncement, KeptCard, OfficeDocument } from './office.ts';
import { hasStopped, wishesOf } from './wishes.ts';

/** Of the next one: the least with this remainder, so that of several coordinators who are apart no two give the same. */
export function nextNumber(office: OfficeDocument, { index, of } = { index: 0, of: 1 }): number {
  const next = 1 + Math.max(0, ...[...office.announcements.values()].map(({ announcement }) => announcement.number));
  return next + ((index - (next % of) + of) % of);
}

export function keepAnnouncement(
  office: OfficeDocument,
  kept: Pick<KeptAnnouncement, 'announcement' | 'envelope' | 'by'>,
): void {
  const begun: KeptAnnouncement = { ...kept, after: '', reached: 0, missed: 0, done: false };
  office.announcements.set(String(kept.announcement.number), begun);
}

/** The newest first. */
export const announcementsOf = (office: OfficeDocument): KeptAnnouncement[] =>
  [...office.announcements.values()].sort((a, b) => b.announcement.number - a.announcement.number);

/** Those that have not been everywhere, the oldest first. */
export const underWay = (office: OfficeDocument): KeptAnnouncement[] =>
  announcementsOf(office)
    .filter(({ done }) => !done)
    .reverse();

/** Everybody with an active card whose turn comes after that person's, in the order of their ids. */
export function turnsAfter(office: OfficeDocument, after: PersonId | '', now: Instant): KeptCard[] {
  const wishes = wishesOf(office);
  return [...office.cards.values()]
    .filter((kept) => kept.person > after && takesPart(kept, now) && !hasStopped(wishes, kept))
    .sort((a, b) => (a.person < b.person ? -1 : 1));
}

/** How far it has got now. */
export function keepProgress(
  office: OfficeDocument,
  number: number,
  progress: Pick<KeptAnnouncement, 'after' | 'reached' | 'missed' | 'done'>,
): void {
  const kept = office.announcements.get(String(number));
  if (kept !== undefined) office.announcements.set(String(number), { ...kept, ...progress });
}
