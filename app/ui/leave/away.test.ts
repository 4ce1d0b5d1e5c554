import { expect, test } from 'vitest';
import type { FileId, PersonId } from '../../model/brand.ts';
import type { FileRef } from '../../model/file.ts';
import { type Changeable, changeable } from '../../model/observable.ts';
import type { FileState, Gathered, GatheredSpace } from '../../session/types.ts';
import { awayFrom, comingOf } from './away.ts';

const file = (id: string, size: number): FileRef => ({ id: id as FileId, name: id, type: 'image/webp', size });

function spaceOf(title: string, files: readonly FileRef[], here: readonly string[], isReached = true) {
  const states = new Map<string, Changeable<FileState>>(files.map(({ id }) => [id, changeable({ tag: 'offered' })]));
  const present = changeable<readonly PersonId[]>([]);
  const nothing = changeable<FileState>({ tag: 'offered' });
  const reach = { state: ({ id }: FileRef) => states.get(id) ?? nothing, fetch: () => undefined, present };
  const space = {
    about: { title },
    files,
    hasFile: async ({ id }: FileRef) => here.includes(id),
    reach: isReached ? reach : null,
  } as unknown as GatheredSpace;
  return { space, states, present };
}

test('what no space has on this device is away, each once', async () => {
  const [a, b, c] = [file('a', 1), file('b', 2), file('c', 3)];
  const one = spaceOf('Ben', [a, b], ['a']);
  const two = spaceOf('Cleo', [b, c], ['b'], false);
  const away = await awayFrom({ spaces: [one.space, two.space] } as Gathered);
  expect(away.map(({ file: { id }, title, reach }) => [id, title, reach])).toEqual([['c', 'Cleo', null]]);
});

test('how it comes: who is there, what is left', async () => {
  const { space, states, present } = spaceOf('Ben', [file('a', 10), file('b', 20)], []);
  const coming = comingOf(await awayFrom({ spaces: [space] } as Gathered));
  let told = 0;
  coming.subscribe(() => {
    told += 1;
  });
  expect(coming.get()).toEqual({ here: 0, left: 30, isSomebodyThere: false });
  present.set(['p' as PersonId]);
  expect(coming.get().isSomebodyThere).toBe(true);
  states.get('a')?.set({ tag: 'fetching', percent: 50 });
  states.get('a')?.set({ tag: 'fetching', percent: 60 });
  states.get('a')?.set({ tag: 'here', given: false });
  expect(coming.get()).toEqual({ here: 1, left: 20, isSomebodyThere: true });
  expect(told).toBe(2);
});
