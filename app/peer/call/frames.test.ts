import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CallMessage, encodeCall, parseCall } from './frames.ts';

const call = 'AAAAAAAAAAAAAAAAAAAAAA';

it('carries each message as it is', () => {
  const messages: CallMessage[] = [
    { type: 'in', call, count: 2, ring: true },
    { type: 'out', call, why: 'declined' },
    { type: 'gives', microphone: true, camera: false, screen: false },
    { type: 'offer', sdp: 'v=0', places: ['1', '2', '3'] },
    { type: 'answer', sdp: 'v=0' },
    { type: 'again' },
  ];
  for (const message of messages) expect(parseCall(encodeCall(message))).toEqual(message);
});

it('passes over any bytes that are no message, and never throws', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => parseCall(bytes) === null));
  const wrong: unknown[] = [
    null,
    {},
    { type: 'later' },
    { type: 'in', call: 'short', count: 1, ring: true },
    { type: 'in', call, count: 0, ring: true },
    { type: 'out', call, why: 'rude' },
    { type: 'offer', sdp: 'x'.repeat(20_000), places: [] },
    { type: 'offer', sdp: '', places: ['1', '2', '3', '4'] },
  ];
  for (const value of wrong) expect(parseCall(new TextEncoder().encode(JSON.stringify(value)))).toBeNull();
  expect(parseCall(new Uint8Array(30_000))).toBeNull();
});
