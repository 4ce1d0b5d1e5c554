import { expect, it } from 'vitest';
import { bytesIn } from './spent.ts';

it('counts both ways, with what is around each packet', () => {
  const stats = [
    { type: 'outbound-rtp', packetsSent: 10, bytesSent: 600, headerBytesSent: 200 },
    { type: 'inbound-rtp', packetsReceived: 5, bytesReceived: 300 },
    { type: 'candidate-pair', bytesSent: 99_999 },
  ];
  expect(bytesIn(stats)).toBe(600 + 200 + 10 * 38 + 300 + 5 * 12 + 5 * 38);
});

it('is nothing for what a browser does not say', () => {
  expect(bytesIn([{ type: 'outbound-rtp' }, {}, { type: 'inbound-rtp', bytesReceived: 'many' }])).toBe(0);
});
