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
    '1970-01-01T00:00:00.000Z error store-failed ECONNREFUSED\n',
    '1970-01-01T00:00:00.000Z warn store-failed TypeError\n',
    '1970-01-01T00:00:00.000Z warn store-failed\n',
  ]);
});
