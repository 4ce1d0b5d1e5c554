import { expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { newPair } from './testing/client.ts';

it('an empty environment is enough', () => {
  expect(readConfig({})).toEqual({
    ok: true,
    value: { port: 8080, dataDir: './data', letterDays: 30, logLevel: 'warn' },
  });
  expect(readConfig({ PORT: '', ORIGIN: '', PROGRAMMES: ' ', LETTER_DAYS: '', LOG_LEVEL: '' })).toEqual(readConfig({}));
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
  ['LOG_LEVEL', 'loud', 'one of silent, error, warn, info, debug'],
])('%s=%s is refused in words', (name, value, expected) => {
  expect(readConfig({ [name]: value })).toEqual({
    ok: false,
    error: `${name} is "${value}", but it must be ${expected}.`,
  });
});
