import * as v from 'valibot';
import { LOG_LEVELS } from './log.ts';
import { AddressSchema, LIMITS, RelayUrlSchema } from './protocol.ts';

const numberUpTo = (most: number) => v.pipe(v.string(), v.transform(Number), v.number(), v.maxValue(most));
const list = v.pipe(
  v.string(),
  v.transform((text) => text.split(/[\s,]+/).filter((part) => part !== '')),
);

/** An admission file and the key that must have signed it: FILE#KEY, as `npm run admit` prints it. */
const AdmissionSchema = v.pipe(
  v.string(),
  v.includes('#'),
  v.transform((text) => ({
    file: text.slice(0, text.lastIndexOf('#')),
    operator: text.slice(text.lastIndexOf('#') + 1),
  })),
  v.object({ file: v.pipe(v.string(), v.nonEmpty()), operator: AddressSchema }),
);

const Environment = v.object({
  PORT: v.optional(v.pipe(numberUpTo(65_535), v.integer(), v.minValue(0)), '8080'),
  DATA_DIR: v.optional(v.string(), './data'),
  ORIGIN: v.optional(v.pipe(v.string(), v.regex(/^https?:\/\/[^/\s;,'"]+\/?$/))),
  PROGRAMMES: v.optional(v.union([AdmissionSchema, v.pipe(list, v.array(AddressSchema))])),
  LETTER_DAYS: v.optional(v.pipe(numberUpTo(3650), v.gtValue(0)), '30'),
  LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS), 'warn'),
  TURN_URL: v.optional(v.pipe(list, v.array(RelayUrlSchema), v.maxLength(LIMITS.relays)), ''),
  TURN_SECRET: v.optional(v.string()),
  REDIS_URL: v.optional(v.pipe(v.string(), v.regex(/^rediss?:\/\/\S+$/))),
  OPEN_TOPICS: v.optional(v.picklist(['0', '1']), '0'),
});
/** All there are. */
export const VARIABLES = Object.keys(Environment.entries);
type Variable = keyof typeof Environment.entries;

const EXPECTED: Readonly<Record<Exclude<Variable, 'DATA_DIR' | 'TURN_SECRET'>, string>> = {
  PORT: 'a number from 0 to 65535',
  ORIGIN: 'an address such as https://binome.example',
  PROGRAMMES: 'programme keys of 43 characters, separated by commas, or FILE#KEY as npm run admit prints it',
  LETTER_DAYS: 'a number of days, at most 3650',
  LOG_LEVEL: `one of ${LOG_LEVELS.join(', ')}`,
  TURN_URL: `at most ${LIMITS.relays} addresses such as stun:turn.example:3478, separated by commas`,
  REDIS_URL: 'an address such as redis://127.0.0.1:6379',
  OPEN_TOPICS: '1 or 0',
};

export type Config = Extract<ReturnType<typeof readConfig>, { ok: true }>['value'];

/** Reads the environment. An error is a plain sentence naming the variable, what is wrong and what is expected. */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = v.safeParse(Environment, given);
  if (!parsed.success) {
    const name = String(parsed.issues[0].path?.[0].key);
    const expected = Object.entries(EXPECTED).find(([variable]) => variable === name)?.[1];
    const is = name === 'REDIS_URL' ? 'not understood' : `"${env[name]}"`; // it may hold a password
    return { ok: false as const, error: `${name} is ${is}, but it must be ${expected}.` };
  }
  const { TURN_URL: urls, TURN_SECRET: secret, ...rest } = parsed.output;
  if (secret === undefined && urls.some((url) => url.startsWith('turn'))) {
    return {
      ok: false as const,
      error: 'TURN_SECRET is missing: TURN_URL names a relay, which opens only to its secret.',
    };
  }
  const value = {
    port: rest.PORT,
    dataDir: rest.DATA_DIR,
    letterDays: rest.LETTER_DAYS,
    logLevel: rest.LOG_LEVEL,
    /** Where people reach this server. With it, pages of other origins are refused the socket. */
    origin: rest.ORIGIN?.replace(/\/$/, ''),
    /** Keys that may be programmes here, or the file that names them. Absent: any. */
    programmes: rest.PROGRAMMES,
    /** What devices may use to find each other behind their routers. */
    relays: { urls, secret },
    /** Where several nodes meet and keep their letters. */
    redisUrl: rest.REDIS_URL,
    /** Topics of any name, without a proof, for plain y-webrtc clients. */
    openTopics: rest.OPEN_TOPICS === '1',
  };
  return { ok: true as const, value };
}
