/** What operators and their tools ask: alive, ready, and how much; counts, never of whom. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ERROR_CODES, type ErrorCode } from './protocol.ts';

const EVENTS = ['connections', 'proofs', 'publications', 'letters', 'acknowledgements'] as const;
type Counted = (typeof EVENTS)[number] | ErrorCode;

/** Counts since the start, written as Prometheus reads them. */
export function newMetrics() {
  const counts = Object.fromEntries([...EVENTS, ...ERROR_CODES].map((name) => [name, 0])) as Record<Counted, number>;
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return {
    count(name: Counted): void {
      counts[name] += 1;
    },
    /** With what is there now, such as open connections. */
    text(now: Readonly<Record<string, number>>): string {
      const gauges = {
        ...now,
        resident_bytes: process.memoryUsage.rss(),
        uptime_seconds: Math.round(process.uptime()),
        event_loop_delay_p99_seconds: delay.percentile(99) / 1e9,
      };
      delay.reset();
      return [
        ...Object.entries(gauges).map(([name, value]) => `# TYPE binome_${name} gauge\nbinome_${name} ${value}`),
        ...EVENTS.map((name) => `# TYPE binome_${name}_total counter\nbinome_${name}_total ${counts[name]}`),
        '# TYPE binome_refusals_total counter',
        ...ERROR_CODES.map((code) => `binome_refusals_total{code="${code}"} ${counts[code]}`),
        '',
      ].join('\n');
    },
    stop: () => delay.disable(),
  };
}

// A proxy beside us asks from this machine too, for anybody: it says so in these.
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];
const isFromHere = ({ socket, headers }: IncomingMessage): boolean =>
  /^(?:::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '') && FORWARDED.every((name) => headers[name] === undefined);

export type State = 'ok' | 'closing' | 'failing';

/** Answers the three paths; false: it was none of them, or not for the one who asks. */
export function answerState(
  request: IncomingMessage,
  response: ServerResponse,
  { version, state, counts }: { version: string; state: () => State; counts: () => string },
): boolean {
  const answer = (status: number, type: string, text: string): true => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
    return true;
  };
  const { url } = request;
  if (url === '/metrics' && isFromHere(request)) return answer(200, 'text/plain; version=0.0.4', counts());
  if (url !== '/readyz' && url !== '/healthz') return false;
  const now = state();
  const store = now === 'failing' ? now : 'ok';
  const status = url === '/readyz' ? now : store;
  return answer(status === 'ok' ? 200 : 503, 'application/json', JSON.stringify({ status, version, store }));
}
