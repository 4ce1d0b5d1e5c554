/**
 * A space of two with some weeks in it, written as its people would have: each with keys of their own, through the tools
 * of an open space, under a clock that goes along with the story. The two disks are brought together by hand.
 */
import * as Y from 'yjs';
import { toText } from '../../../crypto/index.ts';
import { err, ok, type Result } from '../../../crypto/result.ts';
import { CODE_LENGTH, openOffer, signOffer, signReply } from '../../invitation/direct.ts';
import type { PageId, TimeZone, WorkspaceId } from '../../model/brand.ts';
import { RemoteOrigin } from '../../peer/index.ts';
import { acknowledgedIn } from '../acknowledged.ts';
import { type Core, DOCUMENT } from '../core.ts';
import { keepSpace } from '../directKept.ts';
import { DOCUMENTS, PAST } from '../documentNames.ts';
import { readFounding } from '../founding.ts';
import type { RunningWorkspace } from '../runningWorkspace.ts';
import type { KeptWorkspace } from '../self.ts';
import type { SessionError } from '../types.ts';
import { runWorkspace } from '../workspace.ts';
import { play } from './play.ts';
import { quietly } from './quiet.ts';
import { instantOf, type Story } from './story.ts';

export interface Planted {
  readonly id: WorkspaceId;
  /** To begin with, of the notebook. */
  readonly page: PageId | null;
}

/** Each with the space open, at the same hour. */
export interface OneSide {
  readonly core: Core;
  readonly running: RunningWorkspace;
}

const WEEK = 7 * 86_400_000;

/** `not-saved`: the disk refused; what was begun is for the caller to take off. */
export async function plantPair(
  people: { readonly mentor: Core; readonly mentee: Core },
  story: Story,
  zone: TimeZone,
  mark: Pick<KeptWorkspace, 'example'> = {},
): Promise<Result<Planted, SessionError>> {
  const today = people.mentor.clock();
  let now = instantOf(today, -(story.steps[0]?.ago ?? 0), '08:00');
  const staged = (core: Core): Core => ({ ...quietly(core), clock: () => now });
  const [mentor, mentee] = [staged(people.mentor), staged(people.mentee)];
  const id = await beTwo(mentor, mentee, story, mark);
  if (!id.ok) return id;
  const ofMentor = await open(mentor, id.value);
  if (!ofMentor.ok) return ofMentor;
  const ofMentee = await open(mentee, id.value);
  if (!ofMentee.ok) {
    await ofMentor.value.close();
    return ofMentee;
  }
  const first: OneSide = { core: mentor, running: ofMentor.value };
  const second: OneSide = { core: mentee, running: ofMentee.value };
  // What is held open anyway; pages and boards follow at the end.
  const together = (): Promise<boolean> => bringTogether(id.value, ['root', ...DOCUMENTS], first, second);
  await together();

  const played = await play(
    story,
    { mentor: first, mentee: second },
    { today, zone, together, at: (to) => (now = to) },
  );

  const isShared = played.ok && (await bringTogether(id.value, sharedNames(first, second), first, second));
  for (const { running } of [first, second]) await running.close();
  now = today;

  if (!played.ok) return played;
  for (const [{ core }, other] of [
    [first, second],
    [second, first],
  ] as const) {
    meet(core, id.value);
    await keepDelivered(id.value, core, other);
    if (!isShared || !(await core.documents.flush())) return err({ tag: 'not-saved' });
  }
  return ok({ id: id.value, page: played.value });
}

/** The mentor's offer, the mentee's yes, and on both disks what comes of it. */
async function beTwo(
  mentor: Core,
  mentee: Core,
  story: Story,
  mark: Pick<KeptWorkspace, 'example'>,
): Promise<Result<WorkspaceId, SessionError>> {
  const box = (core: Core): string => toText(core.person.box.publicKey);
  const issued = mentor.clock();
  const offer = signOffer(
    {
      version: 1,
      name: story.mentor,
      words: '',
      box: box(mentor),
      answer: box(mentor),
      issued,
      expires: issued + WEEK,
    },
    mentor.person.sign,
  );
  const opened = openOffer(offer);
  if (!opened.ok) throw new Error('an offer made here opens');
  const { id } = opened.value;
  const said = { version: 1, offer: id, name: story.mentee, box: box(mentee), at: issued } as const;
  const reply = signReply(said, mentee.person.sign);
  const kept = { offer, reply, stage: 'accepted', workspace: null, letter: null } as const;
  const code = mentor.random(CODE_LENGTH);
  const [given, taken] = await Promise.all([
    keepSpace(mentor, id, { ...kept, role: 'inviter', code }, box(mentee), mark),
    keepSpace(mentee, id, { ...kept, role: 'invited', code }, box(mentor), mark),
  ]);
  return given.ok && !taken.ok ? taken : given;
}

async function open(core: Core, id: WorkspaceId): Promise<Result<RunningWorkspace, SessionError>> {
  const kept = core.self.workspaces.get(id);
  const founding = kept && readFounding(core, kept);
  if (!founding?.base) return err({ tag: 'not-found' });
  const { base, former, members, mode, mentee, introduced, since } = founding;
  return runWorkspace(core, {
    id,
    since,
    base,
    former,
    members,
    mode,
    mentee,
    introduced,
    circle: null,
    isBlocked: false,
  });
}

function meet(core: Core, id: WorkspaceId): void {
  const kept = core.self.workspaces.get(id);
  if (kept !== undefined) readFounding(core, kept)?.meet();
}

const sharedNames = (...sides: readonly OneSide[]): ReadonlySet<string> =>
  new Set(['root', ...sides.flatMap(({ running }) => running.names())].filter((name) => !name.startsWith(PAST)));

/** What a link between the two would have done. False: a document did not open. */
async function bringTogether(
  id: WorkspaceId,
  names: Iterable<string>,
  first: OneSide,
  second: OneSide,
): Promise<boolean> {
  let isWhole = true;
  for (const name of names) {
    const [a, b] = await Promise.all(
      [first, second].map(({ core }) => core.documents.hold(DOCUMENT.workspace(id, name))),
    );
    if (a?.ok && b?.ok) {
      give(a.value.doc, b.value.doc, first.core);
      give(b.value.doc, a.value.doc, second.core);
    } else isWhole = false;
    for (const one of [a, b]) if (one?.ok) one.value.release();
  }
  return isWhole;
}

const give = (from: Y.Doc, to: Y.Doc, { deviceId }: Core): void =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), new RemoteOrigin(deviceId));

/** Each has all that the other wrote: so is every line delivered. */
async function keepDelivered(id: WorkspaceId, core: Core, other: OneSide): Promise<void> {
  const known = await core.documents.hold(DOCUMENT.workspace(id, 'acknowledged'));
  if (!known.ok) return;
  const store = acknowledgedIn(known.value.doc);
  for (const name of sharedNames(other)) {
    const held = await core.documents.hold(DOCUMENT.workspace(id, name));
    if (!held.ok) continue;
    const vector = Y.encodeStateVector(held.value.doc);
    store.remember(name, { vector, held: vector, pending: false });
    held.value.release();
  }
  store.close();
  known.value.release();
}
