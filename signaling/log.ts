export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Says what happened by a fixed name. Of a failure only its code: messages may carry a topic, a key or an address. */
export type Log = (level: Exclude<LogLevel, 'silent'>, event: string, failure?: unknown) => void;

function codeOf(failure: unknown): string | undefined {
  if (typeof failure !== 'object' || failure === null) return undefined;
  if ('errstr' in failure && typeof failure.errstr === 'string') return failure.errstr; // SQLite's own words
  if ('code' in failure && typeof failure.code === 'string') return failure.code;
  return failure instanceof Error ? failure.name : undefined;
}

const MINUTE = 60_000;

/**
 * One line of JSON an event: at, level, event and, of a failure, its code. Of errors, one line a minute for each event:
 * what fails for everybody must not fill the disk. `more`: those that were left out since the last one.
 */
export function newLog(level: LogLevel, clock: () => number, write: (line: string) => void): Log {
  const loudest = LOG_LEVELS.indexOf(level);
  const said = new Map<string, { readonly at: number; more: number }>();
  return (of, event, failure) => {
    if (LOG_LEVELS.indexOf(of) > loudest) return;
    const now = clock();
    const last = said.get(event);
    if (last && Math.abs(now - last.at) < MINUTE) {
      last.more += 1;
      return;
    }
    if (of === 'error') said.set(event, { at: now, more: 0 });
    const line = {
      at: new Date(now).toISOString(),
      level: of,
      event,
      code: codeOf(failure),
      more: last?.more || undefined,
    };
    write(`${JSON.stringify(line)}\n`);
  };
}
