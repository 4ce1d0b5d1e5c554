import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../model/brand.ts';
import { personIdOf } from '../../model/ids.ts';
import type { Contact } from '../../model/pack.ts';
import { aboutWhom } from './aboutWhom.ts';
import { hrefOf, placedContacts } from './contacts.ts';
import { promptAt } from './promptAt.ts';

const DAY = 86_400_000;

describe('[S44] [F22] the prompt whose turn it is', () => {
  it('begins with the first, goes on by one each cadence, and stays at the last', () => {
    const at = (days: number) => promptAt(3, { since: 1_000, cadenceDays: 7 }, 1_000 + days * DAY);
    expect([-3, 0, 6.9, 7, 14, 400].map(at)).toEqual([0, 0, 0, 1, 2, 2]);
  });
});

describe('whom to call', () => {
  const contact = (country: string, reach: string): Contact => ({ country, name: { en: reach }, reach });
  const all = [contact('FR', '119'), contact('BE', '103'), contact('', '112')];
  const near = (zone: string, language: string) => placedContacts(all, zone, language).near.map(({ reach }) => reach);

  it('are those of the country of the zone, then of the language, and those of everywhere', () => {
    expect(near('Europe/Paris', 'en')).toEqual(['119', '112']);
    expect(near('Europe/Brussels', 'fr')).toEqual(['103', '112']);
    expect(near('UTC', 'fr-BE')).toEqual(['103', '112']);
    expect(placedContacts(all, 'Europe/Paris', 'fr').elsewhere).toEqual([all[1]]);
  });

  it('are all of them where it cannot be told where one is', () => {
    expect(near('UTC', 'fr')).toEqual(['119', '103', '112']);
  });

  it('open a call or a page, and nothing else', () => {
    expect(hrefOf({ reach: '0800 1111' })).toBe('tel:08001111');
    expect(hrefOf({ reach: 'https://3018.fr' })).toBe('https://3018.fr');
  });
});

describe('[F34] whom a report is about, before anybody is chosen', () => {
  const [sam, ada, ben] = [1, 2, 3].map((n) => personIdOf(new Uint8Array(32).fill(n))) as [
    PersonId,
    PersonId,
    PersonId,
  ];

  it('is the only other one there is', () => {
    expect([aboutWhom([ada], []), aboutWhom([ada], [ada]), aboutWhom([ada], [ben])]).toEqual([ada, ada, ada]);
  });

  it('of several, is who wrote all the messages that go with it, and else nobody', () => {
    expect(aboutWhom([sam, ada], [ada, ada])).toBe(ada);
    expect([aboutWhom([sam, ada], []), aboutWhom([sam, ada], [ada, sam])]).toEqual([null, null]);
    // What I wrote myself accuses nobody.
    expect([aboutWhom([sam, ada], [ben]), aboutWhom([sam, ada], [ada, ben])]).toEqual([null, null]);
  });
});
