/** Where a word that somebody wrote has been kept, over every disk, the server's memory and every frame it saw. */
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
  for (const person of people) look(person.name, await storageOf(person.page));
  const pid = server.pid();
  if (pid !== null) look('the server', await memoryOf(pid));
  look('the server', filesOf(server.dataDir));
  look('the server', proxy.record());
  return found;
}
