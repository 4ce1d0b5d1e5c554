import * as v from 'valibot';
import { LOG_LEVELS } from './log.ts';
import { AddressSchema, LIMITS, RelayUrlSchema } from './protocol.ts';

const numberUpTo = (most: number) => v.pipe(v.string(), v.transform(Number), v.number(), v.maxValue(most));
const listOf = <T extends v.GenericSchema<string, unknown>>(each: T) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.split(/[\s,]+/).filter((part) => part !== '')),
    v.array(each),
  );
/** An admission file and the key that must have signed it: FILE#KEY, as `npm run admit` prints it. */
const AdmissionSchema = v.pipe(
  v.string(),
  v.transform((text) => /^(?<file>.+)#(?<operator>[^#]+)$/.exec(text)?.groups),
  v.object({ file: v.string(), operator: AddressSchema }),
);
/** With what is expected, for whoever sets the variable. */
const be = <T extends v.GenericSchema>(words: string, schema: T) => v.message(schema, `it must be ${words}.`);

const Environment = v.object({
  PORT: v.optional(be('a number from 0 to 65535', v.pipe(numberUpTo(65_535), v.integer(), v.minValue(0))), '8080'),
  DATA_DIR: v.optional(v.string(), './data'),
  /** Where people reach this server. With it, pages of other origins are refused the socket. */
  ORIGIN: v.optional(
    be('an address such as https://binome.example', v.pipe(v.string(), v.regex(/^https?:\/\/[^/\s;,'"]+\/?$/))),
  ),
  /** Keys that may be programmes here, or the file that names them. Absent: any. */
  PROGRAMMES: v.optional(
    be(
      'programme keys of 43 characters, separated by commas, or FILE#KEY as npm run admit prints it',
      v.union([AdmissionSchema, listOf(AddressSchema)]),
    ),
  ),
  LETTER_DAYS: v.optional(be('a number of days, at most 3650', v.pipe(numberUpTo(3650), v.gtValue(0))), '30'),
  LOG_LEVEL: v.optional(be(`one of ${LOG_LEVELS.join(', ')}`, v.picklist(LOG_LEVELS)), 'warn'),
  /** What devices may use to find each other behind their routers. */
  TURN_URL: v.optional(
    be(
      `at most ${LIMITS.relays} addresses such as stun:turn.example:3478, separated by commas`,
      v.pipe(listOf(RelayUrlSchema), v.maxLength(LIMITS.relays)),
    ),
    '',
  ),
  TURN_SECRET: v.optional(v.string()),
  /** Where several nodes meet and keep their letters. */
  REDIS_URL: v.optional(
    be('an address such as redis://127.0.0.1:6379', v.pipe(v.string(), v.regex(/^rediss?:\/\/\S+$/))),
  ),
  /** Topics of any name, without a proof, for plain y-webrtc clients. */
  OPEN_TOPICS: v.optional(be('1 or 0', v.picklist(['0', '1'])), '0'),
});
/** All there are. */
export const VARIABLES = Object.keys(Environment.entries);

export type Config = Extract<ReturnType<typeof readConfig>, { ok: true }>['value'];

/** Reads the environment. An error is a plain sentence naming the variable, what is wrong and what is expected. */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const { success, output, issues } = v.safeParse(Environment, given);
  if (!success) {
    const name = String(issues[0].path?.[0].key);
    const is = name === 'REDIS_URL' ? 'not understood' : `"${env[name]}"`; // it may hold a password
    return { ok: false as const, error: `${name} is ${is}, but ${issues[0].message}` };
  }
  const relays = { urls: output.TURN_URL, secret: output.TURN_SECRET };
  if (relays.secret === undefined && relays.urls.some((url) => url.startsWith('turn'))) {
    const error = 'TURN_SECRET is missing: TURN_URL names a relay, which opens only to its secret.';
    return { ok: false as const, error };
  }
  const value = {
    port: output.PORT,
    dataDir: output.DATA_DIR,
    letterDays: output.LETTER_DAYS,
    logLevel: output.LOG_LEVEL,
    origin: output.ORIGIN?.replace(/\/$/, ''),
    programmes: output.PROGRAMMES,
    relays,
    redisUrl: output.REDIS_URL,
    openTopics: output.OPEN_TOPICS === '1',
  };
  return { ok: true as const, value };
}
