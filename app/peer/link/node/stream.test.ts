import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { Buffer, 'module.exports' as randomBytes } from './bytes.ts';
import { Duplex } from './stream.ts';

describe('in place of a stream', () => {
  test('tells each listener, in the order in which they came', () => {
    const told: unknown[] = [];
    const duplex = new Duplex().on('signal', (...values) => told.push('first', ...values));
    duplex.on('signal', () => told.push('second'));
    expect(duplex.emit('signal', 1, 2)).toBe(true);
    expect(told).toEqual(['first', 1, 2, 'second']);
    expect(duplex.emit('close')).toBe(false);
  });

  test('tells once who asks for once, even when telling it makes it happen again', () => {
    let told = 0;
    const duplex = new Duplex();
    duplex.once('connect', () => {
      told += 1;
      duplex.emit('connect');
    });
    duplex.emit('connect');
    expect(told).toBe(1);
  });

  test('does not tell who left, nor who comes while it is told', () => {
    const told: string[] = [];
    const duplex = new Duplex();
    const leaving = () => told.push('left');
    duplex.once('finish', leaving);
    duplex.removeListener('finish', leaving);
    duplex.on('finish', () => duplex.on('finish', () => told.push('came')));
    duplex.emit('finish');
    expect(told).toEqual([]);
  });

  test('throws an error that nobody hears', () => {
    const error = new Error('lost');
    const duplex = new Duplex();
    expect(() => duplex.emit('error', error)).toThrow(error);
    duplex.on('error', () => undefined);
    expect(duplex.emit('error', error)).toBe(true);
  });

  test('carries nothing, and says so', () => {
    expect(() => new Duplex().push(new Uint8Array(1))).toThrow();
    expect(() => new Duplex().end()).toThrow();
  });
});

test('bytes are made up in the length asked for', () => {
  expect(randomBytes(20).toString('hex')).toMatch(/^[0-9a-f]{40}$/);
  expect(randomBytes(20).toString('hex')).not.toBe(randomBytes(20).toString('hex'));
});

test('simple-peer asks no more of Node than is here', () => {
  const source = readFileSync(createRequire(import.meta.url).resolve('simple-peer'), 'utf8');
  const all = (pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map(([, found]) => found))];
  const own = new Set(all(/^ {2}(?:get )?(\w+) \(.*\) \{$/gm));
  const inherited = all(/\bthis\.(\w+)\(/g).filter((name) => !own.has(name));
  // `sdpTransform` is an option of its own.
  expect(inherited.filter((name) => name !== 'sdpTransform' && !(String(name) in Duplex.prototype))).toEqual([]);
  expect(all(/\bstream\.([A-Z]\w+)/g)).toEqual(['Duplex']);
  expect(all(/\bBuffer\.(\w+)/g)).toEqual(Object.keys(Buffer));
  expect(all(/\brandombytes\(\d+\)(\S+?)\(/g)).toEqual(['.toString']);
  expect(all(/this\._(?:readable|writable)State\.(\w+)/g).sort()).toEqual(['ended', 'finished']);
  expect(all(/\brequire\('([^']+)'\)/g).sort()).toEqual([
    'buffer',
    'debug',
    'err-code',
    'get-browser-rtc',
    'queue-microtask',
    'randombytes',
    'readable-stream',
  ]);
});
