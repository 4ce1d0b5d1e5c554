import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { derivePerson, newSecret, phraseOf, type SigningPair, sign } from '../../crypto/index.ts';
import { meetingWordsIn } from '../document/meetings.ts';
import type { MeetingId } from '../model/brand.ts';
import { personIdOf } from '../model/ids.ts';
import { encodeMeetingWord, type MeetingAct, type MeetingTime, type Pulse, pulseKey } from '../model/meeting.ts';
import type { Meeting } from '../model/meetingState.ts';
import { changeable } from '../model/observable.ts';
import { alsoAgreed, coming, nthOf, sessionOf, standing, waiting } from '../model/occurrences.ts';
import { isTimeZone } from '../model/zone.ts';
import { openAgenda } from './agenda.ts';
import { openMeetingLog } from './meetingLog.ts';
import type { AgendaView, Member } from './types.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const someone = (): SigningPair => derivePerson(newSecret(random)).sign;
const pairs = { ada: someone(), ben: someone(), cleo: someone() };
type Name = keyof typeof pairs;
const idOf = (name: Name) => personIdOf(pairs[name].publicKey);
const eve = someone();
const NOW = Date.parse('2026-11-30T09:00Z');
const YEAR = 366 * 86_400_000;
const zone = (name: string) => (isTimeZone(name) ? name : expect.fail(name));
const at = (text: string, over: Partial<MeetingTime> = {}): MeetingTime => ({
  at: Date.parse(text),
  zone: zone('Europe/Paris'),
  minutes: 45,
  repeat: 'once',
  ...over,
});
const about = { title: '', way: 'call', place: '' } as const;
const THURSDAY = at('2026-12-03T17:00Z');
const FRIDAY = at('2026-12-04T17:00Z');
const SATURDAY = at('2026-12-05T10:00Z');

function sideOf(who: Name, names: readonly Name[] = ['ada', 'ben']) {
  const doc = new Y.Doc();
  let clock = NOW;
  const log = openMeetingLog({ workspace: 'w', doc, me: idOf(who), author: pairs[who], clock: () => clock, random });
  const people = names.map(
    (name): Member => ({ id: idOf(name), name, me: name === who, card: null, role: 'member', former: false }),
  );
  const kept = changeable<ReadonlyMap<string, Pulse>>(new Map());
  const agenda = openAgenda({
    me: idOf(who),
    people: changeable<readonly Member[]>(people),
    logs: changeable([log]),
    pulses: {
      entries: () => kept.get(),
      set(key, value) {
        const next = new Map(kept.get());
        if (value === null) next.delete(key);
        else next.set(key, value);
        kept.set(next);
      },
      subscribe: kept.subscribe,
    },
    random,
  });
  return { doc, agenda, later: (to: number) => (clock = to), me: idOf(who) };
}

type Side = ReturnType<typeof sideOf>;

function sync(...sides: readonly Side[]): void {
  for (const { doc: a } of sides)
    for (const { doc: b } of sides) Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
}

/** Resolves once the agenda is as wanted: verification is not immediate. */
function seen(side: Side, wanted: (view: AgendaView) => boolean): Promise<AgendaView> {
  return new Promise((resolve) => {
    const look = (): void => {
      const now = side.agenda.state.get();
      if (!wanted(now)) return;
      stop();
      resolve(now);
    };
    const stop = side.agenda.state.subscribe(look);
    queueMicrotask(look);
  });
}

const must = <T>(result: { ok: true; value: T } | { ok: false; error: { tag: string } }): T =>
  result.ok ? result.value : expect.fail(result.error.tag);
const only = ({ meetings }: AgendaView): Meeting => meetings[0] ?? expect.fail('no meeting');
const offersIn = (view: AgendaView, count: number): boolean => view.meetings[0]?.offers.length === count;
const waits = (side: Side) => {
  const { meetings, me, here } = side.agenda.state.get();
  return waiting(meetings, me, here, NOW);
};
const lastOffer = (side: Side): string => only(side.agenda.state.get()).offers.at(-1)?.id ?? expect.fail('no offer');

const lastOf = (side: Side, time: MeetingTime): string =>
  only(side.agenda.state.get()).offers.find((offer) => offer.time.at === time.at)?.id ?? expect.fail('no such offer');

/** Ada proposes, both know. */
async function proposed(time = THURSDAY): Promise<{ ada: Side; ben: Side; id: MeetingId }> {
  const [ada, ben] = [sideOf('ada'), sideOf('ben')];
  const id = must(await ada.agenda.propose(about, time));
  sync(ada, ben);
  await seen(ben, (view) => view.meetings.length === 1);
  return { ada, ben, id };
}

/** Both have all that was said. */
async function merged(ada: Side, ben: Side): Promise<Meeting> {
  sync(ada, ben);
  const whole = (side: Side): number => meetingWordsIn(side.doc).all().length;
  const [a, b] = await Promise.all(
    [ada, ben].map((side) => seen(side, () => whole(side) === whole(ada) && settled(side))),
  );
  expect(a?.meetings).toEqual(b?.meetings);
  return only(a ?? expect.fail('no view'));
}

const settled = ({ agenda, doc }: Side): boolean => {
  const words = meetingWordsIn(doc).all().length;
  const heard = agenda.state
    .get()
    .meetings.reduce((sum, { offers, changes }) => sum + (offers.length > 0 ? 1 : 0) + changes, 0);
  return heard >= words;
};

describe('the agenda of a workspace', () => {
  it('a proposal waits for the other; their yes makes it a meeting for both, and says whose yes it was', async () => {
    const { ada, ben, id } = await proposed();
    expect(waits(ada)).toMatchObject([{ asksMe: false, isAgreed: false }]);
    expect(waits(ben)).toMatchObject([{ asksMe: true }]);
    expect(coming(ben.agenda.state.get().meetings, NOW, NOW + YEAR)).toEqual([]);
    ben.agenda.answer(id, lastOffer(ben), true);
    const meeting = await merged(ada, ben);
    expect(coming([meeting], NOW, NOW + YEAR)).toMatchObject([{ start: THURSDAY.at }]);
    expect(standing(meeting)).toMatchObject({ by: ada.me, agreed: { by: ben.me } });
    expect(waits(ada)).toEqual([]);
  });

  it('a counter-proposal stands against the first, which is closed; either yes ends it', async () => {
    const { ada, ben, id } = await proposed();
    ben.agenda.offer(id, null, FRIDAY);
    await merged(ada, ben);
    expect(waits(ada)).toMatchObject([{ asksMe: true, offer: { time: FRIDAY } }]);
    expect(waits(ben)).toMatchObject([{ asksMe: false, offer: { time: FRIDAY } }]);
    ada.agenda.answer(id, lastOffer(ada), true);
    expect(standing(await merged(ada, ben))?.time).toEqual(FRIDAY);
  });

  it('apart, one accepts while the other offers another time: what was agreed stands, and the wish to move waits', async () => {
    const { ada, ben, id } = await proposed();
    ben.agenda.answer(id, lastOffer(ben), true);
    ada.agenda.offer(id, null, FRIDAY);
    const meeting = await merged(ada, ben);
    expect(standing(meeting)?.time).toEqual(THURSDAY);
    expect(waits(ben)).toMatchObject([{ asksMe: true, offer: { time: FRIDAY }, instead: { time: THURSDAY } }]);
    expect(waits(ada)).toMatchObject([{ asksMe: false, offer: { time: FRIDAY } }]);
  });

  it('apart, both counter: both offers wait, and a yes to one closes the other', async () => {
    const { ada, ben, id } = await proposed();
    ada.agenda.offer(id, null, FRIDAY);
    ben.agenda.offer(id, null, SATURDAY);
    await merged(ada, ben);
    const asked = (side: Side) => waits(side).flatMap(({ asksMe, offer }) => (asksMe ? [offer.time] : []));
    expect(asked(ada)).toEqual([SATURDAY]);
    expect(asked(ben)).toEqual([FRIDAY]);
    ada.agenda.answer(id, lastOf(ada, SATURDAY), true);
    await merged(ada, ben);
    expect([...waits(ada), ...waits(ben)]).toEqual([]);
  });

  it('apart, each says yes to the other’s: one of the two stands, the same on both sides, and the other is named', async () => {
    const { ada, ben, id } = await proposed();
    const first = lastOffer(ada);
    ben.agenda.offer(id, null, FRIDAY);
    sync(ada, ben);
    await seen(ada, (view) => offersIn(view, 2));
    const second = lastOffer(ada);
    ada.agenda.answer(id, second, true);
    ben.agenda.answer(id, first, true);
    const meeting = await merged(ada, ben);
    const stands = standing(meeting);
    expect([THURSDAY, FRIDAY]).toContainEqual(stands?.time);
    expect(alsoAgreed(meeting, null).map(({ id: each }) => each)).toEqual(
      [first, second].filter((each) => each !== stands?.id),
    );
    expect(coming([meeting], NOW, NOW + YEAR)).toHaveLength(1);
    // And the next that is agreed settles it.
    ada.agenda.offer(id, null, SATURDAY);
    sync(ada, ben);
    await seen(ben, (view) => offersIn(view, 3));
    ben.agenda.answer(id, lastOffer(ben), true);
    const after = await merged(ada, ben);
    expect(standing(after)?.time).toEqual(SATURDAY);
  });

  it('what waits and was taken back stands again after an undo, and can be agreed on; what was agreed does not', async () => {
    const { ada, ben, id } = await proposed();
    ada.agenda.withdraw(id, lastOffer(ada));
    sync(ada, ben);
    await seen(ben, ({ meetings }) => meetings[0]?.offers[0]?.withdrawn === true);
    ada.agenda.undo();
    sync(ada, ben);
    await seen(ben, ({ meetings }) => meetings[0]?.offers[0]?.withdrawn === false);
    ben.agenda.answer(id, lastOffer(ben), true);
    expect(standing(await merged(ada, ben))?.time).toEqual(THURSDAY);
    ada.agenda.withdraw(id, lastOffer(ada));
    expect(ada.agenda.past.get().undo).toBe(0);
  });

  it('an offer taken back is not agreed on, even where a yes was on its way', async () => {
    const { ada, ben, id } = await proposed();
    ada.agenda.withdraw(id, lastOffer(ada));
    ben.agenda.answer(id, lastOffer(ben), true);
    const meeting = await merged(ada, ben);
    expect(standing(meeting)).toBeNull();
    expect(waits(ben)).toEqual([]);
  });

  it('one time of a series is moved or cancelled, and the others stay; what was noted for it goes with it', async () => {
    const { ada, ben, id } = await proposed({ ...THURSDAY, repeat: 'weekly' });
    ben.agenda.answer(id, lastOffer(ben), true);
    await merged(ada, ben);
    const offer = lastOffer(ada);
    must(await ada.agenda.addItem(id, 1, 'agenda', 'The letter'));
    ada.agenda.offer(id, { offer, n: 1 }, at('2026-12-11T18:00Z'));
    sync(ada, ben);
    await seen(ben, (view) => offersIn(view, 2));
    expect(waits(ben)).toMatchObject([{ asksMe: true, occurrence: { n: 1, start: Date.parse('2026-12-10T17:00Z') } }]);
    ben.agenda.answer(id, lastOffer(ben), true);
    must(await ben.agenda.cancel(id, { offer, n: 2 }, ''));
    sync(ada, ben);
    const view = await seen(ada, ({ meetings }) => meetings[0]?.cancels.length === 1);
    const meeting = only(view);
    const starts = coming([meeting], NOW, NOW + 30 * 86_400_000).map(({ start }) => new Date(start).toISOString());
    expect(starts.map((start) => start.slice(0, 16))).toEqual([
      '2026-12-03T17:00',
      '2026-12-11T18:00',
      '2026-12-24T17:00',
    ]);
    expect(sessionOf(meeting, 1).agenda.map(({ text }) => text)).toEqual(['The letter']);
    expect(nthOf(meeting, 1)?.start).toBe(Date.parse('2026-12-11T18:00Z'));
  });

  it('a series at another time: what was before keeps its time and its number, and the rest follows', async () => {
    const { ada, ben, id } = await proposed({ ...THURSDAY, repeat: 'weekly' });
    ben.agenda.answer(id, lastOffer(ben), true);
    await merged(ada, ben);
    const later = Date.parse('2026-12-12T09:00Z');
    for (const side of [ada, ben]) side.later(later);
    ada.agenda.offer(id, null, at('2026-12-15T16:00Z', { repeat: 'weekly' }));
    sync(ada, ben);
    await seen(ben, (view) => offersIn(view, 2));
    ben.agenda.answer(id, lastOffer(ben), true);
    const meeting = await merged(ada, ben);
    const times = [0, 1, 2, 3].map((n) => new Date(nthOf(meeting, n)?.start ?? 0).toISOString().slice(5, 16));
    expect(times).toEqual(['12-03T17:00', '12-10T17:00', '12-15T16:00', '12-22T16:00']);
  });

  it('a yes counts for the time it names, for nothing of a stranger, and once', async () => {
    const { ada, ben, id } = await proposed();
    const offer = lastOffer(ben);
    const put = (author: SigningPair, act: MeetingAct, workspace = 'w'): void =>
      meetingWordsIn(ben.doc).add(
        sign(
          'meeting',
          encodeMeetingWord({ version: 1, workspace, id: 'foreign0', meeting: id, at: NOW, act }),
          author,
        ),
        null,
      );
    const yes = { does: 'answer', offer, time: THURSDAY, yes: true, over: [], instead: null } as const;
    put(eve, yes);
    put(pairs.ben, { ...yes, time: FRIDAY });
    put(pairs.ben, yes, 'another');
    meetingWordsIn(ben.doc).add(sign('goal', new Uint8Array(10), pairs.ben), null);
    must(await ben.agenda.addItem(id, 0, 'agenda', 'Seen'));
    sync(ada, ben);
    const view = await seen(ada, ({ meetings }) => meetings[0]?.sessions.length === 1);
    expect(standing(only(view))).toBeNull();
    expect(only(view).offers[0]?.yes).toEqual([]);
  });

  it('both write the same agenda apart; a session is confirmed, a pulse stays one’s own until it is shared', async () => {
    const { ada, ben, id } = await proposed();
    must(await ada.agenda.addItem(id, 0, 'agenda', 'The letter'));
    must(await ben.agenda.addItem(id, 0, 'agenda', 'The interview'));
    must(await ben.agenda.addItem(id, 0, 'action', 'Send it', ben.me));
    ben.agenda.keepPulse(id, 0, 4);
    ada.agenda.sayHeld(id, 0, true);
    sync(ada, ben);
    const view = await seen(ada, ({ meetings }) => meetings[0]?.sessions[0]?.actions.length === 1);
    const session = sessionOf(only(view), 0);
    expect(session.agenda.map(({ text }) => text).sort()).toEqual(['The interview', 'The letter']);
    expect(session.held).toMatchObject({ by: ada.me, held: true });
    expect(session.pulses).toEqual([]);
    expect(ben.agenda.state.get().ownPulses.get(pulseKey(id, 0))).toBe(4);
    ben.agenda.sharePulse(id, 0, 4);
    sync(ada, ben);
    const shared = await seen(ada, ({ meetings }) => meetings[0]?.sessions[0]?.pulses.length === 1);
    expect(sessionOf(only(shared), 0).pulses).toMatchObject([{ by: ben.me, value: 4 }]);
  });

  it('what was written down is undone by who wrote it; a yes is not', async () => {
    const { ada, ben, id } = await proposed();
    ben.agenda.answer(id, lastOffer(ben), true);
    must(await ben.agenda.note(id, 0, 'We began with the letter'));
    expect(ben.agenda.past.get()).toEqual({ undo: 1, redo: 0 });
    ben.agenda.undo();
    ben.agenda.undo();
    expect(standing(await merged(ada, ben))).not.toBeNull();
    expect(sessionOf(only(ben.agenda.state.get()), 0).notes).toEqual([]);
    ben.agenda.redo();
    expect(sessionOf(only(ben.agenda.state.get()), 0).notes).toHaveLength(1);
  });

  it('a rhythm is agreed once both wish the same, also apart; until then the last one agreed holds', async () => {
    const [ada, ben] = [sideOf('ada'), sideOf('ben')];
    ada.agenda.wish('fortnightly');
    ben.agenda.wish('fortnightly');
    sync(ada, ben);
    const both = await seen(ada, ({ rhythm }) => rhythm.wishes.length === 2);
    expect(both.rhythm.agreed?.every).toBe('fortnightly');
    ben.agenda.wish('monthly');
    sync(ada, ben);
    const wished = await seen(ada, ({ rhythm }) => rhythm.wishes.some(({ every }) => every === 'monthly'));
    expect(wished.rhythm.agreed?.every).toBe('fortnightly');
    ada.agenda.wish('monthly');
    expect(ada.agenda.state.get().rhythm.agreed?.every).toBe('monthly');
  });

  it('a meeting written down afterwards needs no yes, and goes with who wrote it', async () => {
    const [ada, ben] = [sideOf('ada'), sideOf('ben')];
    const id = must(await ada.agenda.log({ ...about, way: 'person' }, at('2026-11-20T10:00Z')));
    sync(ada, ben);
    await seen(ben, (view) => view.meetings.length === 1);
    expect(waits(ben)).toEqual([]);
    ben.agenda.remove(id);
    expect(ben.agenda.state.get().meetings).toHaveLength(1);
    must(await ben.agenda.note(id, 0, 'She told me of her first job'));
    sync(ada, ben);
    await seen(ada, (view) => (view.meetings[0] === undefined ? 0 : sessionOf(view.meetings[0], 0).notes.length) === 1);
    ada.agenda.remove(id);
    sync(ada, ben);
    await seen(ben, (view) => view.meetings.length === 0);
    // With all that was noted of it, by whomever.
    ada.agenda.undo();
    sync(ada, ben);
    await seen(ben, (view) => (view.meetings[0] === undefined ? 0 : sessionOf(view.meetings[0], 0).notes.length) === 1);
  });

  it('of three, one yes makes the meeting, and each is asked', async () => {
    const names = ['ada', 'ben', 'cleo'] as const;
    const [ada, ben, cleo] = names.map((name) => sideOf(name, names)) as [Side, Side, Side];
    const id = must(await ada.agenda.propose(about, THURSDAY));
    sync(ada, ben, cleo);
    await Promise.all([ben, cleo].map((side) => seen(side, (view) => view.meetings.length === 1)));
    ben.agenda.answer(id, lastOffer(ben), true);
    sync(ada, ben, cleo);
    await seen(cleo, (view) => standing(only(view)) !== null);
    expect(waits(cleo)).toMatchObject([{ asksMe: true, isAgreed: true }]);
    cleo.agenda.answer(id, lastOffer(cleo), false);
    expect(waits(cleo)).toEqual([]);
    expect(standing(only(cleo.agenda.state.get()))).toMatchObject({ yes: [{ by: ben.me }], no: [{ by: cleo.me }] });
  });

  it('nothing that looks like recovery words is written down', async () => {
    const { ada, id } = await proposed();
    const phrase = (await phraseOf(newSecret(random), 'en')).reveal();
    expect(await ada.agenda.note(id, 0, phrase)).toMatchObject({ error: { tag: 'recovery-phrase' } });
    expect(await ada.agenda.propose({ ...about, place: phrase }, THURSDAY)).toMatchObject({ ok: false });
  });
});
