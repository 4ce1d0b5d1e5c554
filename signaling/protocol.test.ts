import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClientFrame, ERROR_CODES, parseAddress, parseClientMessage, proofPayload } from './protocol.ts';

const bytes = (minLength: number, maxLength = minLength) =>
  fc.uint8Array({ minLength, maxLength }).map((array) => Buffer.from(array).toString('base64url'));
const key = bytes(32);
const frames: fc.Arbitrary<ClientFrame> = fc.oneof(
  fc.record({ type: fc.constant('prove' as const), key, signature: bytes(64) }),
  fc.record({ type: fc.constant('subscribe' as const), topics: fc.array(key) }),
  fc.record({ type: fc.constant('unsubscribe' as const), topics: fc.array(key) }),
  fc.record({ type: fc.constant('publish' as const), topic: key, data: bytes(0, 300) }),
  fc.record({ type: fc.constant('ping' as const) }),
  fc.record({ type: fc.constant('register' as const), key, notice: bytes(1, 300) }),
  fc.record({ type: fc.constant('read' as const), key }),
  fc.record({ type: fc.constant('deposit' as const), id: key, to: key, letter: bytes(1, 300), from: key }),
  fc.record({ type: fc.constant('deposit' as const), id: key, to: key, letter: bytes(1, 300) }),
  fc.record({ type: fc.constant('collect' as const), key }),
  fc.record({ type: fc.constant('acknowledge' as const), key, ids: fc.array(key) }),
  fc.record({ type: fc.constant('relays' as const) }),
);

describe('parsing', () => {
  it('gives back every message, of every type, as it was written', () => {
    fc.assert(
      fc.property(frames, (frame) => {
        expect(parseClientMessage(JSON.stringify(frame))).toEqual({ ok: true, value: frame });
      }),
    );
  });

  it('leaves out fields it does not know', () => {
    expect(parseClientMessage('{"type":"ping","later":1}')).toEqual({ ok: true, value: { type: 'ping' } });
  });

  it('answers anything at all with a value, never a throw', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.json().map((json) => `{"type":${json}}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseClientMessage(text);
        if (!parsed.ok) expect(['malformed', 'too-large']).toContain(parsed.error.tag);
      }),
    );
  });

  it('takes one spelling of a key only', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    fc.assert(
      fc.property(key, (text) => {
        const spellings = [...alphabet].map((last) => text.slice(0, -1) + last);
        const same = spellings.filter((other) =>
          Buffer.from(other, 'base64url').equals(Buffer.from(text, 'base64url')),
        );
        expect(same).toHaveLength(4);
        expect(same.filter((other) => parseAddress(other) !== null)).toEqual([text]);
      }),
    );
    for (const text of [
      '',
      'A'.repeat(42),
      'A'.repeat(44),
      `${'A'.repeat(42)}=`,
      `${'A'.repeat(42)}+`,
      `${'A'.repeat(43)}\n`,
    ]) {
      expect(parseAddress(text)).toBeNull();
    }
  });
});

it('a proof signs the nonce, then the key', () => {
  expect(proofPayload(Uint8Array.of(1, 2), Uint8Array.of(3))).toEqual(Uint8Array.of(1, 2, 3));
});

it('every error code is explained in PROTOCOL.md', () => {
  const text = readFileSync(new URL('PROTOCOL.md', import.meta.url), 'utf8');
  expect(ERROR_CODES.filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
});
