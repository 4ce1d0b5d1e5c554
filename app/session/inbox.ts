/**
 * What this device knows of each workspace without opening it: who it is with, what waits, when they were last heard.
 * Written down while a workspace is open, sealed like everything, and read alone at the start: a mentor of a hundred sees
 * all of them before any document was opened or any signature verified anew. It is shown and nothing else: whoever opens
 * a workspace has everything verified as ever.
 */
import type * as Y from 'yjs';
import type { Instant, WorkspaceId } from '../model/brand.ts';
import type { Day } from '../model/goal.ts';
import { asideIn } from '../model/journeyState.ts';
import { changeable, derived, type Observable } from '../model/observable.ts';
import type { Workspace, WorkspaceSummary } from './types.ts';
import { followUnread, type ReadMark, type Unread } from './unread.ts';

/** What was read of its founding; the programme's name stands where it may still change. */
export type About = Pick<WorkspaceSummary, 'title' | 'isCircle' | 'since'> & {
  readonly programme: Pick<NonNullable<WorkspaceSummary['programme']>, 'role' | 'months' | 'name'> | null;
  /** Who it is with, where there are two: whose call for help is listened for. */
  readonly other: string | null;
};

export interface InboxEntry {
  /** Messages of others that were not in front yet; a hundred stands for more. */
  readonly unread: number;
  /** How many of them name me. */
  readonly forMe: number;
  readonly latest: { readonly authorName: string; readonly text: string } | null;
  /** The nearest day of a goal that is neither reached nor set aside. */
  readonly due: Day | null;
  /** The last call that nobody took here and that was not seen yet. */
  readonly missed: { readonly name: string; readonly at: Instant } | null;
  /** When another's device was last there, or they last wrote; 0: not known here. */
  readonly heard: number;
  /** Somebody's device is there now. */
  readonly here: boolean;
}

interface Kept {
  readonly about: About | null;
  readonly unread: readonly string[];
  /** How far it reaches, for when another device has read as far while this space sleeps here. */
  readonly upTo?: ReadMark | null;
  readonly forMe: number;
  readonly latest: InboxEntry['latest'];
  readonly due: Day | null;
  readonly missed?: InboxEntry['missed'];
  readonly heard: number;
  /** When this person last had it in front. */
  readonly visited: number;
  /** All of it was looked at once; before, nothing is known of what waits. */
  readonly known: boolean;
  readonly rest?: Rest;
}

/** At which epoch all its people stand, and how many devices this person had taken out when that was seen: there it may sleep. */
export interface Rest {
  readonly epoch: number;
  readonly removed: number;
}

export interface Inbox {
  readonly entries: Observable<ReadonlyMap<WorkspaceId, InboxEntry>>;
  about(id: WorkspaceId): About | null;
  keepAbout(id: WorkspaceId, about: About): void;
  /** False until it was open here once: what waits there is not known. */
  isKnown(id: WorkspaceId): boolean;
  /** Null: it was not seen that all its people have come to where it is. */
  restOf(id: WorkspaceId): Rest | null;
  keepRest(id: WorkspaceId, rest: Rest): void;
  /** The greater, the sooner it will be wanted again. */
  rank(id: WorkspaceId): number;
  /** Looks at an open workspace until the returned function is called. */
  follow(workspace: Workspace): () => void;
  /** Its messages are in front until the returned function is called. */
  show(id: WorkspaceId): () => void;
  /** Lets go of all that is not of these. */
  keepOnly(ids: ReadonlySet<string>): void;
}

export const EMPTY_INBOX: ReadonlyMap<WorkspaceId, InboxEntry> = new Map();

const NOTHING: Kept = {
  about: null,
  unread: [],
  forMe: 0,
  latest: null,
  due: null,
  heard: 0,
  visited: 0,
  known: false,
};
/** Of a message, what a line of a list can show. */
const SNIPPET = 140;
/** Being there is written down this often: each write is an entry on the disk. */
const HEARD_EVERY = 60_000;

export interface InboxOptions {
  readonly doc: Y.Doc;
  /** Shared by the person's own devices. */
  readonly marks: Y.Map<ReadMark>;
  readonly clock: () => number;
}

export function openInbox({ doc, marks, clock }: InboxOptions): Inbox {
  const spaces = doc.getMap<Kept>('spaces');
  const began = clock();
  const present = changeable<ReadonlySet<string>>(new Set());
  const front = new Map<string, number>();
  const readers = new Map<string, () => void>();

  const of = (id: string): Kept => spaces.get(id) ?? NOTHING;

  function note(id: string, change: Partial<Kept>): void {
    const before = of(id);
    const next = { ...before, ...change };
    if (JSON.stringify(next) !== JSON.stringify(before)) spaces.set(id, next);
  }

  /** Of one that is not open only the record is there to compare. */
  function readElsewhere(): void {
    for (const [id, { unread, upTo }] of [...spaces]) {
      const isRead = unread.length > 0 && upTo && (marks.get(id)?.count ?? 0) >= upTo.count;
      if (isRead && !readers.has(id)) note(id, { unread: [], forMe: 0, latest: null });
    }
  }
  marks.observe(readElsewhere);
  readElsewhere();

  const entries = derived(
    [
      {
        subscribe(listener) {
          spaces.observe(listener);
          return () => spaces.unobserve(listener);
        },
      },
      present,
    ],
    (): ReadonlyMap<WorkspaceId, InboxEntry> =>
      new Map(
        [...spaces].map(([id, { unread, forMe, latest, due, missed = null, heard }]) => [
          // Only ever written under one.
          id as WorkspaceId,
          { unread: unread.length, forMe, latest, due, missed, heard, here: present.get().has(id) },
        ]),
      ),
    (a, b) => JSON.stringify([...a]) === JSON.stringify([...b]),
  );

  return {
    entries,
    about: (id) => of(id).about,
    keepAbout: (id, about) => note(id, { about }),
    isKnown: (id) => of(id).known,
    restOf: (id) => of(id).rest ?? null,
    keepRest: (id, rest) => note(id, { rest }),
    rank: (id) => Math.max(of(id).visited, of(id).heard),
    follow(workspace) {
      const { id, chat, goals, journey, calls } = workspace;
      const unread = followUnread({
        chat,
        began,
        before: of(id).unread,
        wasKnown: of(id).known,
        isInFront: () => (front.get(id) ?? 0) > 0,
        mark: () => marks.get(id) ?? null,
        keepMark: (mark) => void marks.set(id, mark),
        changed({ ids, forMe, latest, upTo }: Unread) {
          const shown = latest && { authorName: latest.authorName, text: latest.text.slice(0, SNIPPET) };
          note(id, { unread: ids, forMe, latest: shown, upTo });
        },
      });
      const hear = (at: number): void => {
        if (at - of(id).heard >= HEARD_EVERY) note(id, { heard: at });
      };
      const lookAtLines = (): void => {
        const last = chat.lines.get().findLast((line) => line.genuine && !line.mine);
        // A clock of theirs that is ahead must not make them heard tomorrow.
        if (last !== undefined) hear(Math.min(last.at, clock()));
      };
      const lookAtGoals = (): void => {
        const isAside = asideIn(journey.view.get().reviews);
        const open = goals.list.get().filter((goal) => goal.reached === null && !isAside(goal));
        const days = open.flatMap(({ due }) => due ?? []);
        note(id, { due: days.sort()[0] ?? null });
      };
      const lookAtCalls = (): void => {
        const [last] = [...calls.missed.get()].sort((a, b) => b.at - a.at);
        if (last !== undefined || of(id).missed) note(id, { missed: last ? { name: last.name, at: last.at } : null });
      };
      const lookAround = (): void => {
        const isHere = workspace.present.get().length > 0;
        if (isHere) hear(clock());
        if (isHere === present.get().has(id)) return;
        present.set(new Set(isHere ? [...present.get(), id] : [...present.get()].filter((each) => each !== id)));
      };
      const settle = (): void => {
        if (!chat.settled.get()) return;
        lookAtLines();
        lookAtGoals();
        note(id, { known: true });
      };
      settle();
      lookAtCalls();
      lookAround();
      const stops = [
        chat.lines.subscribe(lookAtLines),
        chat.settled.subscribe(settle),
        goals.list.subscribe(lookAtGoals),
        journey.view.subscribe(lookAtGoals),
        calls.missed.subscribe(lookAtCalls),
        workspace.present.subscribe(lookAround),
        unread.stop,
      ];
      marks.observe(unread.look);
      readers.set(id, unread.read);
      return () => {
        marks.unobserve(unread.look);
        readers.delete(id);
        for (const stop of stops) stop();
        present.set(new Set([...present.get()].filter((each) => each !== id)));
      };
    },
    show(id) {
      front.set(id, (front.get(id) ?? 0) + 1);
      readers.get(id)?.();
      // An archive is in front as well, and nothing waits in it.
      if (readers.has(id) || of(id).known) note(id, { visited: clock() });
      return () => void front.set(id, (front.get(id) ?? 1) - 1);
    },
    keepOnly(ids) {
      for (const id of [...spaces.keys()]) if (!ids.has(id)) spaces.delete(id);
    },
  };
}
