import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { PersonId } from '../model/brand.ts';
import { personIdOf } from '../model/ids.ts';
import { aCard } from '../model/samples.ts';
import { keepCard } from './directory.ts';
import { officeOf } from './office.ts';
import { listPeople, type PaperPerson, removePaper, sayApplied, sayOther } from './paper.ts';
import { candidatesOf } from './runs.ts';

const person = (n: number): PersonId => personIdOf(new Uint8Array(32).fill(n));
const paper = (over: Partial<PaperPerson>): PaperPerson => ({
  name: 'Ada Diop',
  email: '',
  number: '',
  role: 'mentee',
  organisation: '',
  manager: '',
  languages: [],
  skillsOffered: [],
  skillsSought: [],
  topics: [],
  capacity: 1,
  words: '',
  ...over,
});

function desk() {
  const office = officeOf(new Y.Doc());
  let drawn = 0;
  const newKey = (): string => {
    drawn += 1;
    return `k${drawn}`;
  };
  const list = (...people: PaperPerson[]) => listPeople(office, people, 10, newKey);
  const apply = (n: number, over: Parameters<typeof aCard>[0]) =>
    keepCard(office, {
      person: person(n),
      card: aCard({ issued: n, ...over }),
      envelope: new Uint8Array(),
      received: n,
    });
  const applied = () => [...office.paper.values()].map(({ name, applied: by }) => [name, by]);
  return { office, list, apply, applied };
}

describe('the coordinator’s list', () => {
  it('[F04] has everybody once, however often the file is brought in, and knows them again by address or number', () => {
    const { office, list } = desk();
    const ada = paper({ email: 'ada@example.org', number: '12' });
    const ben = paper({ name: 'Ben' });
    expect(list(ada, ben)).toEqual({ added: 2, changed: 0, same: 0 });
    expect(list(ada, ben)).toEqual({ added: 0, changed: 0, same: 2 });
    expect(list(paper({ name: 'Ada Diop-Sow', email: 'ADA@example.org' }))).toEqual({ added: 0, changed: 1, same: 0 });
    expect(office.paper.size).toBe(2);
    // A name is a key only where there is nothing better.
    expect(list(paper({ number: '77' }))).toEqual({ added: 1, changed: 0, same: 0 });
  });

  it('is matched with nobody: whoever signed nothing is in no run', () => {
    const { office, list } = desk();
    list(paper({}));
    expect(candidatesOf(office, 20)).toEqual([]);
  });

  it('notes whose card has come: by the name, where only one has it and the place is not another', () => {
    const { list, apply, applied } = desk();
    list(
      paper({ organisation: 'Lycée Curie' }),
      paper({ name: 'Ben', number: '1' }),
      paper({ name: 'Bén', number: '2' }),
    );
    apply(1, { name: 'ada  DIOP', organisation: 'Lycée Monod', version: 2 });
    apply(2, { name: 'Ben' });
    expect(applied().map(([, by]) => by)).toEqual([null, null, null]);
    apply(3, { name: 'Adá Diop', organisation: 'lycee curie', version: 2 });
    expect(applied().map(([, by]) => by)).toEqual([person(3), null, null]);
  });

  it('and by a number or an address among the answers before any name; also when the list comes after the card', () => {
    const { list, apply, applied } = desk();
    apply(1, { name: 'Ada Diop' });
    list(paper({}), paper({ name: 'Ben', number: 'X-2' }), paper({ name: 'Renard', email: 'r@example.org' }));
    expect(applied()[0]).toEqual(['Ada Diop', person(1)]);
    apply(2, { name: 'Ben', version: 2, answers: [['mail', ['R@example.org']]] });
    expect(applied().map(([, by]) => by)).toEqual([person(1), null, person(2)]);
  });

  it('the coordinator has the last word, and it is not forgotten when the card comes again', () => {
    const { office, list, apply, applied } = desk();
    list(paper({}));
    apply(1, {});
    expect(applied()).toEqual([['Ada Diop', person(1)]]);
    const [key] = [...office.paper.keys()];
    if (key === undefined) throw new Error('a key');
    sayOther(office, key);
    apply(2, { name: 'Somebody' });
    keepCard(office, { person: person(1), card: aCard({ issued: 9 }), envelope: new Uint8Array(), received: 9 });
    expect(applied()).toEqual([['Ada Diop', null]]);
    apply(3, { name: 'Ben' });
    expect(applied()).toEqual([['Ada Diop', null]]);
    sayApplied(office, key, person(3));
    expect(applied()).toEqual([['Ada Diop', person(3)]]);
    removePaper(office, key);
    expect(office.paper.size).toBe(0);
  });
});
