import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relayedOnly } from './relayOnly.ts';
import type { InnerSignal } from './signal.ts';

const candidate = (text: string): InnerSignal => ({
  type: 'candidate',
  candidate: { candidate: text, sdpMLineIndex: 0, sdpMid: '0' },
});
const HOST = 'candidate:1 1 udp 2113937151 192.168.1.23 50000 typ host generation 0';
const NAMED = 'candidate:1 1 udp 2113937151 0a1b.local 50000 typ host generation 0';
const REFLEXIVE = 'candidate:2 1 udp 1677729535 198.51.100.7 50000 typ srflx raddr 192.168.1.23 rport 50000';
const RELAY = 'candidate:3 1 udp 16785407 203.0.113.1 49160 typ relay raddr 198.51.100.7 rport 50000 generation 0';
const OWN = /192\.168\.1\.23|198\.51\.100\.7|\.local|50000/;

describe('[relay only] what is told to the other side', () => {
  test('no address of the device or of its router', () => {
    for (const text of [HOST, NAMED, REFLEXIVE]) expect(relayedOnly(candidate(text))).toBeNull();
  });

  test('a relay, without from where it was reached; and that there are no more', () => {
    const kept = 'candidate:3 1 udp 16785407 203.0.113.1 49160 typ relay raddr 0.0.0.0 rport 0 generation 0';
    expect(relayedOnly(candidate(RELAY))).toEqual(candidate(kept));
    expect(relayedOnly(candidate(''))).toEqual(candidate(''));
  });

  test('a description keeps all but its addresses', () => {
    const lines = [
      'v=0',
      'o=- 46117 2 IN IP4 198.51.100.7',
      'c=IN IP6 2001:db8::7',
      'a=fingerprint:sha-256 AA:BB',
      `a=${HOST}`,
      `a=${REFLEXIVE}`,
      `a=${RELAY}`,
      'a=remote-candidates:1 198.51.100.7 50000',
      'a=mid:0',
      '',
    ];
    const told = relayedOnly({ type: 'offer', sdp: lines.join('\r\n') });
    expect(JSON.stringify(told)).not.toMatch(OWN);
    expect(told).toEqual({
      type: 'offer',
      sdp: [
        'v=0',
        'o=- 46117 2 IN IP4 0.0.0.0',
        'c=IN IP4 0.0.0.0',
        'a=fingerprint:sha-256 AA:BB',
        'a=candidate:3 1 udp 16785407 203.0.113.1 49160 typ relay raddr 0.0.0.0 rport 0 generation 0',
        'a=mid:0',
        '',
      ].join('\r\n'),
    });
  });

  test('a word "relay" somewhere else in a candidate opens nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom('typ relayed', 'x typ host relay', 'typ host ufrag relay'), (words) => {
        expect(relayedOnly(candidate(`candidate:1 1 udp 1 192.168.1.23 50000 ${words}`))).toBeNull();
      }),
    );
  });
});
