import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeMeeting, parseLinkingMessage, parseReturnAnswer, parseReturnCall } from './meetingCodec.ts';

const key = 'A'.repeat(43);

test('what two devices say comes back as it was', () => {
  const hello = { version: 1, say: 'hello', commitment: key } as const;
  const nonce = { version: 1, say: 'nonce', commitment: key, nonce: key } as const;
  const shown = { version: 1, say: 'shown', box: key, name: 'Firefox · Android' } as const;
  const gift = { version: 1, say: 'gift', letter: 'AAAA' } as const;
  for (const message of [hello, nonce, shown, gift]) {
    expect(parseLinkingMessage(encodeMeeting(message))).toEqual({ ok: true, value: message });
  }
  const call = { version: 1, certificate: 'AAAA', at: 5 } as const;
  expect(parseReturnCall(encodeMeeting(call))).toEqual({ ok: true, value: call });
  const direct = { version: 1, say: 'direct', offer: 'AAAA', reply: 'BBBB' } as const;
  const programme = { version: 1, say: 'programme', envelope: 'AAAA' } as const;
  for (const answer of [direct, programme]) {
    expect(parseReturnAnswer(encodeMeeting(answer))).toEqual({ ok: true, value: answer });
  }
});

test('a name without end, a field too many or another version is refused', () => {
  const odd = [
    { version: 1, say: 'shown', box: key, name: 'x'.repeat(81) },
    { version: 1, say: 'shown', box: `${key}A`, name: '' },
    { version: 2, say: 'shown', box: key, name: '' },
    { version: 1, say: 'shown', box: key, name: '', seed: 'AAAA' },
    { version: 1, say: 'hello', commitment: key.slice(1) },
    { version: 1, say: 'nonce', commitment: key, nonce: '' },
    { version: 1, say: 'gift', letter: 'not base64url!' },
  ];
  for (const message of odd) {
    expect(parseLinkingMessage(new TextEncoder().encode(JSON.stringify(message))).ok).toBe(false);
  }
});

test('any bytes give an error, never an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (any) => {
      for (const parse of [parseLinkingMessage, parseReturnCall, parseReturnAnswer]) expect(parse(any).ok).toBe(false);
    }),
  );
});
