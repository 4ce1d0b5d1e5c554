/** Writes down what Today shows, a moment after each change of it: see glance.ts. */
import type { Random, Secret } from '../../crypto/index.ts';
import type { Observable } from '../model/observable.ts';
import { writeBeside } from '../vault/keyringStore.ts';
import type { Keyring } from '../vault/types.ts';
import { glanceOf, sealGlance } from './glance.ts';
import type { Profiles } from './profiles.ts';
import type { Session } from './types.ts';

/** Several changes come together, and none of them is lost by waiting: each is on the disk where it belongs. */
const SOON = 1_000;

export interface KeptGlance {
  /** Resolves once nothing more will be written. */
  stop(): Promise<void>;
  /** Also takes away what is there. */
  forget(): Promise<void>;
}

export interface KeepGlanceOptions extends Pick<Session, 'home' | 'inbox'> {
  readonly pages: Session['notes']['pages'];
  readonly wayBack: Session['devices']['wayBack'];
  readonly keyring: Pick<Keyring, 'isProtected'>;
  /** Of the vaults: this is sealed as they are. */
  readonly key: Secret;
  /** The keyring's database. */
  readonly place: string;
  readonly lag: Profiles['lag'];
  readonly random: Random;
  /** Null takes it away; the vault's own unless given. */
  readonly write?: typeof writeBeside;
}

export function keepGlance(options: KeepGlanceOptions): KeptGlance {
  const { home, pages, inbox, wayBack, keyring, key, place, lag, random, write = writeBeside } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written: string | null = null;
  let lags = lag.get();
  let stopped = false;
  let last: Promise<unknown> = Promise.resolve();

  async function look(): Promise<void> {
    if (stopped || keyring.isProtected()) return;
    const glance = glanceOf({ home: home.get(), pages: pages.get(), inbox: inbox.get(), wayBack: wayBack.get() });
    const text = new TextDecoder().decode(glance);
    if (text !== written) {
      const done = await write(place, sealGlance(key, place, glance, random));
      // Where it was not written the next start is slower, and nothing else: the next change tries again.
      if (!done.ok) return;
      written = text;
    }
    // Unless something changed while it was being written.
    if (timer === undefined) tell(false);
  }

  /** Another store than the record's: it is written only where it says something else. */
  function tell(next: boolean): void {
    if (next !== lags) lag.set(next);
    lags = next;
  }

  function soon(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      const done = last.then(look);
      // A fault in it is heard at the boundary; locking does not wait for it.
      last = done.catch(() => undefined);
    }, SOON);
  }

  function changed(): void {
    if (stopped) return;
    if (!keyring.isProtected()) tell(true);
    soon();
  }

  const watched: readonly Pick<Observable<unknown>, 'subscribe'>[] = [home, pages, inbox, wayBack];
  const ends = watched.map((each) => each.subscribe(changed));
  soon();

  async function stop(): Promise<void> {
    stopped = true;
    clearTimeout(timer);
    for (const end of ends) end();
    await last;
    written = null; // Nothing of it stays in the memory of a locked page.
  }

  return {
    stop,
    async forget() {
      await stop();
      const gone = await write(place, null);
      if (gone.ok) tell(false);
    },
  };
}
