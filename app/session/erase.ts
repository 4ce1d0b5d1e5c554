/** Takes a whole profile off this device: its keys first, so that whatever a crash leaves behind opens for nobody. */
import { destroyDatabase } from '../vault/index.ts';
import { type ProfileId, type Profiles, placeOf } from './profiles.ts';

/**
 * Resolves with true when nothing of it is left. Call once nothing of it is open, and nobody else can open it.
 * What could not be done is done at the next start, since the list still says that it leaves.
 */
export async function eraseProfile(profiles: Pick<Profiles, 'leave' | 'gone'>, id: ProfileId): Promise<boolean> {
  const { prefix, keyring } = placeOf(id);
  profiles.leave(id);
  if (!(await destroyDatabase(keyring)).ok) return false;
  const names = await databaseNames();
  const mine = names.filter((name) => name.startsWith(prefix) && name !== keyring);
  const ends = await Promise.all(mine.map(destroyDatabase));
  if (!ends.every((end) => end.ok)) return false;
  profiles.gone(id);
  return true;
}

/** Deletions that a crash or a closed tab cut short. */
export async function finishErasing(profiles: Profiles): Promise<void> {
  for (const id of profiles.unfinished()) await eraseProfile(profiles, id);
}

/** Old Firefox does not list them: what is left there is sealed under keys that no longer exist. */
async function databaseNames(): Promise<string[]> {
  if (typeof indexedDB === 'undefined' || indexedDB.databases === undefined) return [];
  return (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
}
