/** Ada and Ben, whom Cleo's programme brought together, tell her what they choose; and how they find it, blind. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { newSecret, phraseOf, sign, toText } from '../../crypto/index.ts';
import { err, ok } from '../../crypto/result.ts';
import { evaluationWordsIn } from '../document/evaluation.ts';
import { ada, adaId, ben, benId, cleo, draft, eve, opened, PROGRAMME, random } from '../invitation/cast.ts';
import { makeConfidedLetter, makeCountersLetter } from '../invitation/followLetters.ts';
import type { WorkspaceId } from '../model/brand.ts';
import type { Counted } from '../model/counts.ts';
import { type Answers, type EvaluationAct, encodeEvaluationWord } from '../model/evaluation.ts';
import { parseWorkspaceId } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import { aProgramme, ISSUED } from '../model/samples.ts';
import { assessmentOf, confidedOf, countersOf } from '../programme/following.ts';
import { followUp } from '../programme/followUp.ts';
import { keepAnswer, keepSent } from '../programme/invitations.ts';
import { officeOf } from '../programme/office.ts';
import { openCounters, SHARE_EVERY } from './counters.ts';
import { openEvaluation } from './evaluation.ts';
import { commitmentOf } from './evaluationLog.ts';
import { openFollow } from './follow.ts';
import { openFollowing } from './following.ts';
import { followKept, forgetFollowed } from './followKept.ts';
import { followSource } from './followSource.ts';
import type { RoundView } from './followTypes.ts';
import { receiveAtOffice } from './officeReceive.ts';
import { selfOf } from './self.ts';

const invitation = opened(draft());
const SPACE = opened<WorkspaceId>(parseWorkspaceId(toText(new Uint8Array(16).fill(5))));
const programme = aProgramme({ box: toText(cleo.box.publicKey) });
const DAY = 86_400_000;

/** A device of Ada's or Ben's, in the workspace that Cleo's invitation led to. */
function deviceOf(who: typeof ada, me: typeof adaId, doc = new Y.Doc()) {
  const now = { at: ISSUED + 5 * DAY };
  const self = selfOf(new Y.Doc());
  self.programmes.set(PROGRAMME, { programme, envelope: new Uint8Array() });
  self.invitations.set(invitation.id, {
    envelope: invitation.envelope,
    stage: 'joined',
    workspace: SPACE,
    answer: null,
  });
  const core = { self, me, person: who, clock: () => now.at, random, documents: { flush: async () => true } };
  const source = followSource(core, SPACE);
  if (source === null) throw new Error('a programme began it');
  const counted = changeable<Counted>({ meetings: [], goals: [{ shared: true, reached: null }], topics: [] });
  return { now, core, source, doc, counted, kept: followKept(self) };
}

function officeOfCleo() {
  const office = officeOf(new Y.Doc());
  const letter = { to: 'mailbox', bytes: new Uint8Array([1]) };
  const sent = { ...invitation, mentor: adaId, mentee: benId, issued: ISSUED, expires: ISSUED + 14 * DAY };
  keepSent(office, [{ ...sent, letters: [letter, letter] }]);
  for (const person of [adaId, benId])
    keepAnswer(
      office,
      { invitation: invitation.id, person, answer: 'accepted', words: '', at: ISSUED + 1 },
      ISSUED + 1,
    );
  const receive = (bytes: Uint8Array) =>
    receiveAtOffice(office, { id: PROGRAMME, box: cleo.box }, bytes, ISSUED + 6 * DAY);
  return { office, receive };
}

/** The server, which keeps what is left for the programme. */
function postOffice() {
  const left: Uint8Array[] = [];
  const state = { online: true };
  const listeners = new Set<() => void>();
  return {
    left,
    turn(online: boolean) {
      state.online = online;
      for (const listener of listeners) listener();
    },
    server: {
      get: () => (state.online ? ('connected' as const) : ('offline' as const)),
      subscribe(listener: () => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      async deposit({ to, bytes }: { readonly to: string; readonly bytes: Uint8Array }) {
        if (!state.online) return err({ tag: 'unreachable' as const });
        expect(to).toBe(PROGRAMME);
        left.push(bytes);
        return ok(undefined);
      },
    },
  };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));
afterEach(() => void vi.useRealTimers());

describe('[F31] counters', () => {
  it('leave as they were shown, reach the office under who signed them, and are deleted there when they are taken back', async () => {
    const { core, source, counted, kept, now } = deviceOf(ada, adaId);
    const { left, server } = postOffice();
    const following = openFollowing({ ...core, server }, async () => undefined);
    const { counters } = openCounters({ core, id: SPACE, source, counted });
    const letter = counters.prepare(false);
    expect(JSON.parse(letter.text)).toEqual(letter.counters);
    // Something changes after it was looked at: what leaves is what was shown.
    counted.set({ meetings: [], goals: [], topics: [] });
    expect(await counters.share(letter, false)).toEqual(ok(undefined));
    await soon();
    const { office, receive } = officeOfCleo();
    expect(left.map(receive)).toEqual([true]);
    expect(countersOf(office, invitation.id, adaId)).toEqual(letter.counters);
    expect(followUp(office, 30, ISSUED + 6 * DAY)[0]).toMatchObject({
      standing: 'check-in',
      why: [{ tag: 'not-well' }],
    });
    const { at } = letter.counters;
    expect(counters.state.get()).toEqual({
      shared: letter.counters,
      told: at,
      stopped: null,
      monthly: false,
      handedOver: true,
    });
    now.at += DAY;
    await counters.takeBack();
    await soon();
    expect(left.map(receive)).toEqual([true, true]);
    expect(countersOf(office, invitation.id, adaId)).toBeNull();
    expect(counters.state.get()).toMatchObject({ shared: null, stopped: now.at, monthly: false });
    expect(kept.outbox.size).toBe(0);
    following.close();
  });

  it('wait here while the server is away; of two that wait the newer leaves alone, and once', async () => {
    const { core, source, counted, kept } = deviceOf(ada, adaId);
    const { left, server, turn } = postOffice();
    turn(false);
    const following = openFollowing({ ...core, server }, async () => undefined);
    const { counters } = openCounters({ core, id: SPACE, source, counted });
    for (const well of [true, false]) await counters.share(counters.prepare(well), false);
    expect(counters.state.get().handedOver).toBe(false);
    turn(true);
    await soon();
    turn(true);
    await soon();
    const { office, receive } = officeOfCleo();
    expect(left.map(receive)).toEqual([true]);
    expect(countersOf(office, invitation.id, adaId)?.well).toBe(false);
    expect([kept.outbox.size, counters.state.get().handedOver]).toEqual([0, true]);
    following.close();
  });

  it('one that is taken back while it travels does not make the office forget the taking back', async () => {
    const { core, source, counted, kept } = deviceOf(ada, adaId);
    const { left, server } = postOffice();
    let arrive = (): void => undefined;
    const slow = {
      ...server,
      async deposit(letter: Parameters<typeof server.deposit>[0]) {
        await new Promise<void>((resolve) => {
          arrive = resolve;
        });
        return server.deposit(letter);
      },
    };
    const following = openFollowing({ ...core, server: slow }, async () => undefined);
    const { counters } = openCounters({ core, id: SPACE, source, counted });
    await counters.share(counters.prepare(true), false);
    await soon();
    await counters.takeBack();
    arrive();
    await soon();
    expect(kept.outbox.size).toBe(1);
    arrive();
    await soon();
    const { office, receive } = officeOfCleo();
    expect(left.map(receive)).toEqual([true, true]);
    expect(countersOf(office, invitation.id, adaId)).toBeNull();
    following.close();
  });

  it('are later than the last ones, also on a device whose clock was put back', async () => {
    const { core, source, counted, now } = deviceOf(ada, adaId);
    const { counters } = openCounters({ core, id: SPACE, source, counted });
    await counters.share(counters.prepare(true), false);
    now.at -= 3 * DAY;
    expect(counters.prepare(true).counters.at).toBe(ISSUED + 5 * DAY + 1);
  });

  it('are taken back with everything else that was told, also where a device told something by a clock that was ahead', async () => {
    const device = deviceOf(ada, adaId);
    const { core, source, doc, counted, kept, now } = device;
    const { counters } = openCounters({ core, id: SPACE, source, counted });
    const { evaluation, close } = openEvaluation({
      ...device,
      id: SPACE,
      doc,
      other: benId,
      since: ISSUED,
      isClosed: () => false,
    });
    const { office, receive } = officeOfCleo();
    const send = (): void => {
      for (const { bytes } of kept.outbox.values()) receive(bytes);
      kept.outbox.clear();
    };
    await counters.share(counters.prepare(true), false);
    await evaluation.answer('mid', answers(4));
    now.at += 60_000;
    await evaluation.tell('mid');
    send();
    expect(assessmentOf(office, invitation.id, adaId, 'mid')?.marks).toEqual(answers(4).marks);
    now.at -= 50_000;
    expect((await counters.takeBack()).ok).toBe(true);
    send();
    expect(assessmentOf(office, invitation.id, adaId, 'mid')).toBeNull();
    expect(counters.state.get()).toMatchObject({ told: null, shared: null });
    close();
  });

  it('words confided alone are taken back as well, and by one device what another told', async () => {
    const { core, kept, now, counted, source } = deviceOf(ada, adaId);
    const tools = {
      agenda: { state: changeable({ meetings: [] }) },
      goals: { list: changeable([]) },
      journey: { view: changeable({ topics: [] }) },
      members: [],
    } as unknown as Parameters<typeof openFollow>[0]['tools'];
    const ready = new Promise(() => undefined);
    const { following, close } = openFollow({
      core,
      id: SPACE,
      since: ISSUED,
      tools,
      doc: null,
      isClosed: () => false,
      ready,
    });
    expect(await following?.counters.takeBack()).toMatchObject({ error: { tag: 'not-found' } });
    expect((await following?.confide('It is hard'))?.ok).toBe(true);
    expect(following?.counters.state.get()).toMatchObject({ told: now.at, shared: null, stopped: null });
    const { office, receive } = officeOfCleo();
    for (const { bytes } of kept.outbox.values()) receive(bytes);
    expect(confidedOf(office, invitation.id, adaId)).toHaveLength(1);
    kept.outbox.clear();
    // The laptop, whose clock is behind, hears of it from the phone's document.
    const laptop = deviceOf(ada, adaId);
    Y.applyUpdate(laptop.core.self.doc, Y.encodeStateAsUpdate(core.self.doc));
    laptop.now.at -= DAY;
    const there = openCounters({ core: laptop.core, id: SPACE, source, counted });
    expect((await there.counters.takeBack()).ok).toBe(true);
    for (const { bytes } of laptop.kept.outbox.values()) receive(bytes);
    expect(confidedOf(office, invitation.id, adaId)).toEqual([]);
    close();
  });

  it('leave once a month where that was said, with the numbers of that day and the answer of the last, until it is ended', async () => {
    const { core, source, counted, now, kept } = deviceOf(ada, adaId);
    const { counters, look } = openCounters({ core, id: SPACE, source, counted });
    await counters.share(counters.prepare(true), true);
    const first = counters.state.get().shared;
    now.at += SHARE_EVERY - 1;
    await look();
    expect(counters.state.get().shared).toEqual(first);
    counted.set({
      meetings: [],
      goals: [
        { shared: true, reached: 1 },
        { shared: true, reached: null },
      ],
      topics: [],
    });
    now.at += 1;
    await look();
    expect(counters.state.get().shared).toMatchObject({
      goals: 2,
      reached: 1,
      well: true,
      wellOn: first?.wellOn,
      at: now.at,
    });
    await counters.endMonthly();
    const letters = [...kept.outbox.values()];
    now.at += 3 * SHARE_EVERY;
    await look();
    expect([...kept.outbox.values()]).toEqual(letters);
  });

  it('of a space that sleeps: it is woken once its month is over', () => {
    vi.useFakeTimers();
    const { core, now, kept } = deviceOf(ada, adaId);
    const word = { version: 1, does: 'share', invitation: invitation.id, at: now.at } as const;
    const counts = { sessions: 0, minutes: 0, goals: 0, reached: 0, topics: 0, first: null, last: null };
    kept.counters.set(SPACE, { word: { ...word, ...counts, well: null, wellOn: null }, monthly: true });
    const woken: string[] = [];
    const following = openFollowing({ ...core, server: postOffice().server }, async (id) => woken.push(id));
    vi.advanceTimersByTime(3_600_000);
    expect(woken).toEqual([]);
    now.at += SHARE_EVERY;
    vi.advanceTimersByTime(3_600_000);
    expect(woken).toEqual([SPACE]);
    following.close();
  });

  it('once the space was left, nothing of it is kept here but what still waits for the server', async () => {
    const { core, source, counted, kept } = deviceOf(ada, adaId);
    const { counters } = openCounters({ core, id: SPACE, source, counted });
    await counters.share(counters.prepare(true), true);
    kept.told.set(`${SPACE} mid`, 1);
    expect(kept.dates.size).toBe(1);
    forgetFollowed(core.self, SPACE);
    expect([kept.counters.size, kept.told.size, kept.dates.size, kept.outbox.size]).toEqual([0, 0, 0, 1]);
  });

  it('of Eve, who is in no pair, and in another’s name, are of no use', () => {
    const { office, receive } = officeOfCleo();
    const sender = { person: eve.sign, programmeBox: programme.box, random };
    const word = { version: 1, does: 'stop', invitation: invitation.id, at: ISSUED + 9 * DAY } as const;
    receive(opened(makeCountersLetter(word, sender)));
    receive(opened(makeConfidedLetter({ version: 1, invitation: invitation.id, words: 'Lies', at: 1 }, sender)));
    expect(
      followUp(office, 30, ISSUED + DAY)[0]?.told.map(({ counters, confided }) => [counters, confided.length]),
    ).toEqual([
      [null, 0],
      [null, 0],
    ]);
    const altered = opened(makeCountersLetter(word, { ...sender, person: ada.sign })).map((byte, i) =>
      i === 200 ? byte ^ 1 : byte,
    );
    expect(receive(altered)).toBe(false);
  });
});

const answers = (mark: number, words = ''): Answers => ({ marks: new Array<number>(8).fill(mark), words });

function side(who: 'ada' | 'ben', doc = new Y.Doc()) {
  const [me, other] = who === 'ada' ? [adaId, benId] : [benId, adaId];
  const device = deviceOf(who === 'ada' ? ada : ben, me, doc);
  const state = { closed: false };
  const open = () => openEvaluation({ ...device, id: SPACE, other, since: ISSUED, isClosed: () => state.closed });
  const running = open();
  const stop = running.evaluation.rounds.subscribe(() => undefined);
  const close = (): void => {
    stop();
    running.close();
  };
  return { ...device, state, open, evaluation: running.evaluation, close };
}
type Side = ReturnType<typeof side>;

/** Until neither writes any more: what one reads of the other is verified beside the page, and may be answered. */
async function sync({ doc: a }: Pick<Side, 'doc'>, { doc: b }: Pick<Side, 'doc'>): Promise<void> {
  const written = (): string => [a, b].map((doc) => toText(Y.encodeStateVector(doc))).join();
  for (let quiet = 0; quiet < 8; quiet += 1) {
    const before = written();
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
    await soon();
    if (written() !== before) quiet = -1;
  }
}
const roundOf = ({ evaluation }: Pick<Side, 'evaluation'>, which: 'mid' | 'end' = 'mid'): RoundView | undefined =>
  evaluation.rounds.get().find(({ round }) => round === which);
const foreign = (who: typeof ada, act: EvaluationAct, workspace: string = SPACE): Uint8Array =>
  sign('evaluation', encodeEvaluationWord({ version: 1, workspace, id: 'foreign0', at: 1, act }), who.sign);

describe('[F25] an evaluation between two', () => {
  it('shows neither before both have signed, and then both; nothing readable is in the shared document before', async () => {
    const [a, b] = [side('ada'), side('ben')];
    expect((await a.evaluation.answer('mid', answers(4, 'Meet more often'))).ok).toBe(true);
    await sync(a, b);
    expect(roundOf(b)).toMatchObject({ mine: null, hasTheirs: true, theirs: null });
    const seen = new TextDecoder().decode(Y.encodeStateAsUpdate(b.doc));
    expect(seen).not.toContain('Meet more often');
    expect(seen).not.toContain('"marks"');
    expect((await b.evaluation.answer('mid', answers(2, 'It is hard'))).ok).toBe(true);
    await sync(a, b);
    expect(roundOf(a)).toMatchObject({
      mine: answers(4, 'Meet more often'),
      theirs: answers(2, 'It is hard'),
      isBroken: false,
    });
    expect(roundOf(b)).toMatchObject({ theirs: answers(4, 'Meet more often'), isBroken: false });
    expect(roundOf(a, 'end')).toMatchObject({ mine: null, hasTheirs: false });
    expect(await a.evaluation.answer('mid', answers(5))).toMatchObject({ ok: false });
    for (const one of [a, b]) one.close();
  });

  it('[S42] [S43] asks the programme’s own statements too: blind, held to, and told to the office with the others', async () => {
    const [a, b] = [side('ada'), side('ben')];
    const own = (mark: number) => [{ id: 'confident', mark }];
    await a.evaluation.answer('mid', { ...answers(4), own: own(5) });
    await sync(a, b);
    expect(new TextDecoder().decode(Y.encodeStateAsUpdate(b.doc))).not.toContain('confident');
    await b.evaluation.answer('mid', { ...answers(2), own: own(1) });
    await sync(a, b);
    expect(roundOf(b)).toMatchObject({ theirs: { ...answers(4), own: own(5) }, isBroken: false });
    await a.evaluation.tell('mid');
    const letter = [...a.kept.outbox.values()][0]?.bytes ?? new Uint8Array();
    const { office, receive } = officeOfCleo();
    expect(receive(letter)).toBe(true);
    expect(assessmentOf(office, invitation.id, adaId, 'mid')).toMatchObject({ version: 2, own: own(5) });
    for (const one of [a, b]) one.close();
  });

  it('[S42] a mark of the programme’s own that is changed after both have signed opens nothing', async () => {
    const [a, b] = [side('ada'), side('ben')];
    await a.evaluation.answer('mid', answers(4));
    const given = { ...answers(2), own: [{ id: 'confident', mark: 1 }] };
    const [nonce, to] = [new Uint8Array(32).fill(7), [...a.kept.answers.values()][0]?.to ?? ''];
    await sync(a, b);
    const commit = commitmentOf(SPACE, 'mid', benId, nonce, given);
    b.doc.getArray<Uint8Array>('evaluation').push([
      foreign(ben, { does: 'commit', round: 'mid', to: commit }),
      foreign(ben, {
        ...{ does: 'reveal', round: 'mid', nonce: toText(nonce), knowing: to },
        answers: { ...given, own: [{ id: 'confident', mark: 5 }] },
      }),
    ]);
    await sync(a, b);
    expect(roundOf(a)).toMatchObject({ theirs: null, isBroken: true });
    for (const one of [a, b]) one.close();
  });

  it('both signed while they were apart: it opens when they meet', async () => {
    const [a, b] = [side('ada'), side('ben')];
    await a.evaluation.answer('end', answers(5));
    await b.evaluation.answer('end', answers(1));
    await sync(a, b);
    expect([roundOf(a, 'end')?.theirs, roundOf(b, 'end')?.theirs]).toEqual([answers(1), answers(5)]);
    for (const one of [a, b]) one.close();
  });

  it('Ben, who rewrites the shared document after he saw Ada’s answers, changes nothing of his or of hers', async () => {
    const [a, b] = [side('ada'), side('ben')];
    await a.evaluation.answer('mid', answers(5));
    await b.evaluation.answer('mid', answers(1, 'Boring'));
    await sync(a, b);
    b.close();
    const nonce = random(32);
    const kind = answers(5, 'Wonderful');
    const to = commitmentOf(SPACE, 'mid', benId, nonce, kind);
    const known = [...a.kept.answers.values()][0]?.to ?? '';
    const words = b.doc.getArray<Uint8Array>('evaluation');
    // Every word goes, Ada's too; his new ones stand first and alone.
    words.delete(0, words.length);
    words.push([foreign(ben, { does: 'commit', round: 'mid', to })]);
    words.push([foreign(ben, { does: 'reveal', round: 'mid', nonce: toText(nonce), answers: kind, knowing: known })]);
    await sync(a, b);
    expect(roundOf(a)).toMatchObject({ mine: answers(5), theirs: null, isBroken: true });
    // What is Ada's is said again by her device.
    expect(evaluationWordsIn(a.doc).all().length).toBeGreaterThanOrEqual(4);
    a.close();
  });

  it('Ada’s words copied under Ben’s name, of another space, or of the other round, open nothing', async () => {
    const [a, b] = [side('ada'), side('ben')];
    await a.evaluation.answer('mid', answers(4));
    await sync(a, b);
    const mine = [...a.kept.answers.values()][0];
    if (mine === undefined) throw new Error('answered');
    const words = b.doc.getArray<Uint8Array>('evaluation');
    words.push([foreign(ben, { does: 'commit', round: 'mid', to: mine.to })]);
    words.push([foreign(ben, { does: 'commit', round: 'mid', to: mine.to }, 'another space')]);
    words.push([foreign(ada, { does: 'commit', round: 'end', to: mine.to })]);
    await sync(a, b);
    // Ada's device now opens hers to what it takes for his commitment; copied, her answers are not his.
    const { nonce, answers: given, to } = mine;
    words.push([foreign(ben, { does: 'reveal', round: 'mid', nonce, answers: given, knowing: to })]);
    await sync(a, b);
    expect(roundOf(a)).toMatchObject({ theirs: null, isBroken: true });
    expect(roundOf(a, 'end')?.mine).toBeNull();
    for (const one of [a, b]) one.close();
  });

  it('half-way’s answers, brought again as those of the end, open nothing', async () => {
    const [a, b] = [side('ada'), side('ben')];
    await a.evaluation.answer('mid', answers(4));
    await b.evaluation.answer('mid', answers(2));
    await a.evaluation.answer('end', answers(5));
    await sync(a, b);
    const [mine, mid] = [
      [...a.kept.answers.values()].find(({ round }) => round === 'end'),
      [...b.kept.answers.values()][0],
    ];
    if (mine === undefined || mid === undefined) throw new Error('answered');
    const words = b.doc.getArray<Uint8Array>('evaluation');
    words.push([foreign(ben, { does: 'commit', round: 'end', to: mid.to })]);
    words.push([
      foreign(ben, { does: 'reveal', round: 'end', nonce: mid.nonce, answers: mid.answers, knowing: mine.to }),
    ]);
    await sync(a, b);
    expect(roundOf(a, 'end')).toMatchObject({ hasTheirs: true, theirs: null, isBroken: true });
    expect(roundOf(a)).toMatchObject({ theirs: answers(2), isBroken: false });
    for (const one of [a, b]) one.close();
  });

  it('a crash between the disk and the document leaves nothing half-said', async () => {
    const a = side('ada');
    await a.evaluation.answer('mid', answers(3));
    a.close();
    a.doc.getArray<Uint8Array>('evaluation').delete(0, 1);
    const again = a.open();
    await soon();
    expect(evaluationWordsIn(a.doc).all()).toHaveLength(1);
    again.close();
  });

  it('of a closed space is only read; recovery words are not signed', async () => {
    const a = side('ada');
    const phrase = await phraseOf(newSecret(random), 'en');
    expect(await a.evaluation.answer('mid', answers(3, phrase.reveal()))).toMatchObject({
      error: { tag: 'recovery-phrase' },
    });
    a.state.closed = true;
    expect(await a.evaluation.answer('mid', answers(3))).toMatchObject({ error: { tag: 'closed' } });
    expect(evaluationWordsIn(a.doc).all()).toEqual([]);
    a.close();
  });

  it('tells the programme what is wished, and that alone', async () => {
    const [a, b] = [side('ada'), side('ben')];
    await a.evaluation.answer('mid', answers(4, 'Ours'));
    await b.evaluation.answer('mid', answers(2, 'Bens'));
    await sync(a, b);
    expect(a.kept.outbox.size).toBe(0);
    await a.evaluation.tell('mid');
    const { office, receive } = officeOfCleo();
    expect([...a.kept.outbox.values()].map(({ bytes }) => receive(bytes))).toEqual([true]);
    const [pair] = followUp(office, 30, ISSUED + DAY);
    expect(pair?.told.map(({ assessments }) => assessments.map(({ words }) => words))).toEqual([['Ours'], []]);
    expect(roundOf(a)?.told).not.toBeNull();
    for (const one of [a, b]) one.close();
  });
});
