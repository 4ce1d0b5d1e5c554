/** What a programme tells all its people, on their side: kept for a year, read, or asked to keep quiet. */
import { openAnnouncementLetter } from '../invitation/programmeLetters.ts';
import { ANNOUNCEMENT_LIFE, type Announcement } from '../model/announcement.ts';
import type { Instant, ProgrammeId } from '../model/brand.ts';
import { parseProgrammeId } from '../model/ids.ts';
import type { Core } from './core.ts';
import type { Self } from './self.ts';
import type { ProgrammeBoard } from './types.ts';

/** A clock may be ahead by so much. */
const AHEAD = 24 * 3_600_000;
/** More than two a week for a year are not kept: a programme cannot fill a phone. */
const KEPT = 120;
/** So many are shown. */
const SHOWN = 30;

const nameOf = (programme: ProgrammeId, number: number): string => `${programme} ${number}`;

/**
 * True: signed by this programme. It is kept unless its number is known, its date is over or yet to come, or too many newer
 * ones are there.
 */
export function receiveAnnouncement(
  { self, person, clock }: Pick<Core, 'self' | 'person' | 'clock'>,
  programme: ProgrammeId,
  letter: Uint8Array,
): boolean {
  const opened = openAnnouncementLetter(letter, person.box, programme);
  if (!opened.ok) return false;
  const now = clock();
  const { number, at } = opened.value;
  const name = nameOf(programme, number);
  if (self.announcements.has(name) || at > now + AHEAD || isOver(opened.value, now)) return true;
  const there = announcementsOf(self, programme);
  if (there.length >= KEPT && (there.at(-1)?.number ?? 0) > number) return true;
  self.doc.transact(() => {
    self.announcements.set(name, opened.value);
    for (const old of announcementsOf(self, programme).filter((each, i) => i >= KEPT || isOver(each, now))) {
      self.announcements.delete(nameOf(programme, old.number));
    }
  });
  return true;
}

const isOver = ({ at }: Announcement, now: Instant): boolean => now - at > ANNOUNCEMENT_LIFE;

/** The newest first. */
function announcementsOf(self: Self, programme: ProgrammeId): Announcement[] {
  return [...self.announcements.entries()]
    .flatMap(([name, kept]) => (name.startsWith(`${programme} `) ? [kept] : []))
    .sort((a, b) => b.number - a.number);
}

/** One a programme that has told something. */
export function boardsOf({ self, clock }: Pick<Core, 'self' | 'clock'>): ProgrammeBoard[] {
  const named = new Set([...self.announcements.keys()].map((name) => name.slice(0, name.indexOf(' '))));
  return [...named].flatMap((text): ProgrammeBoard[] => {
    const id = parseProgrammeId(text);
    if (!id.ok) return [];
    const programme = self.programmes.get(id.value)?.programme;
    const items = announcementsOf(self, id.value).filter((each) => !isOver(each, clock()));
    if (items.length === 0) return [];
    const { read = 0, muted = false } = self.readings.get(id.value) ?? {};
    return [
      {
        programme: id.value,
        programmeName: programme?.name ?? '',
        coordinator: programme?.coordinator ?? '',
        muted,
        unread: items.filter(({ number }) => number > read).length,
        items: items.slice(0, SHOWN),
      },
    ];
  });
}

/** All that is there was in front of the person. */
export function markBoardRead(self: Self, programme: ProgrammeId): void {
  const newest = announcementsOf(self, programme)[0]?.number ?? 0;
  const before = self.readings.get(programme);
  if (newest > (before?.read ?? 0)) self.readings.set(programme, { muted: before?.muted ?? false, read: newest });
}

/** Quiet, or not any more. What it tells still comes in. */
export function muteBoard(self: Self, programme: ProgrammeId, muted: boolean): void {
  self.readings.set(programme, { read: self.readings.get(programme)?.read ?? 0, muted });
}
