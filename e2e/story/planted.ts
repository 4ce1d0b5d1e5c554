/**
 * Where a word that somebody wrote has been kept: over every disk, what browsers write down by themselves included
 * (history and sessions with the names of tabs, caches, the names of files), the server's memory and every frame it saw.
 * Closes the browsers.
 */
import {
  filesOf,
  type Kept,
  memoryOf,
  type Person,
  placesWith,
  type RecordingProxy,
  type ServerProcess,
  storageOf,
} from '../support/index.ts';

export async function collectKept(where: {
  readonly word: string;
  readonly people: readonly Person[];
  readonly server: ServerProcess;
  readonly proxy: RecordingProxy;
}): Promise<string[]> {
  const { word, people, server, proxy } = where;
  const found: string[] = [];
  const look = (whose: string, kept: Iterable<Kept>): void => {
    found.push(...placesWith([word], kept).map((place) => `${whose}: ${place}`));
  };
  for (const person of people) {
    look(person.name, await storageOf(person.page));
    // Only a closed browser has written down all that it will.
    await person.close();
    look(person.name, filesOf(person.profileDir));
  }
  const pid = server.pid();
  if (pid !== null) look('the server', await memoryOf(pid));
  look('the server', filesOf(server.dataDir));
  look('the server', proxy.record());
  return found;
}
