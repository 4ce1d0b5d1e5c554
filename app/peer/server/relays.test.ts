import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ClientFrame } from '../../../signaling/protocol.ts';
import { keepRelays, readGrant } from './relays.ts';

const STUN = 'stun:turn.example:3478';
const TURN = 'turn:turn.example:3478?transport=udp';
const grant = (urls: readonly string[], words = {}) => ({
  type: 'relays' as const,
  urls: [...urls],
  username: '1:a',
  password: 'b',
  seconds: 3600,
  ...words,
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a credential', () => {
  function world(isConnected = () => true) {
    const sent: ClientFrame[] = [];
    const keeper = keepRelays((frame) => {
      if (isConnected()) sent.push(frame);
      return isConnected();
    });
    return { sent, keeper };
  }

  test('is asked once a connection, and again before it ends', () => {
    const { sent, keeper } = world();
    keeper.need();
    keeper.need();
    expect(sent).toEqual([{ type: 'relays' }]);
    keeper.receive(grant([STUN, TURN]));
    vi.advanceTimersByTime(2_879_000);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(2_000);
    expect(sent).toHaveLength(2);
    keeper.lost();
    keeper.need();
    expect(sent).toHaveLength(3);
  });

  test('is kept while the server is away, and not asked of nobody', () => {
    const { sent, keeper } = world();
    keeper.need();
    keeper.receive(grant([TURN]));
    keeper.lost();
    vi.advanceTimersByTime(4_000_000);
    expect(sent).toHaveLength(1);
    expect(keeper.known.get()?.canRelay).toBe(true);
  });

  test('that a lying server lets live for no time, or for ever, is no flood', () => {
    for (const seconds of [0, Number.MAX_SAFE_INTEGER]) {
      const { sent, keeper } = world();
      keeper.receive(grant([TURN], { seconds }));
      vi.advanceTimersByTime(59_000);
      expect(sent).toEqual([]);
      keeper.lost();
    }
  });
});

describe('what is made of an answer', () => {
  test('STUN needs no credential; a relay without one is left out, since the browser would throw', () => {
    expect(readGrant(grant([STUN, TURN]))).toEqual({
      servers: [{ urls: [STUN] }, { urls: [TURN], username: '1:a', credential: 'b' }],
      canRelay: true,
    });
    expect(readGrant(grant([STUN, TURN], { username: '', password: '' }))).toEqual({
      servers: [{ urls: [STUN] }],
      canRelay: false,
    });
    expect(readGrant(grant([]))).toEqual({ servers: [], canRelay: false });
  });
});
