import { expect, test } from 'vitest';
import { deriveWorkspace, newSecret, type SigningPair, sealer, toText } from '../../crypto/index.ts';
import type { WorkspaceId } from '../model/brand.ts';
import { parseWorkspaceId } from '../model/ids.ts';
import { sealIntroduction } from '../peer/introduction.ts';
import type { TopicListener } from '../peer/types.ts';
import { latestEpochOf, openAsleep } from './asleep.ts';
import { KEY } from './core.ts';
import { aDevice } from './deviceSample.ts';

const parsed = parseWorkspaceId('A'.repeat(22));
if (!parsed.ok) throw new Error('an id');
const id: WorkspaceId = parsed.value;
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

function sleeping() {
  const ada = aDevice('ada');
  const joined = new Map<string, TopicListener>();
  const woken: WorkspaceId[] = [];
  const server = {
    join(topic: SigningPair, listener: TopicListener) {
      const name = toText(topic.publicKey);
      joined.set(name, listener);
      return { publish: () => true, leave: () => void joined.delete(name) };
    },
    collect: () => () => undefined,
  };
  // Only what sleeping asks for.
  const asleep = openAsleep({ ...ada, server, random } as never, (which) => void woken.push(which));
  return { ada, asleep, joined, woken };
}

const heardAt = (joined: ReadonlyMap<string, TopicListener>, secret: ReturnType<typeof newSecret>) =>
  joined.get(toText(deriveWorkspace(secret).topic.publicKey));

test('a place whose secret moved on is listened at where it is now, and nowhere else', async () => {
  const { ada, asleep, joined, woken } = sleeping();
  expect(asleep.add(id, null, () => [])).toBe(false);
  const [first, second] = [newSecret(random), newSecret(random)];
  await ada.keyring.put(KEY.workspace(id), first);
  expect(asleep.add(id, null, () => [])).toBe(true);
  expect(heardAt(joined, first)).toBeDefined();
  ada.self.epochs.set(`${id} 1`, random(8));
  await ada.keyring.put(KEY.workspaceEpoch(id, 1), second);
  expect(asleep.isUpToDate(id)).toBe(false);
  expect(asleep.add(id, null, () => [])).toBe(true);
  expect(asleep.isUpToDate(id)).toBe(true);
  expect(joined.size).toBe(1);
  const { introductions } = deriveWorkspace(second);
  const said = sealIntroduction({ type: 'announce', from: 'ben' }, sealer(introductions, 'introductions', id), random);
  heardAt(joined, second)?.receive(said);
  expect(woken).toEqual([id]);
  asleep.close();
});

test('the latest epoch of a place is told by the names of what is kept, its own alone', () => {
  const { ada } = sleeping();
  expect(latestEpochOf(ada.self, id)).toBe(0);
  for (const name of [`${id} 2`, `${id} 11`, `${id} out`, `${'B'.repeat(22)} 40`]) ada.self.epochs.set(name, random(8));
  expect(latestEpochOf(ada.self, id)).toBe(11);
});
