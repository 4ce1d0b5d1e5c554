import { describe, expect, it } from 'vitest';
import { readRequest } from './request.ts';

const RIGHT = {
  mentees: 2,
  mentors: 2,
  capacity: [1, 1],
  scores: [
    [1, 2],
    [3, 4],
  ],
};
const PINS = { pins: [[0, 1]] };

describe('readRequest', () => {
  it('reads rows and sparse scores alike, and a missing score as not allowed', () => {
    const rows = readRequest({
      ...RIGHT,
      scores: [
        [1, null],
        [-3.5, 0],
      ],
    }).request;
    const sparse = readRequest({
      ...RIGHT,
      scores: {
        sparse: [
          [1, 1, 0],
          [0, 0, 1],
          [1, 0, -3.5],
        ],
      },
    }).request;
    if (rows === null || sparse === null) throw new Error('not a request');
    for (const { pairs } of [rows, sparse]) {
      expect([...pairs.starts]).toEqual([0, 1, 3]);
      expect([...pairs.mentorAt]).toEqual([0, 0, 1]);
      expect([...pairs.scoreAt]).toEqual([1, -3.5, 0]);
      expect(pairs.find(0, 1)).toBe(-1);
    }
    expect(rows.objective).toBe('total');
  });

  it.each([
    ['nothing', null, 'the file'],
    ['a list', [], 'the file'],
    ['a count that is none', { ...RIGHT, mentees: 2.5 }, 'mentees'],
    ['no mentors', { ...RIGHT, mentors: undefined }, 'mentors'],
    ['no capacity', { ...RIGHT, capacity: undefined }, 'capacity'],
    ['too few capacities', { ...RIGHT, capacity: [1] }, 'capacity'],
    ['a negative capacity', { ...RIGHT, capacity: [1, -1] }, 'capacity[1]'],
    ['half a seat', { ...RIGHT, capacity: [0.5, 1] }, 'capacity[0]'],
    ['no scores', { ...RIGHT, scores: undefined }, 'scores'],
    ['a row too few', { ...RIGHT, scores: [[1, 2]] }, 'scores'],
    ['a ragged row', { ...RIGHT, scores: [[1, 2], [3]] }, 'scores[1]'],
    [
      'not a number',
      {
        ...RIGHT,
        scores: [
          [1, Number.NaN],
          [3, 4],
        ],
      },
      'scores[0][1]',
    ],
    [
      'an infinite score',
      {
        ...RIGHT,
        scores: [
          [1, 2],
          [Number.POSITIVE_INFINITY, 4],
        ],
      },
      'scores[1][0]',
    ],
    [
      'a score in words',
      {
        ...RIGHT,
        scores: [
          ['1', 2],
          [3, 4],
        ],
      },
      'scores[0][0]',
    ],
    [
      'a score too great',
      {
        ...RIGHT,
        scores: [
          [1e16, 2],
          [3, 4],
        ],
      },
      'scores[0][0]',
    ],
    ['a mentee out of range', { ...RIGHT, scores: { sparse: [[2, 0, 1]] } }, 'scores.sparse[0]'],
    ['a mentor out of range', { ...RIGHT, scores: { sparse: [[0, -1, 1]] } }, 'scores.sparse[0]'],
    [
      'a pair twice',
      {
        ...RIGHT,
        scores: {
          sparse: [
            [0, 1, 1],
            [0, 1, 2],
          ],
        },
      },
      'scores.sparse[1]',
    ],
    ['half an entry', { ...RIGHT, scores: { sparse: [[0, 1]] } }, 'scores.sparse[0]'],
    ['a pin out of range', { ...RIGHT, pins: [[0, 2]] }, 'pins[0]'],
    ['half a pin', { ...RIGHT, pins: [[0]] }, 'pins[0]'],
    [
      'a pin on a ban',
      {
        ...RIGHT,
        ...PINS,
        bans: [
          [1, 1],
          [0, 1],
        ],
      },
      'pins[0]',
    ],
    [
      'a pin without a score',
      {
        ...RIGHT,
        ...PINS,
        scores: [
          [1, null],
          [3, 4],
        ],
      },
      'pin [0, 1]',
    ],
    [
      'two pins of one mentee',
      {
        ...RIGHT,
        pins: [
          [0, 0],
          [0, 1],
        ],
      },
      'pin [0, 1]',
    ],
    [
      'pins above capacity',
      {
        ...RIGHT,
        pins: [
          [0, 1],
          [1, 1],
        ],
      },
      'pins',
    ],
    ['a ban out of range', { ...RIGHT, bans: [[-1, 0]] }, 'bans[0]'],
    ['minLoad above capacity', { ...RIGHT, minLoad: [2, 0] }, 'minLoad[0]'],
    ['minLoad for more than there are', { ...RIGHT, capacity: [2, 2], minLoad: [2, 1] }, 'minLoad'],
    ['too few minLoads', { ...RIGHT, minLoad: [0] }, 'minLoad'],
    ['an unknown objective', { ...RIGHT, objective: 'best' }, 'objective'],
    ['rankings of too few', { ...RIGHT, rankings: { mentees: [[0]] } }, 'rankings.mentees'],
    ['a ranking of a stranger', { ...RIGHT, rankings: { mentors: [[0], [2]] } }, 'rankings.mentors[1]'],
    ['a ranking that names one twice', { ...RIGHT, rankings: { mentors: [[0, 0], []] } }, 'rankings.mentors[0]'],
  ])('refuses %s, and says where', (_, from, where) => {
    const { request, refused } = readRequest(from);
    expect(request).toBeNull();
    expect(refused?.map((one) => one.where)).toContain(where);
    for (const { why } of refused ?? []) expect(why).not.toBe('');
  });

  it('a rule under another spelling is refused, and says which it may be; a note beside the rules is not', () => {
    const named = (extra: object) => readRequest({ ...RIGHT, ...extra }).refused ?? [];
    expect(named({ minload: [1] })).toEqual([{ where: 'minload', why: 'is not read; is it minLoad?' }]);
    for (const key of ['objectiv', 'Pins', 'ban', 'min_load', 'ranking', 'score'])
      expect(named({ [key]: 1 })).toHaveLength(1);
    expect(named({ names: ['Ada'], seed: 4, comment: 'of October' })).toEqual([]);
  });

  it('names every fault at once, up to a number of them', () => {
    const { refused } = readRequest({ ...RIGHT, capacity: [-1, 1], scores: [[1], [2]] });
    expect(refused?.map(({ where }) => where)).toEqual(['capacity[0]', 'scores[0]', 'scores[1]']);
    const many = readRequest({ ...RIGHT, bans: Array(40).fill([9, 0]) }).refused;
    expect(many?.at(-1)).toEqual({ where: 'and', why: '20 more' });
  });
});
