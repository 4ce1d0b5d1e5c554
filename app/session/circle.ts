/** A circle for the screens: who is in it, who comes, who goes, and who may read what was written when. */
import { toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { PersonId } from '../model/brand.ts';
import { derived } from '../model/observable.ts';
import { CIRCLE_LIMIT } from '../model/roster.ts';
import type { Guest } from './doors.ts';
import type { Epoch } from './epoch.ts';
import type { Common, Inside, Kind } from './inside.ts';
import type { People } from './people.ts';
import { isIn, sinceComing } from './roster.ts';
import { openTrust } from './trust.ts';
import type { Acquaintance, ChapterView, Circle, Member, SessionError } from './types.ts';

/** Whoever has been in it longest moves the circle on when somebody has left; another one if that has not come by then. */
const STEP_IN = 20_000;

export interface CircleInput extends Pick<Circle, 'name'> {
  readonly invite: (members: readonly Member[], draft: Parameters<Circle['invite']>[0]) => ReturnType<Circle['invite']>;
  /** Somebody came or went, or epochs made at the same time gave way. */
  moved(): void;
}

export interface RunningCircle {
  /** The epoch with which that person is in it now; null: they are not. */
  cameWith(person: string): Epoch | null;
  /** Lets in these people, as many as there is room for; one who is in it already comes with another device. */
  admit(guests: readonly Guest[]): Promise<Result<void, SessionError>>;
}

export function runCircle(inside: Inside, common: Common, { name, invite }: CircleInput): Kind {
  const { core, id, people, epochs, room, chapters, views, root, bundles } = inside;
  const acquaintances = new Map<PersonId, Acquaintance & { close(): void }>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function acquaintance(person: PersonId): Acquaintance | null {
    const known = acquaintances.get(person);
    if (known !== undefined) return known;
    const other = people.members.get().find((member) => member.id === person && !member.me);
    const me = people.members.get().find((member) => member.me);
    if (other === undefined || me === undefined) return null;
    const trust = openTrust(core, { workspace: id, other, root: root.doc, check: room.checkWith(person) });
    const made = {
      id,
      members: [me, other],
      present: common.present,
      trust,
      bundles: { make: () => bundles.make(person) },
      close: trust.close,
    };
    acquaintances.set(person, made);
    return made;
  }

  /** Who said that they have left and is still counted in: the circle gets a secret that they do not have. */
  const departed = () => {
    const { roster } = epochs.current();
    return views.left
      .get()
      .filter(people.hasLeft)
      .flatMap(({ person, word }) => {
        const isStill = person !== core.me && roster?.some((entry) => entry.person === person) === true;
        return isStill ? [{ person, word: toText(word) }] : [];
      });
  };
  function see(): void {
    clearTimeout(timer);
    const gone = departed();
    if (gone.length === 0) return;
    const first = people.members.get().find(({ id }) => !gone.some(({ person }) => person === id));
    const act = () =>
      epochs.change(() => {
        const now = departed();
        return now.length === 0 ? null : { gone: now };
      });
    timer = setTimeout(() => void act(), first?.me === true ? 0 : STEP_IN);
  }
  const stops = [views.left.subscribe(see), people.members.subscribe(see)];
  see();

  // One with a record to show: the first of all was declared to nobody.
  const cameWith = (person: string): Epoch | null =>
    isIn(epochs.current().roster, person)
      ? (sinceComing(epochs.all(), person).find(({ record }) => record !== null) ?? null)
      : null;

  const spans = derived(
    [people.members, people.everybody],
    () => viewsOf(people),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );

  const circle: Circle = {
    name,
    members: people.members,
    people: people.everybody,
    chapters: spans,
    chapterOf: views.chapterOf,
    out: derived(
      [epochs.out, people.everybody],
      () => {
        const out = epochs.out.get();
        return out && { at: out.at, by: people.everybody.get().find(({ id }) => id === out.by)?.name ?? '' };
      },
      (a, b) => a?.at === b?.at && a?.by === b?.by,
    ),
    with: acquaintance,
    invite: (draft) => invite(people.members.get(), draft),
    async takeOut(person) {
      const [host] = people.members.get();
      if (host?.me !== true || person === core.me) return err({ tag: 'not-found' });
      return epochs.change({ gone: [{ person, word: null }] });
    },
    async sharePast(chapter) {
      const { number, chat } = chapters.latest();
      if (chapter >= number || !chapters.held().some((one) => one.number === chapter)) return err({ tag: 'not-found' });
      people.sharePast(chapter, chat);
      await inside.renew();
      return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
    },
  };

  return {
    workspace: {
      ...common,
      get members() {
        return people.members.get();
      },
      circle,
      pact: null,
    },
    called: () => undefined,
    guests: {
      cameWith,
      admit: (guests) =>
        epochs.change(() => {
          const { roster, devices } = epochs.current();
          const strangers = new Map(
            guests.flatMap(({ entry }) => (isIn(roster, entry.person) ? [] : [[entry.person, entry] as const])),
          );
          const joined = [...strangers.values()].slice(0, CIRCLE_LIMIT - (roster?.length ?? 0));
          const isNew = ({ entry, device }: Guest): boolean =>
            isIn(roster, entry.person) ? devices?.has(device) !== true : isIn(joined, entry.person);
          const added = guests.filter(isNew).map(({ device }) => device);
          return added.length === 0 ? null : { joined, added };
        }),
    },
    async close() {
      clearTimeout(timer);
      for (const stop of stops) stop();
      for (const one of acquaintances.values()) one.close();
    },
  };
}

function viewsOf(people: People): ChapterView[] {
  const everybody = people.everybody.get();
  const now = people.members.get();
  let before: ReadonlySet<string> | null = null;
  return people.readable().map(({ number, people: readers }) => {
    const began = new Set(people.rosterOf(number).map(({ person }) => person));
    const came = everybody.filter(({ id }) => before !== null && began.has(id) && !before.has(id));
    before = began;
    const may = now.filter(({ id }) => readers?.has(id) ?? true);
    return { number, people: may, isForAll: may.length === now.length, came };
  });
}
