import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hash, meetingPlace, sealer, toText } from '../../crypto/index.ts';
import { encodeMeeting, type LinkingMessage, parseLinkingMessage } from '../model/meetingCodec.ts';
import type { TopicListener } from '../peer/types.ts';
import { giveTo, type Meeting, takeFrom } from './giving.ts';

const bytes = (name: string): Uint8Array => hash(new TextEncoder().encode(name));
const SECRET = new TextEncoder().encode('what is given');
const TEN_MINUTES = 600_000;

/** Carries what is published on a topic to all others there, as the server does, and keeps it. */
function relay() {
  const topics = new Map<string, Set<TopicListener>>();
  const carried: Uint8Array[] = [];
  const server = {
    get: () => 'connected' as const,
    join(topic: { readonly publicKey: Uint8Array }, listener: TopicListener) {
      const name = toText(topic.publicKey);
      const there = topics.get(name) ?? new Set();
      topics.set(name, there.add(listener));
      return {
        publish(sealed: Uint8Array) {
          carried.push(sealed);
          for (const each of [...there]) if (each !== listener) each.receive(sealed);
          return true;
        },
        leave: () => void there.delete(listener),
      };
    },
  };
  return { server, carried };
}

let count = 0;
const random = (length: number): Uint8Array => {
  count += 1;
  return bytes(`random ${count}`).slice(0, length);
};
const at = (name: string, purpose: Meeting['purpose'] = 'partner'): Meeting => ({ purpose, shared: bytes(name) });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function meet(theirs = at('digits')) {
  const { server, carried } = relay();
  const giving = giveTo({ server, random }, at('digits'), () => SECRET);
  const got: Uint8Array[] = [];
  const take = (plain: Uint8Array) => got.push(plain) > 0;
  const taking = takeFrom({ server, random, deviceName: 'phone' }, theirs, take);
  return { server, carried, giving, taking, got };
}

describe('something given to a new device', () => {
  test('goes over once both show one number and the giver has said yes; a relay never reads it', () => {
    const { giving, taking, got, carried } = meet();
    const asking = giving.state.get();
    const comparing = taking.state.get();
    if (asking.tag !== 'asking' || comparing.tag !== 'comparing') throw new Error('they have not met');
    expect(asking).toMatchObject({ device: 'phone', number: comparing.number });
    vi.advanceTimersByTime(20_000);
    expect(got).toEqual([]);
    giving.give();
    expect(got).toEqual([SECRET]);
    expect([giving.state.get().tag, taking.state.get().tag]).toEqual(['given', 'taken']);
    expect(carried.some((each) => Buffer.from(each).includes(Buffer.from(SECRET)))).toBe(false);
  });

  test('by another secret, or for another purpose, two do not meet', () => {
    for (const theirs of [at('other digits'), at('digits', 'linking')]) {
      const { giving, got } = meet(theirs);
      expect(giving.state.get().tag).toBe('waiting');
      giving.give();
      expect(got).toEqual([]);
    }
  });

  test('whoever comes second, with the right secret, is not heard and cannot read what is given', () => {
    const { server, giving, got } = meet();
    const number = JSON.stringify(giving.state.get());
    const stolen: Uint8Array[] = [];
    const second = takeFrom({ server, random, deviceName: 'thief' }, at('digits'), (plain) => stolen.push(plain) > 0);
    vi.advanceTimersByTime(4_000);
    expect(JSON.stringify(giving.state.get())).toBe(number);
    giving.give();
    vi.advanceTimersByTime(4_000);
    expect(got).toEqual([SECRET]);
    expect(stolen).toEqual([]);
    second.cancel();
  });

  test('a thief who came first is asked about, and the device of who is meant shows no number', () => {
    const { server } = relay();
    const giving = giveTo({ server, random }, at('digits'), () => SECRET);
    takeFrom({ server, random, deviceName: 'thief' }, at('digits'), () => true);
    const meant = takeFrom({ server, random, deviceName: 'phone' }, at('digits'), () => true).state.get();
    expect([giving.state.get().tag, meant.tag]).toEqual(['asking', 'calling']);
  });

  test('whoever has the secret and the wire must commit before any number can be known', () => {
    // Between the two: to the giver a new device of its own, to the new device a giver of its own.
    const [left, right] = [relay(), relay()];
    const { topic, key } = meetingPlace('partner', bytes('digits'));
    const box = sealer(key, 'partner', '');
    const hear = (heard: LinkingMessage[]) => ({
      ready: () => undefined,
      receive(sealed: Uint8Array) {
        const opened = box.open(sealed);
        const message = opened.ok ? parseLinkingMessage(opened.value) : opened;
        if (message.ok) heard.push(message.value);
      },
    });
    const [fromGiver, fromTaker]: [LinkingMessage[], LinkingMessage[]] = [[], []];
    const toGiver = left.server.join(topic, hear(fromGiver));
    const toTaker = right.server.join(topic, hear(fromTaker));
    const say = (to: typeof toGiver, message: LinkingMessage) => to.publish(box.seal(encodeMeeting(message), random));
    const giving = giveTo({ server: left.server, random }, at('digits'), () => SECRET);
    const taking = takeFrom({ server: right.server, random, deviceName: 'phone' }, at('digits'), () => true);
    vi.advanceTimersByTime(4_000);

    // The new device has shown a commitment alone, and no number before a nonce of the giver's.
    expect(new Set(fromTaker.map(({ say: what }) => what))).toEqual(new Set(['hello']));
    expect(taking.state.get().tag).toBe('calling');
    const [hello] = fromTaker;
    if (hello?.say !== 'hello') throw new Error('the new device said nothing');
    say(toTaker, { version: 1, say: 'nonce', commitment: hello.commitment, nonce: toText(bytes('chosen')) });
    const compared = taking.state.get();
    expect(compared.tag).toBe('comparing');
    // Its key is known now: another nonce, chosen for the number it gives, changes nothing.
    say(toTaker, { version: 1, say: 'nonce', commitment: hello.commitment, nonce: toText(bytes('searched')) });
    expect(taking.state.get()).toEqual(compared);

    // A key that was not committed to before the giver's nonce is not asked about.
    say(toGiver, { version: 1, say: 'hello', commitment: toText(bytes('committed to what is not known yet')) });
    expect(fromGiver.map(({ say: what }) => what)).toEqual(['nonce']);
    for (let attempt = 0; attempt < 50; attempt += 1) {
      say(toGiver, { version: 1, say: 'shown', box: toText(bytes(`key ${attempt}`)), name: 'phone' });
    }
    expect(giving.state.get().tag).toBe('waiting');
  });

  test('what is not wanted, or not sealed to this device, is passed over', () => {
    const { server, giving, taking } = meet();
    const { topic, key } = meetingPlace('partner', bytes('digits'));
    const intruder = server.join(topic, { ready: () => undefined, receive: () => undefined });
    const said = { version: 1, say: 'gift', letter: toText(bytes('no letter')) } as const;
    for (const junk of [bytes('junk'), sealer(key, 'partner', '').seal(encodeMeeting(said), random)])
      intruder.publish(junk);
    expect([giving.state.get().tag, taking.state.get().tag]).toEqual(['asking', 'comparing']);
  });

  test('after ten minutes it is too old, and nobody is answered', () => {
    const { giving, got } = meet();
    vi.advanceTimersByTime(TEN_MINUTES + 1);
    expect(giving.state.get().tag).toBe('expired');
    giving.give();
    expect(got).toEqual([]);
  });
});
