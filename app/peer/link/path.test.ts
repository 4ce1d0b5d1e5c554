import { expect, test } from 'vitest';
import { chosenWay, wayOf } from './path.ts';

const ends = (local: string, remote: string) =>
  ({
    mine: { type: 'local-candidate', candidateType: local },
    theirs: { type: 'remote-candidate', candidateType: remote },
  }) as const;
const pair = { type: 'candidate-pair', localCandidateId: 'mine', remoteCandidateId: 'theirs' };
const asMap = (stats: Record<string, Record<string, unknown>>) => new Map(Object.entries(stats));

test.each([
  ['host', 'host', 'direct'],
  ['srflx', 'prflx', 'direct'],
  ['relay', 'host', 'relayed'],
  ['prflx', 'relay', 'relayed'],
])('%s to %s is %s', (local, remote, path) => {
  const chromium = {
    transport: { type: 'transport', selectedCandidatePairId: 'pair' },
    pair: { ...pair, responsesReceived: 7, currentRoundTripTime: 0.04 },
    ...ends(local, remote),
  };
  expect(wayOf(asMap(chromium))).toEqual({ path, answers: 7, roundTrip: 40 });
  const firefox = { other: { ...pair, selected: false }, pair: { ...pair, selected: true }, ...ends(local, remote) };
  expect(wayOf(asMap(firefox))).toEqual({ path, answers: null, roundTrip: null });
});

test('is not claimed before a pair is chosen, nor of a connection that is gone', async () => {
  expect(wayOf(asMap({ pair, ...ends('relay', 'relay') }))).toBeNull();
  expect(await chosenWay({ getStats: () => Promise.reject(new Error('closed')) })).toBeNull();
});
