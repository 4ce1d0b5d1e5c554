import * as v from 'valibot';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { type Address, parseAddress } from './protocol.ts';

export interface Config {
  readonly port: number;
  readonly dataDir: string;
  readonly origin?: string;
  readonly programmes?: readonly Address[];
  readonly letterDays: number;
  readonly logLevel: LogLevel;
}

/** Reads the environment. An error is a plain sentence naming the variable, what is wrong and what is expected. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): { ok: true; value: Config } | { ok: false; error: string } {
  const wrong = (name: string, expected: string) => ({
    ok: false as const,
    error: `${name} is "${env[name]}", but it must be ${expected}.`,
  });
  const port = Number(env.PORT || 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return wrong('PORT', 'a number from 0 to 65535');
  const letterDays = Number(env.LETTER_DAYS || 30);
  if (!(letterDays > 0 && letterDays <= 3650)) return wrong('LETTER_DAYS', 'a number of days, at most 3650');
  const origin = env.ORIGIN?.replace(/\/$/, '') || undefined;
  if (origin !== undefined && !/^https?:\/\/[^/\s;,'"]+$/.test(origin)) {
    return wrong('ORIGIN', 'an address such as https://binome.example');
  }
  const logLevel = v.safeParse(v.picklist(LOG_LEVELS), env.LOG_LEVEL || 'warn');
  if (!logLevel.success) return wrong('LOG_LEVEL', `one of ${LOG_LEVELS.join(', ')}`);
  const programmes: Address[] = [];
  for (const text of (env.PROGRAMMES ?? '').split(/[\s,]+/).filter((part) => part !== '')) {
    const address = parseAddress(text);
    if (address === null) return wrong('PROGRAMMES', 'programme keys of 43 characters, separated by commas');
    programmes.push(address);
  }
  return {
    ok: true,
    value: {
      port,
      dataDir: env.DATA_DIR || './data',
      letterDays,
      logLevel: logLevel.output,
      ...(origin !== undefined && { origin }),
      ...(programmes.length > 0 && { programmes }),
    },
  };
}
