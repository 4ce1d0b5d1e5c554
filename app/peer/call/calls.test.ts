/** Who is in which call, over simulated links: two people, several devices, a circle of five, links that come and go. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { bytesFrom, drawing, pickFrom } from '../testing/seeded.ts';
import { type SimulatedLink, simulateLink } from '../testing/simulatedLink.ts';
import { type Calls, keepCalls, RING_MS } from './calls.ts';
import { NOTHING } from './media.ts';

const PLACE = 'a place';
/** Longer than every wait of a call. */
const PLENTY = 120_000;

interface Someone {
  readonly name: string;
  readonly person: string;
  readonly calls: Calls;
  readonly missed: string[];
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

let numbers = 1;
function someone(name: string, person = name): Someone {
  const missed: string[] = [];
  numbers += 1;
  const calls = keepCalls({
    me: person,
    clock: () => Date.now(),
    random: bytesFrom(drawing(numbers)),
    low: () => false,
    onMissed: (_, who) => missed.push(who),
  });
  return { name, person, calls, missed };
}

function connect(a: Someone, b: Someone, place = PLACE): SimulatedLink {
  const link = simulateLink({ devices: [a.name, b.name], people: [a.person, b.person] });
  a.calls.attach(place, link.ends[0]);
  b.calls.attach(place, link.ends[1]);
  return link;
}

const settle = (within = 10): Promise<unknown> => vi.advanceTimersByTimeAsync(within);
const tags = (...all: Someone[]): string[] => all.map(({ calls }) => calls.stage().tag);
const guestsOf = ({ calls }: Someone): string[] =>
  calls
    .guests()
    .map(({ device }) => device)
    .sort();

it('rings, is answered, and ends at both ends when one hangs up', async () => {
  const [ada, ben] = [someone('ada'), someone('ben')];
  connect(ada, ben);
  ada.calls.start(PLACE);
  await settle();
  expect(tags(ada, ben)).toEqual(['asking', 'asked']);
  ben.calls.accept();
  await settle();
  expect(tags(ada, ben)).toEqual(['in', 'in']);
  ada.calls.give(NOTHING, { microphone: true, camera: false, screen: false });
  await settle();
  expect(ben.calls.guests()[0]?.gives.microphone).toBe(true);
  ben.calls.leave();
  await settle();
  expect(ada.calls.stage()).toMatchObject({ tag: 'ended', why: 'left', by: 'ben' });
  expect(ben.calls.stage()).toMatchObject({ tag: 'ended', why: 'left', by: null });
  expect(ben.missed).toEqual([]);
  await settle(PLENTY);
  expect(tags(ada, ben)).toEqual(['ended', 'ended']);
});

it('is on for nobody any more once it ended, whoever called and whoever hung up', async () => {
  for (const hangsUp of ['who called', 'who answered']) {
    const [ada, ben] = [someone('ada'), someone('ben')];
    connect(ada, ben);
    ada.calls.start(PLACE);
    await settle();
    ben.calls.accept();
    await settle();
    (hangsUp === 'who called' ? ada : ben).calls.leave();
    await settle();
    expect([ada.calls.going(PLACE), ben.calls.going(PLACE)]).toEqual([0, 0]);
  }
});

it('of three, who left sees that the other two go on, and that it is over when one of them leaves', async () => {
  const [ada, ben, cleo] = [someone('ada'), someone('ben'), someone('cleo')];
  connect(ada, ben);
  connect(ada, cleo);
  connect(ben, cleo);
  ada.calls.start(PLACE);
  await settle();
  ben.calls.accept();
  cleo.calls.accept();
  await settle();
  expect(tags(ada, ben, cleo)).toEqual(['in', 'in', 'in']);
  ada.calls.leave();
  await settle();
  expect(ada.calls.going(PLACE)).toBe(2);
  ben.calls.leave();
  await settle();
  expect(tags(ada, ben, cleo)).toEqual(['ended', 'ended', 'ended']);
  expect([ada, ben, cleo].map(({ calls }) => calls.going(PLACE))).toEqual([0, 0, 0]);
});

it('says so when it is declined, and is not missed then', async () => {
  const [ada, ben] = [someone('ada'), someone('ben')];
  connect(ada, ben);
  ada.calls.start(PLACE);
  await settle();
  ben.calls.decline();
  await settle();
  expect(ada.calls.stage()).toMatchObject({ tag: 'ended', why: 'declined', by: 'ben' });
  expect(ben.missed).toEqual([]);
});

it('stops ringing after three quarters of a minute, or when who called gives up: missed', async () => {
  const [ada, ben] = [someone('ada'), someone('ben')];
  connect(ada, ben);
  ada.calls.start(PLACE);
  await settle(RING_MS + 10);
  expect(ada.calls.stage()).toMatchObject({ tag: 'ended', why: 'unanswered' });
  expect(tags(ben)).toEqual(['ended']);
  ada.calls.start(PLACE);
  await settle();
  ada.calls.leave();
  await settle();
  expect(ben.missed).toEqual(['ada', 'ada']);
});

it('a link that goes while it rings leaves a missed call', async () => {
  const [ada, ben] = [someone('ada'), someone('ben')];
  const link = connect(ada, ben);
  ada.calls.start(PLACE);
  await settle();
  link.close();
  await settle(PLENTY);
  expect(tags(ada, ben)).toEqual(['ended', 'ended']);
  expect(ben.missed).toEqual(['ada']);
});

it('rings as soon as the other is there', async () => {
  const [ada, ben] = [someone('ada'), someone('ben')];
  ada.calls.start(PLACE);
  await settle(5_000);
  connect(ada, ben);
  await settle();
  expect(tags(ada, ben)).toEqual(['asking', 'asked']);
});

it('both at once is one call, whichever number is smaller', async () => {
  for (let again = 0; again < 8; again += 1) {
    const [ada, ben] = [someone('ada'), someone('ben')];
    connect(ada, ben);
    ada.calls.start(PLACE);
    ben.calls.start(PLACE);
    await settle();
    expect(tags(ada, ben)).toEqual(['in', 'in']);
    expect(ada.calls.stage()).toMatchObject({ call: (ben.calls.stage() as { call: string }).call });
  }
});

it('is busy for a call of another place, which counts as missed by nobody here', async () => {
  const [ada, ben, cleo] = [someone('ada'), someone('ben'), someone('cleo')];
  connect(ada, ben);
  connect(cleo, ben, 'elsewhere');
  ada.calls.start(PLACE);
  await settle();
  ben.calls.accept();
  await settle();
  cleo.calls.start('elsewhere');
  await settle();
  expect(cleo.calls.stage()).toMatchObject({ tag: 'ended', why: 'busy' });
  expect(tags(ada, ben)).toEqual(['in', 'in']);
});

it('goes on over a new connection, a new link, and not for ever without one', async () => {
  const [ada, ben] = [someone('ada'), someone('ben')];
  const link = connect(ada, ben);
  ada.calls.start(PLACE);
  await settle();
  ben.calls.accept();
  await settle();
  link.restart();
  await settle();
  expect([guestsOf(ada), guestsOf(ben)]).toEqual([['ben'], ['ada']]);
  link.close();
  await settle();
  expect(ada.calls.guests()[0]?.state).toBe('away');
  await settle(20_000);
  const second = connect(ada, ben);
  await settle();
  expect(ada.calls.guests()[0]?.state).toBe('here');
  await settle(PLENTY);
  expect(tags(ada, ben)).toEqual(['in', 'in']);
  second.close();
  await settle(PLENTY);
  expect(ada.calls.stage()).toMatchObject({ tag: 'ended', why: 'lost' });
  // Whoever comes back too late is told that it is over.
  ben.calls.start(PLACE);
  connect(ada, ben);
  await settle();
  expect(tags(ada)).toEqual(['asked']);
});

it('two devices of one person ring; the one that answers ends the ringing of the other, quietly', async () => {
  const [ada, phone, desk] = [someone('ada'), someone('phone', 'ben'), someone('desk', 'ben')];
  connect(ada, phone);
  connect(ada, desk);
  connect(phone, desk);
  ada.calls.start(PLACE);
  await settle();
  expect(tags(phone, desk)).toEqual(['asked', 'asked']);
  phone.calls.accept();
  await settle();
  expect(tags(ada, phone, desk)).toEqual(['in', 'in', 'ended']);
  expect(desk.calls.stage()).toMatchObject({ why: 'elsewhere' });
  expect(desk.missed).toEqual([]);
  ada.calls.leave();
  await settle();
  ada.calls.start(PLACE);
  await settle();
  desk.calls.decline();
  await settle();
  expect(ada.calls.stage()).toMatchObject({ tag: 'ended', why: 'declined' });
  expect(phone.calls.stage()).toMatchObject({ tag: 'ended', why: 'elsewhere' });
});

it('a circle: everybody with everybody, four at most, the fifth is told; one who leaves may come again', async () => {
  const all = ['ada', 'ben', 'cleo', 'dan', 'eve'].map((name) => someone(name));
  const [ada, ben, cleo, dan, eve] = all as [Someone, Someone, Someone, Someone, Someone];
  for (const [at, one] of all.entries()) for (const other of all.slice(at + 1)) connect(one, other);
  ada.calls.start(PLACE);
  await settle();
  for (const one of [ben, cleo, dan]) {
    one.calls.accept();
    await settle();
  }
  expect(guestsOf(ada)).toEqual(['ben', 'cleo', 'dan']);
  expect(guestsOf(dan)).toEqual(['ada', 'ben', 'cleo']);
  eve.calls.accept();
  await settle();
  expect(eve.calls.stage()).toMatchObject({ tag: 'ended', why: 'full' });
  expect(guestsOf(ada)).toEqual(['ben', 'cleo', 'dan']);
  dan.calls.leave();
  await settle();
  expect(guestsOf(ada)).toEqual(['ben', 'cleo']);
  expect(dan.calls.going(PLACE)).toBeGreaterThan(0);
  dan.calls.start(PLACE);
  await settle();
  expect(guestsOf(dan)).toEqual(['ada', 'ben', 'cleo']);
  expect(tags(eve)).toEqual(['ended']);
});

it('in a circle one who cannot talk does not end the ringing of the others', async () => {
  const [ada, ben, cleo] = [someone('ada'), someone('ben'), someone('cleo')];
  connect(ada, ben);
  connect(ada, cleo);
  connect(ben, cleo);
  ada.calls.start(PLACE);
  await settle();
  ben.calls.decline();
  await settle();
  expect(tags(ada, cleo)).toEqual(['asking', 'asked']);
  cleo.calls.decline();
  await settle();
  expect(ada.calls.stage()).toMatchObject({ tag: 'ended', why: 'declined' });
});

it('whatever bytes come, nothing throws and no call begins without a person', async () => {
  const [ada, ben] = [someone('ada'), someone('ben')];
  const link = connect(ada, ben);
  const draw = drawing(7);
  const words = ['in', 'out', 'gives', 'offer', 'answer', 'again', 'other'];
  const id = 'AAAAAAAAAAAAAAAAAAAAA';
  for (let at = 0; at < 500; at += 1) {
    const pick = <T>(from: readonly T[]): T => pickFrom(draw, from);
    const message = {
      type: pick(words),
      call: id + pick(['A', 'B', 'C']),
      count: pick([0, 1, 2, 4, 9]),
      ring: pick([true, false]),
      why: pick(['left', 'declined', 'busy', 'full', 'elsewhere', 'unanswered', '?']),
      ...{ microphone: true, camera: pick([true, false]), screen: false, sdp: pick(['', 'v=0']), places: [] },
    };
    link.ends[0].channel(5).send(new TextEncoder().encode(JSON.stringify(message)));
    await settle(pick([0, 10, 1_000]));
    expect(['none', 'asked', 'ended']).toContain(ben.calls.stage().tag);
    expect(ben.calls.guests()).toEqual([]);
  }
});
