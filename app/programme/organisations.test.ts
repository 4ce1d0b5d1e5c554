import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { invitationIdOf, personIdOf } from '../model/ids.ts';
import { aCard } from '../model/samples.ts';
import type { Followed } from './followUp.ts';
import { officeOf } from './office.ts';
import { organisationsOf } from './organisations.ts';

const person = (n: number) => personIdOf(new Uint8Array(32).fill(n));
const pair = (n: number): Followed => ({
  ...{
    invitation: invitationIdOf(new Uint8Array(32).fill(n)),
    mentor: person(2 * n),
    mentee: person(2 * n + 1),
    more: [],
  },
  ...{ since: 0, standing: 'not-shared', why: [{ tag: 'silent' }], counters: null, told: [] },
});

function officeWith(places: readonly string[]) {
  const office = officeOf(new Y.Doc());
  places.forEach((organisation, at) => {
    const card = aCard({ name: `P${at}`, ...(organisation !== '' && { version: 2, organisation }) });
    office.cards.set(person(at + 2), { person: person(at + 2), card, envelope: Uint8Array.of(1), received: at });
  });
  const pairs = Array.from({ length: places.length / 2 }, (_, at) => pair(at + 1));
  return organisationsOf(office, pairs);
}

it('[S11] [F31] people in pairs by organisation: none below five, small ones put together with the next by name', () => {
  const many = (name: string, count: number): string[] => new Array<string>(count).fill(name);
  expect(officeWith([...many('Lycée B', 5), ...many('lycée b', 1), ...many('', 6)])).toEqual([
    { names: [''], people: 6 },
    { names: ['Lycée B'], people: 6 },
  ]);
  expect(officeWith([...many('A', 3), ...many('B', 3), ...many('C', 6), ...many('D', 2)])).toEqual([
    { names: ['A', 'B'], people: 6 },
    { names: ['C', 'D'], people: 8 },
  ]);
  expect(officeWith(many('A', 4))).toBe(null);
  expect(officeWith(many('', 8))).toBe(null);
});
