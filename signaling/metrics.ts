/** What the operator may know: counts, never of whom. In the text that Prometheus reads. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ERROR_CODES, type ErrorCode } from './protocol.ts';

const EVENTS = ['connections', 'proofs', 'publications', 'letters', 'acknowledgements'] as const;
export type Counted = (typeof EVENTS)[number] | ErrorCode;

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
