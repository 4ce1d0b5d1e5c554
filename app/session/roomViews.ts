/** What the screens see of a workspace's room: who is there, and how much the others are not known to hold. */
import type { PersonId } from '../model/brand.ts';
import { parsePersonId } from '../model/ids.ts';
import { across, derived, sameItems } from '../model/observable.ts';
import type { Room } from '../peer/types.ts';
import type { Chapters } from './chapters.ts';
import type { DeliverySource } from './delivery.ts';
import { inChapter } from './inChapter.ts';
import type { Workspace } from './types.ts';

export const presentIn = (room: Room): Workspace['present'] =>
  derived(
    [room],
    (): readonly PersonId[] =>
      room.present().flatMap((text) => {
        const id = parsePersonId(text);
        return id.ok ? [id.value] : [];
      }),
    sameItems,
  );

/** How many things written here, lines, pages, the goals and the agenda, the other side is not known to hold. */
export function unsentOf(
  room: Room,
  { pages, held }: Pick<Chapters, 'pages' | 'held'>,
  chatLines: Workspace['chat']['lines'],
): Workspace['unsent'] {
  // Asking the room opens the page's document: once is enough, and these are looked at after every keystroke.
  const sources = new Map<string, DeliverySource>();
  const sourceOf = (page: string): DeliverySource => {
    const source = sources.get(page) ?? room.delivery(page);
    sources.set(page, source);
    return source;
  };
  const list = (): string[] => [
    ...pages.list(),
    ...held().flatMap(({ number }) => ['goals', 'meetings'].map((name) => inChapter(number, name))),
  ];
  const all = { get: list, subscribe: pages.subscribe };
  const states = across(all, (page, listener) => sourceOf(page).subscribe(listener));
  return derived([chatLines, states], () => {
    const waitingLines = chatLines.get().filter((line) => line.mine && line.delivery !== 'delivered').length;
    return waitingLines + list().filter((page) => !sourceOf(page).get().complete).length;
  });
}
