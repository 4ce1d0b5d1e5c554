import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST, openProfiles, type ProfilesOptions, placeOf } from './profiles.ts';

function storage(
  start: Record<string, string> = {},
): ProfilesOptions['local'] & { readonly kept: Map<string, string> } {
  const kept = new Map(Object.entries(start));
  return {
    kept,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

function browser(start: Record<string, string> = {}) {
  const local = storage(start);
  const restarts: boolean[] = [];
  const restart = (home: boolean): void => void restarts.push(home);
  const random = (length: number) => new Uint8Array(randomBytes(length));
  const openTab = (tab = storage()) => ({ tab, profiles: openProfiles({ local, tab, random, restart }) });
  return { local, restarts, openTab };
}

test('one profile: it is the first, nothing is asked and nothing written', () => {
  const { local, openTab } = browser();
  const { tab, profiles } = openTab();
  expect(profiles.current).toBe(FIRST);
  expect([local.kept.size, tab.kept.size]).toEqual([0, 0]);
  expect(placeOf(FIRST)).toEqual({ prefix: 'binome-', keyring: 'binome-keyring', lock: 'binome' });
});

test('with several a new tab asks, and one that has chosen does not ask again', () => {
  const { openTab, restarts } = browser();
  const { tab, profiles } = openTab();
  const id = profiles.fresh();
  profiles.add(id, '  ');
  expect(restarts).toEqual([true]);
  expect(openTab(tab).profiles.current).toBe(id);
  const other = openTab();
  expect(other.profiles.current).toBeNull();
  other.profiles.choose(FIRST);
  expect(openTab(other.tab).profiles.current).toBe(FIRST);
  expect(other.profiles.get().map(({ number, label }) => [number, label])).toEqual([
    [1, null],
    [2, null],
  ]);
});

test('two tabs that add at once both keep theirs, and a number is never given twice', () => {
  const { openTab } = browser();
  const [one, two] = [openTab().profiles, openTab().profiles];
  one.add(one.fresh(), 'Ben');
  two.add(two.fresh(), 'Dan');
  expect(
    openTab()
      .profiles.get()
      .map(({ number, label }) => `${number} ${label}`),
  ).toEqual(['1 null', '2 Ben', '3 Dan']);
});

test('one that leaves is not offered, nor opened by a tab that had chosen it; it takes its choices along', () => {
  const { local, openTab } = browser();
  const { tab, profiles } = openTab();
  const id = profiles.fresh();
  profiles.add(id, 'Ben');
  local.setItem(`binome.locale.${id}`, 'fr');
  local.setItem('binome.locale', 'en');
  const mine = openTab(tab);
  mine.profiles.leave(id);
  expect(mine.profiles.exists(id)).toBe(false);
  expect(openTab(tab).profiles.current).toBe(FIRST);
  // A crash here: the next start finds what is to be finished, without the name.
  expect(openTab().profiles.unfinished()).toEqual([id]);
  expect([...local.kept.values()].join()).not.toContain('Ben');
  mine.profiles.gone(id);
  expect(local.kept.get('binome.locale')).toBe('en');
  expect([...local.kept.keys(), ...local.kept.values()].join()).not.toContain(id);
});

test('the last one gone leaves nothing, and what comes then is a first one', () => {
  const { local, openTab } = browser({ 'binome.theme': 'dark' });
  const { tab, profiles } = openTab();
  profiles.leave(FIRST);
  profiles.gone(FIRST);
  expect([local.kept.size, tab.kept.size]).toEqual([0, 0]);
  expect(openTab().profiles.current).toBe(FIRST);
});

test('no database of one profile ever bears the prefix of another', () => {
  const hidden = fc.stringMatching(/^[\w-]{22}$/);
  const id = fc.stringMatching(/^[\w-]{12}$/);
  fc.assert(
    fc.property(id, id, hidden, (one, two, name) => {
      fc.pre(one !== two);
      for (const [from, to] of [
        [FIRST, one],
        [one, FIRST],
        [one, two],
      ] as const) {
        expect(`${placeOf(from).prefix}${name}`.startsWith(placeOf(to).prefix)).toBe(false);
        expect(placeOf(from).keyring.startsWith(placeOf(to).prefix)).toBe(false);
      }
    }),
  );
});

test('whatever stands in storage, and a storage that refuses: the first profile is there', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { openTab } = browser({ 'binome.profiles': text });
      expect(openTab().profiles.get().length).toBeGreaterThan(0);
    }),
  );
  const refuse = (): never => {
    throw new DOMException('refused', 'SecurityError');
  };
  const refusing = { getItem: refuse, setItem: refuse, removeItem: refuse };
  const profiles = openProfiles({ local: refusing, tab: refusing, random: randomBytes, restart: refuse });
  expect(profiles.current).toBe(FIRST);
});

test('that a record lags behind is kept by profile, goes with it, and is so where the browser keeps nothing', () => {
  const { local, openTab } = browser();
  const { tab, profiles } = openTab();
  profiles.lag.set(true);
  const id = profiles.fresh();
  profiles.add(id, 'Ben');
  const other = openTab(tab).profiles;
  expect([openTab().profiles.lag.get(), other.lag.get()]).toEqual([true, false]);
  other.lag.set(true);
  other.leave(id);
  other.gone(id);
  expect([...local.kept.keys()].filter((name) => name.startsWith('binome.lag'))).toEqual(['binome.lag']);
  profiles.lag.set(false);
  expect(profiles.lag.get()).toBe(false);
  const refused = (): never => {
    throw new DOMException('refused', 'SecurityError');
  };
  const nothing = { getItem: refused, setItem: refused, removeItem: refused };
  const closed = openProfiles({
    local: nothing,
    tab: nothing,
    random: (length) => new Uint8Array(length),
    restart: () => undefined,
  });
  closed.lag.set(false);
  expect(closed.lag.get()).toBe(true);
});
