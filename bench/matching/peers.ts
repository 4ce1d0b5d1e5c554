/** Whom the matching is compared with: the optimum of the linear programme from highs, and greedy by score. */
import load from 'highs';
import type { Pool } from '../../app/matching/pool/pool.ts';
import { scoreOf } from './pools.ts';

/** Seconds after which highs is stopped. */
const PATIENCE = 120;

/** The greatest total with everybody matched, or every seat taken; null where that is impossible, or not found in time. */
export async function lpOptimum(pool: Pool, least = 0): Promise<number | null> {
  const { mentees, mentors, seats } = pool;
  const rows = Array.from({ length: mentees }, (): string[] => []);
  const columns = Array.from({ length: mentors }, (): string[] => []);
  const worth: string[] = [];
  for (let mentee = 0; mentee < mentees; mentee += 1) {
    for (let mentor = 0; mentor < mentors; mentor += 1) {
      const score = scoreOf(pool, mentee, mentor);
      if (score < least) continue;
      const name = `x${mentee}_${mentor}`;
      worth.push(`${score} ${name}`);
      rows[mentee]?.push(name);
      columns[mentor]?.push(name);
    }
  }
  const enough = seats.reduce((sum, count) => sum + count, 0) >= mentees;
  if (rows.some((row) => row.length === 0 && enough)) return null;
  const lines = [
    ...rows.flatMap((row) => (row.length === 0 ? [] : [`${row.join(' + ')} ${enough ? '=' : '<='} 1`])),
    ...columns.flatMap((column, mentor) =>
      column.length === 0 ? [] : [`${column.join(' + ')} ${enough ? '<=' : '='} ${seats[mentor] ?? 0}`],
    ),
  ];
  const highs = await load();
  const model = `Maximize\n ${worth.join(' + ')}\nSubject To\n ${lines.join('\n ')}\nEnd\n`;
  const { Status, ObjectiveValue } = highs.solve(model, { time_limit: PATIENCE });
  return Status === 'Optimal' ? ObjectiveValue : null;
}

/** The best pair of all first, then the best of those still possible. Of equals the first mentee, then the first mentor. */
export function greedy(pool: Pool): Int32Array {
  const { mentees, mentors, seats, scoreAt } = pool;
  const byScore = new Map<number, number[]>();
  scoreAt.forEach((score, at) => {
    const same = byScore.get(score);
    if (same === undefined) byScore.set(score, [at]);
    else same.push(at);
  });
  const mentorOf = new Int32Array(mentees).fill(-1);
  const free = seats.slice();
  for (const score of [...byScore.keys()].sort((a, b) => b - a)) {
    for (const at of byScore.get(score) ?? []) {
      const mentee = Math.floor(at / mentors);
      const mentor = at % mentors;
      if (mentorOf[mentee] !== -1 || free[mentor] === 0) continue;
      mentorOf[mentee] = mentor;
      free[mentor] = (free[mentor] ?? 0) - 1;
    }
  }
  return mentorOf;
}
