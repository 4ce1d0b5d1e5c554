import { expect, it } from 'vitest';
import { parsePackValue } from '../../../model/packCodec.ts';
import { aPack } from '../../../model/samples.ts';
import { dropItem, moveItem, optionsFrom, putItem, say } from './packItems.ts';

const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

it('items are put, moved and taken out, and the pack stays one', () => {
  const pack = aPack();
  const more = putItem(pack, 'topics', 2, { id: 'network', label: { fr: 'Réseau' } });
  expect(ids(more.topics)).toEqual(['first-job', 'interview', 'network']);
  expect(ids(moveItem(more, 'topics', 2, -1).topics)).toEqual(['first-job', 'network', 'interview']);
  expect(moveItem(more, 'topics', 0, -1)).toBe(more);
  expect(ids(dropItem(more, 'topics', 0).topics)).toEqual(['interview', 'network']);
  expect(parsePackValue(more).ok).toBe(true);
});

it('a mission that goes leaves its badges, which would otherwise name nothing', () => {
  const pack = dropItem(aPack(), 'missions', 0);
  expect(pack.badges).toMatchObject([{ id: 'ready', missions: [] }]);
  expect(parsePackValue(pack).ok).toBe(true);
});

it('words in one language leave the others, and no words are no text', () => {
  expect(say({ en: 'CV', fr: 'CV' }, 'fr', 'Un CV')).toEqual({ en: 'CV', fr: 'Un CV' });
  expect(say({ en: 'CV', fr: 'CV' }, 'fr', '')).toEqual({ en: 'CV' });
});

it('options typed one a line keep the ids of what was there, so that answers given stay answers', () => {
  const before = aPack().questions[0]?.options ?? [];
  let made = 0;
  const newId = () => {
    made += 1;
    return `new-${made}`;
  };
  expect(ids(optionsFrom('Droit fiscal\n\n Droit du travail \nAutre', before, 'fr', newId))).toEqual([
    'tax',
    'labour',
    'new-1',
  ]);
  // Renamed in its place: another spelling of the same answer, in English as before.
  const renamed = optionsFrom('Droit social\nDroit fiscal', before, 'fr', newId);
  expect(renamed[0]).toEqual({ id: 'labour', label: { en: 'Labour law', fr: 'Droit social' } });
  expect(optionsFrom('', before, 'fr', newId)).toEqual([]);
});
