import { expect, it } from 'vitest';
import { newLog } from './log.ts';

it('[SP27] of a failure only its code is written: its message may hold an address', () => {
  const lines: string[] = [];
  const log = newLog(
    'warn',
    () => 0,
    (line) => lines.push(line),
  );
  log('error', 'store-failed', Object.assign(new Error('connect 192.0.2.7'), { code: 'ECONNREFUSED' }));
  log('warn', 'another', new TypeError('192.0.2.7'));
  log('warn', 'another', '192.0.2.7');
  log('info', 'quiet');
  expect(lines).toEqual([
    '{"at":"1970-01-01T00:00:00.000Z","level":"error","event":"store-failed","code":"ECONNREFUSED"}\n',
    '{"at":"1970-01-01T00:00:00.000Z","level":"warn","event":"another","code":"TypeError"}\n',
    '{"at":"1970-01-01T00:00:00.000Z","level":"warn","event":"another"}\n',
  ]);
});

it('[SP59] an error is one line a minute, with how many more there were', () => {
  const lines: { event: string; more?: number }[] = [];
  let now = 0;
  const log = newLog(
    'warn',
    () => now,
    (line) => lines.push(JSON.parse(line)),
  );
  for (; now < 150_000; now += 100) log('error', 'store-failed');
  log('error', 'answer-failed');
  now = 40_000; // the clock went back by more than a minute: it says so at once, not in two minutes
  log('error', 'store-failed');
  expect(lines.map(({ event, more }) => [event, more])).toEqual([
    ['store-failed', undefined],
    ['store-failed', 599],
    ['store-failed', 599],
    ['answer-failed', undefined],
    ['store-failed', 299],
  ]);
});
