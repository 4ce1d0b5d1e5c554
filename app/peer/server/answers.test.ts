import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { LIMITS, parseClientMessage, type ServerFrame } from '../../../signaling/protocol.ts';
import { parseServerMessage, type ServerWords } from './answers.ts';

const bytes = (minLength: number, maxLength = minLength) =>
  fc.uint8Array({ minLength, maxLength }).map((array) => Buffer.from(array).toString('base64url'));

describe('what the server says', () => {
  it('is of the shapes that the server writes', () => {
    expectTypeOf<ServerFrame>().toExtend<ServerWords>();
  });

  it('may be anything at all: a value or nothing, never a throw', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.json().map((json) => `{"type":${json}}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const read = parseServerMessage(text);
        expect(read === null || typeof read.type === 'string').toBe(true);
      }),
    );
  });

  it('is read, of a publication, by the schema that the server reads by hand', () => {
    const texts = fc.oneof(bytes(32), bytes(0, 90), fc.string(), fc.stringMatching(/^[\w-]{0,90}$/));
    const publication = fc.record({ type: fc.constant('publish'), topic: texts, data: fc.oneof(texts, fc.anything()) });
    fc.assert(
      fc.property(publication, (frame) => {
        const bySchema = parseServerMessage(JSON.stringify({ ...frame, clients: 0 }));
        expect(parseClientMessage(JSON.stringify(frame)).ok).toBe(bySchema !== null);
      }),
      { numRuns: 1_000 },
    );
  });

  it('may be a page of letters of the largest size, and no larger', () => {
    const page = (count: number, size: number): ServerFrame => ({
      type: 'letters',
      key: 'A'.repeat(43),
      letters: Array.from({ length: count }, () => ({
        id: 'A'.repeat(43),
        letter: Buffer.alloc(size).toString('base64url'),
        at: Date.UTC(2100, 0),
      })),
    });
    for (const frame of [
      page(LIMITS.list, LIMITS.page / LIMITS.list),
      page(LIMITS.page / LIMITS.letter, LIMITS.letter),
      page(LIMITS.list, 1),
    ]) {
      expect(parseServerMessage(JSON.stringify(frame))).toEqual(frame);
    }
    expect(parseServerMessage(JSON.stringify(page(8, LIMITS.letter)))).toBeNull();
  });
});
