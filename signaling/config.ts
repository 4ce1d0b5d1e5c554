import * as v from 'valibot';
import { LOG_LEVELS } from './log.ts';
import { AddressSchema, LIMITS, RelayUrlSchema } from './protocol.ts';

const matching = (form: RegExp) => v.pipe(v.string(), v.regex(form));
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

/** All there are, each with what it must be, for whoever set it; what it is for is told in README.md. */
const Environment = v.object({
  PORT: v.optional(
    v.message(v.pipe(numberUpTo(65_535), v.integer(), v.minValue(0)), 'a number from 0 to 65535'),
    '8080',
  ),
  DATA_DIR: v.optional(v.string(), './data'),
  ORIGIN: v.optional(v.message(matching(/^https?:\/\/[^/\s;,'"]+\/?$/), 'an address such as https://binome.example')),
  PROGRAMMES: v.optional(
    v.message(
      v.union([AdmissionSchema, listOf(AddressSchema)]),
      'programme keys of 43 characters, separated by commas, or FILE#KEY as npm run admit prints it',
    ),
  ),
  LETTER_DAYS: v.optional(v.message(v.pipe(numberUpTo(3650), v.gtValue(0)), 'a number of days, at most 3650'), '30'),
  LOG_LEVEL: v.optional(v.message(v.picklist(LOG_LEVELS), `one of ${LOG_LEVELS.join(', ')}`), 'warn'),
  TURN_URL: v.optional(
    v.message(
      v.pipe(listOf(RelayUrlSchema), v.maxLength(LIMITS.relays)),
      `at most ${LIMITS.relays} addresses such as stun:turn.example:3478, separated by commas`,
    ),
    '',
  ),
  TURN_SECRET: v.optional(v.string()),
  REDIS_URL: v.optional(v.message(matching(/^rediss?:\/\/\S+$/), 'an address such as redis://127.0.0.1:6379')),
  OPEN_TOPICS: v.optional(v.message(v.picklist(['0', '1']), '1 or 0'), '0'),
});
export const VARIABLES = Object.keys(Environment.entries);

export type Config = Extract<ReturnType<typeof readConfig>, { ok: true }>['value'];

/** Reads the environment. An error is a plain sentence naming the variable, what is wrong and what is expected. */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  const refused = (error: string) => ({ ok: false as const, error });
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const { success, output, issues } = v.safeParse(Environment, given);
  if (!success) {
    const name = String(issues[0].path?.[0].key);
    const is = name === 'REDIS_URL' ? 'not understood' : `"${env[name]}"`; // it may hold a password
    return refused(`${name} is ${is}, but it must be ${issues[0].message}.`);
  }
  const relays = { urls: output.TURN_URL, secret: output.TURN_SECRET };
  if (relays.secret === undefined && relays.urls.some((url) => url.startsWith('turn'))) {
    return refused('TURN_SECRET is missing: TURN_URL names a relay, which opens only to its secret.');
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
