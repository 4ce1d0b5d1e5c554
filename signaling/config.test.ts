import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readConfig, VARIABLES } from './config.ts';
import { newPair } from './testing/client.ts';

it('an empty environment is enough', () => {
  expect(readConfig({})).toEqual({
    ok: true,
    value: {
      port: 8080,
      dataDir: './data',
      letterDays: 30,
      logLevel: 'warn',
      relays: { urls: [] },
      openTopics: false,
    },
  });
  expect(readConfig({ PORT: '', ORIGIN: '', PROGRAMMES: ' ', LETTER_DAYS: '', LOG_LEVEL: '', TURN_URL: '' })).toEqual(
    readConfig({}),
  );
});

it('every variable is read', () => {
  const [first, second] = [newPair().key, newPair().key];
  const env = {
    PORT: '0',
    DATA_DIR: '/srv/letters',
    ORIGIN: 'https://binome.example/',
    PROGRAMMES: `${first}, ${second}`,
    LETTER_DAYS: '7',
    LOG_LEVEL: 'debug',
    TURN_URL: 'stun:turn.example:3478, turn:turn.example:3478?transport=tcp',
    TURN_SECRET: 'shared with coturn',
    REDIS_URL: 'redis://:word@127.0.0.1:6379',
    OPEN_TOPICS: '1',
  };
  expect(Object.keys(env)).toEqual(VARIABLES);
  expect(readConfig(env)).toEqual({
    ok: true,
    value: {
      port: 0,
      dataDir: '/srv/letters',
      origin: 'https://binome.example',
      programmes: [first, second],
      letterDays: 7,
      logLevel: 'debug',
      relays: {
        urls: ['stun:turn.example:3478', 'turn:turn.example:3478?transport=tcp'],
        secret: 'shared with coturn',
      },
      redisUrl: 'redis://:word@127.0.0.1:6379',
      openTopics: true,
    },
  });
});

it('programmes may be named by a file and the key that signs it', () => {
  const { key } = newPair();
  expect(readConfig({ PROGRAMMES: `/srv/a#b/admission.json#${key}` })).toMatchObject({
    value: { programmes: { file: '/srv/a#b/admission.json', operator: key } },
  });
});

it.each([
  ['PORT', 'eighty', 'a number from 0 to 65535'],
  ['PORT', '65536', 'a number from 0 to 65535'],
  ['ORIGIN', 'binome.example', 'an address such as https://binome.example'],
  ['ORIGIN', "https://a; script-src 'unsafe-inline'", 'an address such as https://binome.example'],
  ['PROGRAMMES', 'abc', 'programme keys of 43 characters, separated by commas, or FILE#KEY as npm run admit prints it'],
  [
    'PROGRAMMES',
    'file#abc',
    'programme keys of 43 characters, separated by commas, or FILE#KEY as npm run admit prints it',
  ],
  ['OPEN_TOPICS', 'yes', '1 or 0'],
  ['LETTER_DAYS', '-1', 'a number of days, at most 3650'],
  ['LETTER_DAYS', 'NaN', 'a number of days, at most 3650'],
  ['TURN_URL', 'turn.example', 'at most 8 addresses such as stun:turn.example:3478, separated by commas'],
  ['LOG_LEVEL', 'loud', 'one of silent, error, warn, info, debug'],
])('%s=%s is refused in words', (name, value, expected) => {
  expect(readConfig({ [name]: value })).toEqual({
    ok: false,
    error: `${name} is "${value}", but it must be ${expected}.`,
  });
});

it('there are ten variables at most, each in the README with its default', () => {
  expect(VARIABLES.length).toBeLessThanOrEqual(10);
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  const told = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(told).toEqual(VARIABLES);
});

it('a relay without its secret is refused in words, and a secret is never repeated', () => {
  const missing = readConfig({ TURN_URL: 'turn:turn.example' });
  expect(missing).toMatchObject({ ok: false, error: expect.stringContaining('TURN_SECRET is missing') });
  expect(readConfig({ TURN_URL: 'stun:turn.example' }).ok).toBe(true);
  expect(JSON.stringify(readConfig({ TURN_URL: 'x', TURN_SECRET: 'hush' }))).not.toContain('hush');
  const redis = readConfig({ REDIS_URL: ':hush@127.0.0.1' });
  expect(redis).toEqual({
    ok: false,
    error: 'REDIS_URL is not understood, but it must be an address such as redis://127.0.0.1:6379.',
  });
});
