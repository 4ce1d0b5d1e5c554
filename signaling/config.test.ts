import { expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { newPair } from './testing/client.ts';

it('an empty environment is enough', () => {
  expect(readConfig({})).toEqual({
    ok: true,
    value: { port: 8080, dataDir: './data', letterDays: 30, logLevel: 'warn', relays: { urls: [] } },
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
  };
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
    },
  });
});

it.each([
  ['PORT', 'eighty', 'a number from 0 to 65535'],
  ['PORT', '65536', 'a number from 0 to 65535'],
  ['ORIGIN', 'binome.example', 'an address such as https://binome.example'],
  ['ORIGIN', "https://a; script-src 'unsafe-inline'", 'an address such as https://binome.example'],
  ['PROGRAMMES', 'abc', 'programme keys of 43 characters, separated by commas'],
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

it('a relay without its secret is refused in words, and a secret is never repeated', () => {
  const missing = readConfig({ TURN_URL: 'turn:turn.example' });
  expect(missing).toMatchObject({ ok: false, error: expect.stringContaining('TURN_SECRET is missing') });
  expect(readConfig({ TURN_URL: 'stun:turn.example' }).ok).toBe(true);
  expect(JSON.stringify(readConfig({ TURN_URL: 'x', TURN_SECRET: 'hush' }))).not.toContain('hush');
});
