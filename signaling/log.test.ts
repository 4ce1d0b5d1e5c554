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
  log('warn', 'store-failed', new TypeError('192.0.2.7'));
  log('warn', 'store-failed', '192.0.2.7');
  log('info', 'quiet');
  expect(lines).toEqual([
    '{"at":"1970-01-01T00:00:00.000Z","level":"error","event":"store-failed","code":"ECONNREFUSED"}\n',
    '{"at":"1970-01-01T00:00:00.000Z","level":"warn","event":"store-failed","code":"TypeError"}\n',
    '{"at":"1970-01-01T00:00:00.000Z","level":"warn","event":"store-failed"}\n',
  ]);
});
