/** What the screens show of it, computed from the office's document; what did not change is the same object as before. */

import type { Instant } from '../model/brand.ts';
import { sameItems } from '../model/observable.ts';
import { isMatched } from '../model/roles.ts';
import { announcementsOf, turnsAfter } from '../programme/announcements.ts';
import type { OfficeDocument } from '../programme/office.ts';
import { openRematches } from '../programme/rematches.ts';
import { waitingList } from '../programme/waiting.ts';
import type { AskedChange, SentAnnouncement, WaitingList, WaitingPerson } from './types.ts';

/** So many of those who wait are named: a programme may have thousands. */
const SHOWN = 200;

export function outreachViews(office: OfficeDocument, clock: () => Instant) {
  const waiting = remembering<WaitingPerson>();
  let list: WaitingList | null = null;
  const changes = remembering<AskedChange>();
  const announcements = remembering<SentAnnouncement>();
  const nameOf = (person: string): string => office.cards.get(person)?.card.name ?? '';

  return {
    waiting(): WaitingList {
      const all = waitingList(office, clock());
      const first = all.slice(0, SHOWN).flatMap(({ kept: { person, card }, why, since, reason, until }) => {
        const { name, role } = card;
        return !isMatched(role) ? [] : [waiting(person, { person, name, role, why, since, reason, until })];
      });
      if (list?.total !== all.length || !sameItems(list.first, first)) list = { total: all.length, first };
      return list;
    },
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
