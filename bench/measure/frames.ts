/** What a browser's own trace says of the frames between two marks: how long scripts ran in each. */
import type { CDPSession } from 'playwright-core';

interface Event {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
}

const SCRIPT = new Set([
  'FunctionCall',
  'EvaluateScript',
  'RunMicrotasks',
  'FireAnimationFrame',
  'TimerFire',
  'v8.run',
]);
const CATEGORIES = ['devtools.timeline', 'v8.execute', 'blink.user_timing', 'disabled-by-default-devtools.timeline'];

/** Milliseconds of script in each interval between two marks of this name, while `act` goes on. */
export async function scriptTimes(session: CDPSession, mark: string, act: () => Promise<void>): Promise<number[]> {
  const events: Event[] = [];
  const collect = ({ value }: { value: unknown[] }): void => {
    for (const event of value) events.push(event as Event);
  };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', { transferMode: 'ReportEvents', categories: CATEGORIES.join(',') });
  await act();
  const ended = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await ended;
  session.off('Tracing.dataCollected', collect);
  const marks = events.filter(({ name, ph }) => name === mark && (ph === 'I' || ph === 'R'));
  const [first] = marks;
  if (first === undefined) throw new Error('the page makes its marks');
  const scripts = events
    .filter(({ name, ph, pid, tid }) => SCRIPT.has(name) && ph === 'X' && pid === first.pid && tid === first.tid)
    .sort((a, b) => a.ts - b.ts);
  const edges = marks.map(({ ts }) => ts).sort((a, b) => a - b);
  return edges.slice(1).map((end, at) => within(scripts, edges[at] ?? end, end) / 1000);
}

/** One script that runs inside another is not counted twice. */
function within(scripts: readonly Event[], from: number, to: number): number {
  let [sum, reached] = [0, from];
  for (const { ts, dur = 0 } of scripts) {
    const start = Math.max(ts, reached);
    const end = Math.min(ts + dur, to);
    if (end <= start) continue;
    sum += end - start;
    reached = end;
  }
  return sum;
}

export const p95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * 0.95))] ?? 0;
