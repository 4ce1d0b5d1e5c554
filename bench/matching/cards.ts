/** Cards to match, drawn from a seed: what people of a great programme could write. */
import type { Candidate } from '../../app/matching/types.ts';
import type { Card, Role } from '../../app/model/card.ts';
import { personIdOf } from '../../app/model/ids.ts';
import { aCard, ISSUED, tags, zone } from '../../app/model/samples.ts';
import { numbersFrom } from './pools.ts';

export const AT = ISSUED;
const ZONES = ['America/Toronto', 'America/Montreal', 'Europe/Paris', 'Africa/Dakar', 'America/Vancouver'].map(zone);
const SPOKEN = [tags('fr'), tags('fr', 'en'), tags('en'), tags('fr-ca'), tags('fr-ca', 'en-ca', 'es')];
const SKILLS = Array.from({ length: 60 }, (_, n) => `Compétence ${n}`);
const TOPICS = Array.from({ length: 25 }, (_, n) => `Sujet no ${n}`);

/** So many of each side; mentors have `capacity` seats in turn. Free in three to six stretches of one to three hours. */
export function people(mentees: number, mentors: number, capacity: readonly number[], seed: number): Candidate[] {
  const next = numbersFrom(seed);
  const below = (count: number) => Math.floor(count * next());
  const some = (from: readonly string[], least: number, most: number): string[] => {
    const found = new Set<string>();
    // The first are written more often than the last.
    for (let left = least + below(most - least + 1); left > 0; left -= 1)
      found.add(from[Math.floor(from.length * next() * next())] ?? '');
    return [...found];
  };
  const week = (): number[] => {
    const free = new Set<number>();
    for (let stretch = 3 + below(4); stretch > 0; stretch -= 1) {
      const begins = 48 * below(7) + 16 + below(26);
      for (let at = 0; at < 2 + below(5); at += 1) free.add(begins + at);
    }
    return [...free].sort((a, b) => a - b);
  };
  const card = (role: Role, n: number): Card =>
    aCard({
      name: `Personne ${n}`,
      role,
      skillsOffered: some(SKILLS, role === 'mentor' ? 3 : 0, role === 'mentor' ? 8 : 2),
      skillsSought: some(SKILLS, role === 'mentor' ? 0 : 2, role === 'mentor' ? 2 : 5),
      topics: some(TOPICS, 1, 5),
      languages: SPOKEN[below(SPOKEN.length)] ?? [],
      timeZone: ZONES[below(ZONES.length)] ?? zone('UTC'),
      availability: week(),
      capacity: role === 'mentor' ? (capacity[n % capacity.length] ?? 1) : 1,
    });
  return Array.from({ length: mentees + mentors }, (_, n) => {
    const bytes = new Uint8Array(32);
    new DataView(bytes.buffer).setUint32(0, Math.imul(n + 1, 0x9e3779b1));
    return { person: personIdOf(bytes), card: card(n < mentors ? 'mentor' : 'mentee', n), taken: 0 };
  });
}
