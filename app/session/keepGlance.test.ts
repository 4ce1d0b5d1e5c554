import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ok } from '../../crypto/result.ts';
import { Secret } from '../../crypto/secret.ts';
import { changeable } from '../model/observable.ts';
import { openGlance } from './glance.ts';
import { EMPTY_INBOX } from './inbox.ts';
import { keepGlance } from './keepGlance.ts';
import { EMPTY_HOME } from './life.ts';
import type { Home, PageSummary, WayBack } from './types.ts';

const key = new Secret(new Uint8Array(32).fill(7));
const PLACE = 'binome-keyring';

/** A session's Today whose record goes into a list. */
function today() {
  const home = changeable<Home>({ ...EMPTY_HOME, name: 'Ben' });
  const written: (Uint8Array | null)[] = [];
  let isProtected = false;
  const kept = keepGlance({
    home,
    pages: changeable<readonly PageSummary[]>([]),
    inbox: changeable(EMPTY_INBOX),
    wayBack: changeable<WayBack>({ phrase: null, file: null, devices: 0, partners: 0, due: false }),
    keyring: { isProtected: () => isProtected },
    key,
    place: PLACE,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    write: async (place, sealed) => {
      expect(place).toBe(PLACE);
      written.push(sealed);
      return ok(undefined);
    },
  });
  const named = (name: string): void => home.set({ ...home.get(), name });
  const names = (): (string | undefined)[] =>
    written
      .map((sealed) => sealed?.length && openGlance(key, PLACE, sealed)?.home.name)
      .map((name) => name || undefined);
  const protect = (): void => {
    isProtected = true;
  };
  return { kept, named, names, written, protect };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const later = () => vi.advanceTimersByTimeAsync(5_000);

test('[R1] it is written a moment after each change, several together as one, and the same not twice', async () => {
  const { named, names } = today();
  await later();
  named('Bea');
  named('Bo');
  await later();
  named('Bo');
  await later();
  expect(names()).toEqual(['Ben', 'Bo']);
});

test('behind a passphrase nothing is written', async () => {
  const { named, written, protect } = today();
  await later();
  protect();
  named('Bea');
  await later();
  expect(written).toHaveLength(1);
});

test('locked, it is taken away, and nothing is written after it', async () => {
  const { kept, named, names } = today();
  await later();
  named('Bea');
  await kept.forget();
  named('Bo');
  await later();
  expect(names()).toEqual(['Ben', undefined]);
});

test('closed, it stays as it is', async () => {
  const { kept, named, names } = today();
  await later();
  await kept.stop();
  named('Bea');
  await later();
  expect(names()).toEqual(['Ben']);
});
