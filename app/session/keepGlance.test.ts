import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err, ok, type Result } from '../../crypto/result.ts';
import { Secret } from '../../crypto/secret.ts';
import { changeable } from '../model/observable.ts';
import type { VaultError } from '../vault/types.ts';
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
  let lags = false;
  let disk: Result<void, VaultError> = ok(undefined);
  const set = (is: boolean): void => {
    lags = is;
  };
  const kept = keepGlance({
    home,
    pages: changeable<readonly PageSummary[]>([]),
    inbox: changeable(EMPTY_INBOX),
    wayBack: changeable<WayBack>({ phrase: null, file: null, devices: 0, partners: 0, due: false }),
    keyring: { isProtected: () => isProtected },
    key,
    place: PLACE,
    lag: { get: () => lags, set },
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    write: async (place, sealed) => {
      expect(place).toBe(PLACE);
      if (disk.ok) written.push(sealed);
      return disk;
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
  const fail = (): void => {
    disk = err({ tag: 'not-saved' });
  };
  return { kept, named, names, written, protect, fail, lags: () => lags };
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

test('[R1] from a change until it is written, whoever opens anew is told that the record is not the last word', async () => {
  const { named, lags } = today();
  await later();
  expect(lags()).toBe(false);
  named('Bea');
  expect(lags()).toBe(true);
  await later();
  expect(lags()).toBe(false);
});

test('so it is where it could not be written, and where the page went before it was', async () => {
  const full = today();
  full.fail();
  full.named('Bea');
  await later();
  expect(full.lags()).toBe(true);
  const cut = today();
  cut.named('Bea');
  await cut.kept.stop();
  expect(cut.lags()).toBe(true);
});

test('behind a passphrase nothing outside the seals says that something changed', async () => {
  const { named, lags, protect } = today();
  await later();
  protect();
  named('Bea');
  expect(lags()).toBe(false);
});
