/** An archive opened to be read: the same tools over its own documents, with nobody to meet and nothing to write. */

import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { err, ok, type Result } from '../../crypto/result.ts';
import { boardsOf } from '../document/boards.ts';
import type { FileId, WorkspaceId } from '../model/brand.ts';
import { changeable, derived, type Observable } from '../model/observable.ts';
import type { TakenSpace } from '../model/takenAlong.ts';
import { actsOver } from './acts.ts';
import { openAgenda } from './agenda.ts';
import { archived } from './archive.ts';
import type { OpenArchive } from './archives.ts';
import { boardDocument } from './boards.ts';
import { viewsOf } from './chapterViews.ts';
import { type Core, DOCUMENT } from './core.ts';
import { NOWHERE } from './delivery.ts';
import type { HeldDocument } from './documents.ts';
import { openFileStoreOf } from './fileStore.ts';
import { openFiles } from './files.ts';
import { OWN_GOALS } from './gather.ts';
import { type GoalLog, openGoalLog } from './goalLog.ts';
import { openGoals } from './goals.ts';
import { holdChapter } from './heldChapter.ts';
import { inChapter, placeOf } from './inChapter.ts';
import { openJourney } from './journey.ts';
import { openPact } from './pact.ts';
import { makeReport } from './report.ts';
import { type ShownChapter, showChapter } from './shownChapter.ts';
import type { Boards, FileState, Files, Member, PairPact, SessionError, Workspace } from './types.ts';

export interface ArchiveInput {
  readonly id: WorkspaceId;
  readonly at: number;
  readonly space: TakenSpace;
}

export async function openArchive(
  core: Core,
  { id, at, space }: ArchiveInput,
): Promise<Result<OpenArchive, SessionError>> {
  const names = space.documents.map(({ name }) => name);
  const holds: HeldDocument[] = [];
  const hold = (name: string) => core.documents.hold(DOCUMENT.workspace(id, name));
  /** A document that the file did not have was empty. */
  async function keep(name: string): Promise<Result<HeldDocument, SessionError>> {
    const held = await hold(name);
    if (held.ok) holds.push(held.value);
    return held;
  }
  /** A copy: an open page keeps a version of itself, and an archive stays as it came. */
  async function holdPast(name: string): Promise<Result<HeldDocument, SessionError>> {
    if (!names.includes(name)) return err({ tag: 'not-found' });
    const held = await hold(name);
    if (!held.ok) return held;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(held.value.doc));
    return ok({ ...held.value, doc });
  }
  const members = space.members.map((member): Member => ({ ...member, me: member.id === core.me }));
  const people = changeable<readonly Member[]>(members);
  const [{ clock, random }, author] = [core, core.person.sign];
  const numbers = [...new Set([0, ...names.map((name) => placeOf(name).chapter)])].sort((a, b) => a - b);

  /** Nothing is ever done here. */
  const acts = actsOver();
  const writer = { workspace: space.id, me: core.me, author, clock, random };

  const shown: ShownChapter[] = [];
  for (const number of numbers) {
    const one = await holdChapter(number, keep);
    if (!one.ok) {
      for (const each of shown) each.close();
      for (const each of holds) each.release();
      return one;
    }
    const show = { core, workspace: space.id, people, acts, chatActs: acts, hold, holdPast, room: null, readers: null };
    shown.push(showChapter(one.value, { ...show, forget: () => undefined, onPicture: () => undefined }));
  }
  const all = changeable<readonly ShownChapter[]>(shown);
  const views = viewsOf(all, (list) => list.at(-1) ?? raise(), acts, acts);
  const own = names.includes(OWN_GOALS) ? await keep(OWN_GOALS) : null;
  const ownLog = own?.ok ? openGoalLog({ ...writer, doc: own.value.doc }) : null;
  const pair = members.filter(({ former }) => !former);
  const scratch = new Y.Doc();
  const running =
    space.kind !== 'pair' || shown[0] === undefined
      ? null
      : openPact({
          ...writer,
          doc: shown[0].goals.doc,
          members: pair,
          mentee: space.mentee,
          goals: () => ({ list: changeable([]) }),
          aside: scratch.getMap<boolean>('aside'),
        });
  const files = openFiles({
    open: () => openFileStoreOf(core, id),
    given: scratch.getMap<boolean>('given'),
    me: core.me,
    thrifty: () => true,
  });
  for (const { file } of space.files) files.files.refer(file);
  const kept = onlyThose(files.files, new Set(space.files.map(({ file }) => file.id)));
  // As whose file it is: what is theirs alone is nobody else's to show as their own, yet it is in it.
  const goals = openGoals({
    me: space.owner,
    roles: running?.pact.roles ?? null,
    people,
    logs: views.goalLogs,
    own: { log: changeable<GoalLog | null>(ownLog), open: async () => err({ tag: 'closed' }) },
    acts,
    clock,
    random,
  });
  const journey = openJourney({
    author,
    me: space.owner,
    people,
    logs: views.journeyLogs,
    goals,
    since: space.since,
    introduced: null,
    acts,
    clock,
  });
  const agenda = openAgenda({
    me: space.owner,
    people,
    logs: views.meetingLogs,
    // How a session was for somebody is on their own devices, and in no file.
    pulses: { entries: () => [], set: () => undefined, subscribe: () => () => undefined },
    random,
  });
  const boards: Boards = {
    ...NO_BOARDS,
    list: derived([views.notebook.pages], () =>
      shown.flatMap(({ number, notes }) => boardsOf(notes.doc).map((one) => ({ ...one, chapter: number }))),
    ),
    async openBoard({ chapter, id: board }) {
      const held = await hold(inChapter(chapter, boardDocument(board)));
      if (!held.ok) return held;
      const { openBoard } = await import('./board.ts');
      const awareness = new Awareness(new Y.Doc());
      return ok(
        openBoard({
          chapter,
          board,
          held: held.value,
          awareness,
          personOf: () => null,
          delivery: NOWHERE,
          touch: () => undefined,
          clock,
          random,
        }),
      );
    },
  };
  await Promise.all([views.ready, running?.ready]);
  const tools = {
    notebook: views.notebook,
    boards,
    chat: views.chat,
    draft: NO_DRAFT,
    files: kept,
    goals,
    journey,
    agenda,
  };
  const workspace: Workspace = {
    id,
    members: pair,
    ...archived(tools, random, { brought: { title: space.title, at } }),
    link: changeable('offline' as const),
    present: changeable([]),
    unsent: changeable(0),
    byHand: null,
    calls: { missed: changeable([]), seen: () => undefined, going: changeable(0) },
    left: views.left,
    report: (lines) =>
      makeReport({
        workspace: space.id,
        people: people.get(),
        cards: null,
        lines: views.chat.signedOf(lines),
        author,
        at: clock(),
      }),
    following: null,
    circle: null,
    pact: running === null ? null : toRead(running.pact),
    programme: null,
  };
  return ok({
    workspace,
    source: {
      about: aboutOf(space),
      notebook: views.notebook,
      tools:
        space.kind === 'notes'
          ? null
          : {
              boards,
              chat: views.chat,
              goals,
              agenda,
              pact: running?.pact ?? null,
              files: kept,
              reach: null,
            },
      names,
      hold,
    },
    async close() {
      running?.close();
      files.close();
      for (const each of shown) each.close();
      ownLog?.close();
      for (const each of holds) each.release();
    },
  });
}

/** What the file had; the rest is told to be missing, and asked of nobody. */
function onlyThose(files: Files, ids: ReadonlySet<FileId>): Files {
  const leftOut: Observable<FileState> = changeable({ tag: 'left-out' });
  return {
    ...files,
    state: (file) => (ids.has(file.id) ? files.state(file) : leftOut),
    fetch: () => undefined,
    refer: () => undefined,
    has: async (file) => ids.has(file.id) && files.has(file),
    read: async (file) => (ids.has(file.id) ? files.read(file) : err({ tag: 'missing' })),
  };
}

/** Refused before they come here. */
const readOnly = (): never => {
  throw new Error('an archive is only read');
};
const NO_BOARDS = { add: readOnly, rename: readOnly, remove: readOnly, restore: readOnly };
const NO_DRAFT = {
  get: () => '',
  keep: () => undefined,
  sent: () => undefined,
  form: () => undefined,
  keepForm: () => undefined,
};

function raise(): never {
  throw new Error('an archive has a chapter');
}

const aboutOf = ({ id, title, owner, kind, since, programme, mentee, members }: TakenSpace): GatherAbout => ({
  id,
  title,
  owner,
  kind,
  since,
  programme,
  mentee,
  members,
});
type GatherAbout = Omit<TakenSpace, 'version' | 'documents' | 'files'>;

/** What was agreed, to be read. */
function toRead(pact: PairPact): PairPact {
  const closed = { ok: false, error: { tag: 'closed' } } as const;
  return {
    state: pact.state,
    roles: pact.roles,
    putOff: pact.putOff,
    setAside: () => undefined,
    closed: changeable(true),
    propose: async () => closed,
    answer: () => closed,
    pause: async () => closed,
    resume: () => closed,
    met: () => closed,
    close: async () => closed,
    thank: async () => closed,
    nameOf: pact.nameOf,
  };
}
