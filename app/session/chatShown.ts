/** One line of a conversation as the screens are given it. */

import type { KeptLine } from '../document/chat.ts';
import { type LineName, MARKS } from '../model/chatLine.ts';
import type { Said } from './chatDeeds.ts';
import type { Entry } from './chatFold.ts';
import type { DeliverySource } from './delivery.ts';
import type { ChatLine, Member, Reaction } from './types.ts';

export type Members = ReadonlyMap<string, Member>;

export const membersById = (people: readonly Member[]): Members => new Map(people.map((one) => [one.id, one]));

export type Place = Pick<ChatLine, 'delivery' | 'reached' | 'chapter' | 'read'>;

/** Null where there is nothing to show: a deed of somebody who belongs here is seen at the line it is about. */
export function shownLine(entry: Entry, members: Members, place: Place): ChatLine | null {
  const { kept, known, kind } = entry;
  const member = known.genuine ? members.get(known.author) : undefined;
  if (!known.genuine || member === undefined) {
    const unknown = { author: null, authorName: '', mine: false, text: '', at: 0, genuine: false };
    return { ...place, ...unknown, id: `${kept.client}:${kept.clock}`, reached: null };
  }
  if (kind === 'deed') return null;
  const base = {
    ...place,
    author: member.id,
    authorName: member.name,
    mine: member.me,
    at: known.line.at,
    genuine: true,
  };
  // Under the name of the line that was there: nothing new has been said.
  if (kind === 'gone')
    return { ...base, id: known.about ?? known.name, text: '', deleted: true, gone: known.line.deed?.file };
  return {
    ...base,
    id: known.name,
    name: lineNameOf(known),
    text: entry.edit?.text ?? known.line.text,
    file: known.line.file,
    edited: entry.edit !== null,
    ...(entry.edit !== null && { first: known.line.text }),
    link: known.line.link,
    mood: known.line.mood,
    mentioned: mentionedIn(known.line.mentions, members),
    reply: known.line.reply,
    reactions: reactionsOf(entry, members),
  };
}

const nobody: readonly Member[] = [];

function mentionedIn(mentions: readonly string[] | undefined, members: Members): readonly Member[] {
  return mentions === undefined ? nobody : mentions.flatMap((id) => members.get(id) ?? []);
}

const lineNameOf = ({ author, line }: Said): LineName => ({ by: author, id: line.id });

const none: readonly Reaction[] = [];

function reactionsOf({ marks }: Entry, members: Members): readonly Reaction[] {
  if (marks.length === 0) return none;
  return MARKS.flatMap((mark) => {
    const people = marks.flatMap((one) => (one.mark === mark ? (members.get(one.by) ?? []) : []));
    return people.length === 0 ? [] : [{ mark, people, mine: people.some(({ me }) => me) }];
  });
}

/** With how many of those who may read it a line has got to a disk. */
export function reachedOf(kept: KeptLine, readers: readonly DeliverySource[]): ChatLine['reached'] {
  const have = readers.filter((reader) => (reader.get().delivered.get(kept.client) ?? 0) > kept.clock).length;
  return { have, of: readers.length };
}
