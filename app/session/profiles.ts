/**
 * The profiles of this browser: several people on one shared computer, each with keys, databases, lock and choices of
 * their own. The list stands outside everything sealed, since it is read before anything is unlocked: it holds an id, a
 * number, and a name only where its owner wants one to be seen. A page opens one profile in its life; another one is
 * another page, so that nothing of the first is left in memory.
 */
import * as v from 'valibot';
import { toText } from '../../crypto/index.ts';
import { LIMITS } from '../model/limits.ts';
import { changeable, type Observable } from '../model/observable.ts';

export type ProfileId = string;

export interface ProfileEntry {
  /** `first`, or 12 random characters. */
  readonly id: ProfileId;
  readonly number: number;
  /** Seen by whoever uses this computer. Null: only the number is. */
  readonly label: string | null;
  /** Being deleted: its keys are gone already. */
  readonly leaving: boolean;
}

export interface Profiles extends Observable<readonly ProfileEntry[]> {
  /** The one of this tab; null while nobody has said which. */
  readonly current: ProfileId | null;
  /** As the list stands now: another tab may have deleted it. */
  exists(id: ProfileId): boolean;
  /** The page starts anew with that profile, at the present address. */
  choose(id: ProfileId): void;
  /** The page starts anew, and asks. */
  ask(): void;
  /** An id that none has. */
  fresh(): ProfileId;
  /** Puts it on the list; the page starts anew with it. */
  add(id: ProfileId, label: string): void;
  relabel(id: ProfileId, label: string): void;
  /** From now on it is not offered; it is gone from the list when `gone` is called. */
  leave(id: ProfileId): void;
  gone(id: ProfileId): void;
  /** Those whose deletion was cut short. */
  unfinished(): readonly ProfileId[];
  /**
   * Whether the record that Today is drawn from lacks what has changed since. Outside the databases: it is said at once,
   * whatever becomes of the page a moment later. Where the browser keeps nothing, it always lacks something.
   */
  readonly lag: { get(): boolean; set(lags: boolean): void };
}

export interface ProfilesOptions {
  /** Of the browser, and of this tab. */
  readonly local: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly tab: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly random: (length: number) => Uint8Array;
  /** Starts the page anew; at the first screen when `home`. */
  readonly restart: (home: boolean) => void;
}

export const FIRST: ProfileId = 'first';
const LIST = 'binome.profiles';
/** public/theme.js and app/ui/preferences.ts read it too: each profile has its own language and looks. */
const CHOICE = 'binome.profile';
/** What a profile keeps outside its sealed databases, by the first words of their names. */
const KEPT_BESIDE = ['binome.locale', 'binome.theme', 'binome.keys', 'binome.here', 'binome.asked', 'binome.lag'];

const schema = v.array(
  v.object({
    id: v.pipe(v.string(), v.regex(/^(first|[\w-]{12})$/)),
    number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    label: v.nullable(v.pipe(v.string(), v.maxLength(LIMITS.profileLabel))),
    leaving: v.optional(v.boolean(), false),
  }),
);

/** Where a profile's databases are: every one of them begins with `prefix`, its keyring included. */
export function placeOf(id: ProfileId): { readonly prefix: string; readonly keyring: string; readonly lock: string } {
  // A dot is in no hidden name: no database of the first profile ever begins as those of another.
  const prefix = id === FIRST ? 'binome-' : `binome.${id}.`;
  return { prefix, keyring: `${prefix}keyring`, lock: id === FIRST ? 'binome' : `binome ${id}` };
}

const sole: readonly ProfileEntry[] = [{ id: FIRST, number: 1, label: null, leaving: false }];

export function openProfiles({ local, tab, random, restart }: ProfilesOptions): Profiles {
  const list = changeable(read());
  const offered = (): readonly ProfileEntry[] => list.get().filter((each) => !each.leaving);
  const current = here();

  function read(): readonly ProfileEntry[] {
    try {
      const parsed = v.safeParse(schema, JSON.parse(local.getItem(LIST) ?? 'null'));
      return parsed.success && parsed.output.length > 0 ? parsed.output : sole;
    } catch {
      return sole; // Storage refused, or no JSON: the first profile is where it always was.
    }
  }

  function write(next: readonly ProfileEntry[]): void {
    // One tab a profile, but another one may have written meanwhile: what it added stays.
    list.set(next);
    if (next.length === 0) local.removeItem(LIST);
    else local.setItem(LIST, JSON.stringify(next));
  }

  function here(): ProfileId | null {
    const all = offered();
    const chosen = stored();
    if (all.some((each) => each.id === chosen)) return chosen;
    if (all.length > 1) return null;
    const only = all[0]?.id ?? FIRST;
    keep(only);
    return only;
  }

  function stored(): ProfileId | null {
    try {
      return tab.getItem(CHOICE);
    } catch {
      return null; // Refused by the browser: where there is more than one, it asks each time.
    }
  }

  function keep(id: ProfileId | null): void {
    try {
      // The first one is where nothing is said: a computer with one profile has no trace of there being several.
      if (id === null || (id === FIRST && list.get().length === 1)) tab.removeItem(CHOICE);
      else tab.setItem(CHOICE, id);
    } catch {
      return; // As above.
    }
  }

  const suffixOf = (id: ProfileId): string => (id === FIRST ? '' : `.${id}`);
  const lag = `binome.lag${suffixOf(current ?? FIRST)}`;

  const cleaned = (label: string): string | null => label.trim().slice(0, LIMITS.profileLabel) || null;

  return {
    get: list.get,
    subscribe: list.subscribe,
    current,
    exists: (id) => read().some((each) => each.id === id && !each.leaving),
    choose(id) {
      keep(id);
      restart(false);
    },
    ask() {
      keep(null);
      restart(true);
    },
    fresh: () => toText(random(9)),
    add(id, label) {
      const all = read();
      const number = Math.max(0, ...all.map((each) => each.number)) + 1;
      write([...all, { id, number, label: cleaned(label), leaving: false }]);
      keep(id);
      restart(true);
    },
    relabel: (id, label) => write(read().map((each) => (each.id === id ? { ...each, label: cleaned(label) } : each))),
    leave: (id) => write(read().map((each) => (each.id === id ? { ...each, label: null, leaving: true } : each))),
    gone(id) {
      for (const name of KEPT_BESIDE) local.removeItem(name + suffixOf(id));
      if (stored() === id) keep(null);
      const rest = read().filter((each) => each.id !== id);
      // The last one takes the list along: what comes then is a first profile like any other.
      write(rest);
    },
    unfinished: () =>
      read()
        .filter((each) => each.leaving)
        .map((each) => each.id),
    lag: {
      get() {
        try {
          return local.getItem(lag) !== null;
        } catch {
          return true; // Nothing could have been said here.
        }
      },
      set(lags) {
        try {
          if (lags) local.setItem(lag, 'yes');
          else local.removeItem(lag);
        } catch {
          return; // As above; or full, and then what was a moment ago stands until the session is there.
        }
      },
    },
  };
}
