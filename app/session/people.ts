/** Who is in a workspace, as the epochs say, and which chapters of it may be read by whom. */
import { openSigned, sign, toText } from '../../crypto/index.ts';
import { share, sharesOf } from '../document/shared.ts';
import type { PersonId } from '../model/brand.ts';
import { encodeShared, parseShared, type SharedPast } from '../model/circleCodec.ts';
import { parsePersonId } from '../model/ids.ts';
import { changeable, derived, type Observable, sameItems } from '../model/observable.ts';
import type { Roster, RosterEntry } from '../model/roster.ts';
import type { Core } from './core.ts';
import type { HeldDocument } from './documents.ts';
import type { Epoch } from './epoch.ts';
import { type Chapter, chaptersOf, isIn, sinceComing } from './roster.ts';
import type { Left, Member } from './types.ts';

export interface PeopleOptions {
  readonly core: Pick<Core, 'me' | 'person'>;
  readonly workspace: string;
  /** Of the founding, where there are two for good. */
  readonly founders: readonly Member[];
  readonly epochs: () => readonly Epoch[];
  /** The chats of the chapters that are open here, in which it is kept what was shared again. */
  readonly chats: () => readonly { readonly number: number; readonly chat: HeldDocument }[];
}

export interface People {
  /** Those of now. */
  readonly members: Observable<readonly Member[]>;
  /** And those who were. */
  readonly everybody: Observable<readonly Member[]>;
  ids(): ReadonlySet<string>;
  /** Those of them who are let in: whoever said that they have left is not, from that moment on. */
  welcome(left: readonly Pick<Left, 'person' | 'chapter'>[]): ReadonlySet<string>;
  /** Whether that word still holds: nobody has left who came again since. */
  hasLeft(word: Pick<Left, 'person' | 'chapter'>): boolean;
  readable(): readonly Chapter[];
  /** Who was in a chapter when it began, and are known by what may have been shared of it. */
  rosterOf(chapter: number): Roster;
  /** Writes, signed, that the chapter is for all of now. */
  sharePast(chapter: number, into: HeldDocument): void;
  /** The epochs moved, or something was shared. */
  changed(): void;
}

export function openPeople({ core, workspace, founders, epochs, chats }: PeopleOptions): People {
  const turns = changeable(0);
  const opened = new WeakMap<Uint8Array, { readonly by: string; readonly past: SharedPast } | null>();
  const rosterNow = (): Roster | null => epochs().at(-1)?.roster ?? null;

  function openShare(envelope: Uint8Array): { readonly by: string; readonly past: SharedPast } | null {
    const known = opened.get(envelope);
    if (known !== undefined) return known;
    const signed = openSigned('shared', envelope);
    const past = signed.ok ? parseShared(signed.value.payload) : signed;
    const isHere = signed.ok && past.ok && past.value.workspace === workspace;
    const found = isHere ? { by: toText(signed.value.signer), past: past.value } : null;
    opened.set(envelope, found);
    return found;
  }

  /** What was shared again, by somebody who was there. In the chapter `into` all who are in that one may read it. */
  function shares(): { readonly past: SharedPast; readonly into: number }[] {
    const own = chaptersOf(epochs());
    return chats().flatMap(({ number: into, chat }) =>
      sharesOf(chat.doc).flatMap((envelope) => {
        const share = openShare(envelope);
        if (share === null || share.past.chapter >= into) return [];
        const { by, past } = share;
        // Of one from before this person came, the word of who was there is all there is to go by.
        const base = own.find(({ number }) => number === past.chapter)?.people;
        const wasThere = base === undefined ? isIn(past.members, by) : base === null || base.has(by);
        return wasThere ? [{ past, into }] : [];
      }),
    );
  }

  function readable(): readonly Chapter[] {
    const own = chaptersOf(epochs());
    const roster = rosterNow();
    if (roster === null) return own;
    const extended = new Map(own.map(({ number, people }) => [number, new Set(people)]));
    for (const { past, into } of shares()) {
      const readers = own.find(({ number }) => number === into)?.people ?? new Set<string>();
      const before =
        extended.get(past.chapter) ??
        past.members.filter((entry) => isIn(roster, entry.person)).map(({ person }) => person);
      extended.set(past.chapter, new Set([...before, ...readers]));
    }
    return [...extended].map(([number, people]) => ({ number, people })).sort((a, b) => a.number - b.number);
  }

  const known = (): RosterEntry[] => {
    const found = new Map<string, RosterEntry>();
    const rosters = [...shares().map(({ past }) => past.members), ...epochs().map(({ roster }) => roster ?? [])];
    for (const entry of rosters.flat()) found.set(entry.person, entry);
    return [...found.values()];
  };
  const memberOf = (entry: RosterEntry, former: boolean): Member[] => {
    const id = parsePersonId(entry.person);
    return id.ok
      ? [{ id: id.value, name: entry.name, me: entry.person === core.me, card: null, role: entry.role, former }]
      : [];
  };

  const members = derived(
    [turns],
    () => rosterNow()?.flatMap((entry) => memberOf(entry, false)) ?? founders,
    sameMembers,
  );
  const everybody = derived(
    [turns],
    () => {
      const now = rosterNow();
      return now === null ? founders : known().flatMap((entry) => memberOf(entry, !isIn(now, entry.person)));
    },
    sameMembers,
  );

  const hasLeft = ({ person, chapter }: Pick<Left, 'person' | 'chapter'>): boolean =>
    chapter >= (sinceComing(epochs(), person)[0]?.number ?? 0);

  const rosterOf = (chapter: number): Roster =>
    epochs().find(({ number }) => number === chapter)?.roster ??
    shares().find(({ past }) => past.chapter === chapter)?.past.members ??
    [];

  return {
    members,
    everybody,
    ids: () => new Set<string>(members.get().map(({ id }) => id)),
    hasLeft,
    welcome(left) {
      const gone = new Set<string>(left.filter(hasLeft).flatMap(({ person }) => (person === core.me ? [] : [person])));
      return new Set<string>(members.get().flatMap(({ id }) => (gone.has(id) ? [] : [id])));
    },
    readable,
    rosterOf,
    sharePast(chapter, into) {
      const past = encodeShared({ version: 1, workspace, chapter, members: rosterOf(chapter) });
      share(into.doc, chapter, sign('shared', past, core.person.sign));
    },
    changed: () => turns.set(turns.get() + 1),
  };
}

/** Fresh objects of equal people are the same people. */
const sameMembers = (a: readonly Member[], b: readonly Member[]): boolean =>
  sameItems(a, b) || JSON.stringify(a.map(keyOf)) === JSON.stringify(b.map(keyOf));
const keyOf = ({ id, name, role, former }: Member): readonly (PersonId | string | boolean)[] => [
  id,
  name,
  role,
  former,
];
