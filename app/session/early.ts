/**
 * What a start needs before the session: which profile this tab opens, and what its Today showed last. Fetched by itself,
 * with the ciphers and without Yjs.
 */
import type { Random } from '../../crypto/index.ts';
import { openKeyring } from '../vault/keyring.ts';
import { readBeside, writeBeside } from '../vault/keyringStore.ts';
import { KEY } from './core.ts';
import { type Glance, openGlance } from './glance.ts';
import { type Profiles, placeOf } from './profiles.ts';

export { openProfiles } from './profiles.ts';

interface Means {
  readonly profiles: Pick<Profiles, 'current' | 'lag'>;
  readonly random: Random;
  readonly locks: Pick<LockManager, 'query'>;
}

/** Null where there is none, where something has changed since, where a passphrase is asked for, and where another tab has the profile. */
export async function readGlance({ profiles, random, locks }: Means): Promise<Glance | null> {
  if (profiles.current === null || profiles.lag.get()) return null;
  const { keyring: name, lock } = placeOf(profiles.current);
  const [sealed, { held = [] }] = await Promise.all([readBeside(name), locks.query()]);
  if (!sealed.ok || sealed.value === null || held.some((each) => each.name === lock)) return null;
  const opened = await openKeyring({ name, random });
  const key = opened.ok && opened.value.tag === 'open' ? opened.value.keyring.get(KEY.vault) : null;
  return key && openGlance(key, name, sealed.value);
}

/** Everything is put away in a hurry, and there is no session yet that would take it away. */
export async function forgetGlance({ current }: Pick<Profiles, 'current'>): Promise<void> {
  if (current !== null) await writeBeside(placeOf(current).keyring, null);
}
