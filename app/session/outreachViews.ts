/** What the screens show of it, computed from the office's document; what did not change is the same object as before. */
import type { Instant } from '../model/brand.ts';
import { announcementsOf, turnsAfter } from '../programme/announcements.ts';
import type { OfficeDocument } from '../programme/office.ts';
import { openRematches } from '../programme/rematches.ts';
import { waitingList } from '../programme/waiting.ts';
import type { AskedChange, SentAnnouncement, WaitingPerson } from './types.ts';

export function outreachViews(office: OfficeDocument, clock: () => Instant) {
  const waiting = remembering<WaitingPerson>();
  const changes = remembering<AskedChange>();
  const announcements = remembering<SentAnnouncement>();
  const nameOf = (person: string): string => office.cards.get(person)?.card.name ?? '';

  return {
    waiting: (): WaitingPerson[] =>
      waitingList(office, clock()).flatMap(({ kept: { person, card }, why, since, reason, until }) =>
        card.role === 'supervisor'
          ? []
          : [waiting(person, { person, name: card.name, role: card.role, why, since, reason, until })],
      ),
    changes: (): AskedChange[] =>
      openRematches(office, clock()).map(({ sent, asked, due }) =>
        changes(sent.id, {
          invitation: sent.id,
          mentor: nameOf(sent.mentor),
          mentee: nameOf(sent.mentee),
          by: asked.person === sent.mentor ? 'mentor' : 'mentee',
          cause: asked.cause ?? 'other',
          words: asked.words,
          since: asked.received,
          due,
        }),
      ),
    announcements: (): SentAnnouncement[] =>
      announcementsOf(office).map(({ announcement, reached, missed, done, after }) =>
        announcements(String(announcement.number), {
          number: announcement.number,
          kind: announcement.kind,
          text: announcement.text,
          at: announcement.at,
          reached,
          missed,
          left: done ? 0 : turnsAfter(office, after, clock()).length,
        }),
      ),
  };
}

/** One view a name: the same object as long as it says the same. */
function remembering<T>(): (name: string, view: T) => T {
  const before = new Map<string, { readonly view: T; readonly text: string }>();
  return (name, view) => {
    const text = JSON.stringify(view);
    const known = before.get(name);
    if (known?.text === text) return known.view;
    before.set(name, { view, text });
    return view;
  };
}
