import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hash, meetingPlace, sealer, toText } from '../../crypto/index.ts';
import { encodeMeeting } from '../model/meetingCodec.ts';
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

  test('a thief who came first shows another number than the device of who is meant', () => {
    const { server } = relay();
    const giving = giveTo({ server, random }, at('digits'), () => SECRET);
    takeFrom({ server, random, deviceName: 'thief' }, at('digits'), () => true);
    const meant = takeFrom({ server, random, deviceName: 'phone' }, at('digits'), () => true).state.get();
    const asking = giving.state.get();
    expect(asking.tag === 'asking' && meant.tag === 'comparing' && asking.number !== meant.number).toBe(true);
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
