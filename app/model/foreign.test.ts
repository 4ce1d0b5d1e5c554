/** Every decoder of what comes from outside: any bytes give a value or an error, and no more work than their length. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../crypto/result.ts';
import { parseAnnouncement } from './announcement.ts';
import { parseAssessment, parseConfided } from './assessment.ts';
import { parseBadge } from './badge.ts';
import { parseCard } from './cardCodec.ts';
import { parseChatText } from './chatLine.ts';
import { parseChoice, parseProfiles } from './choosing.ts';
import { parseShared, parseWelcome } from './circleCodec.ts';
import { parseCounters } from './counters.ts';
import { parseDeparture } from './departure.ts';
import { parseEpochBody, parseEpochRecord, parseHandover, parseParting } from './epochCodec.ts';
import { STATEMENTS } from './evaluation.ts';
import { programmeIdOf } from './ids.ts';
import { parseAnswer, parseInvitation, parseWithdrawal } from './invitationCodec.ts';
import { parsePack } from './packCodec.ts';
import { parseProgramme } from './programmeCodec.ts';
import { parseRematch } from './rematch.ts';
import { parseReminder } from './reminder.ts';
import { parseReport } from './report.ts';
import { aCard, anAnswer, anInvitation, aPack, aProgramme, ISSUED } from './samples.ts';
import { parseScan } from './scanCodec.ts';
import { parseManifest, parseTakenDocument, parseTakenSpace } from './takenAlong.ts';

const key = (fill: number): string => programmeIdOf(new Uint8Array(32).fill(fill));
const place = 'BwcHBwcHBwcHBwcHBwcHBw';
const invitation = key(9);
const at = ISSUED;
const roster = [
  { person: key(1), name: 'Ada', box: key(2), role: 'member' },
  { person: key(3), name: 'Ben', box: key(4), role: 'guardian' },
];
const counts = { sessions: 2, minutes: 90, goals: 2, reached: 1, topics: 1, first: '2026-01-02', last: '2026-03-04' };
const told = { programme: key(1), about: key(2), reason: 'money', words: 'They asked for money.' };

type Decode = (bytes: Uint8Array) => Result<unknown, unknown>;

const document: Decode = (bytes) => {
  const value = parseTakenDocument(bytes);
  return value === null ? { ok: false, error: null } : { ok: true, value };
};

/** Each with something that it takes. */
const DECODERS: Readonly<Record<string, readonly [Decode, ...samples: unknown[]]>> = {
  card: [parseCard, aCard()],
  programme: [parseProgramme, aProgramme()],
  pack: [parsePack, aPack()],
  invitation: [parseInvitation, anInvitation()],
  answer: [parseAnswer, anAnswer()],
  withdrawal: [parseWithdrawal, { version: 1, invitation, at }],
  welcome: [parseWelcome, { version: 1, place, name: 'Circle', record: 'AAAA', secret: key(1) }],
  'shared past': [parseShared, { version: 1, workspace: place, chapter: 2, members: roster }],
  'epoch body': [
    parseEpochBody,
    { version: 1, place, number: 1, at, secret: place, devices: [key(1)], removed: [key(2)], members: roster },
  ],
  'epoch record': [parseEpochRecord, { version: 1, body: 'AAAA', knowledge: key(1), certificate: 'AAAA' }],
  handover: [parseHandover, { version: 1, epochs: [{ record: 'AAAA', secret: key(1) }] }],
  parting: [parseParting, { version: 1, out: 'AAAA' }],
  scan: [parseScan, { version: 1, issued: at, at, proof: key(1) }],
  departure: [parseDeparture, { version: 1, workspace: place, at }],
  badge: [parseBadge, [1, key(1), 'Ben', 'Ada', 'Six months', 1_770_000_000]],
  report: [
    parseReport,
    { version: 1, workspace: place, at, people: [{ key: key(1), name: 'Ben' }], lines: ['AAAA'] },
    { version: 1, workspace: place, at, people: [], lines: [], told },
  ],
  'chat line': [parseChatText, { version: 1, workspace: place, id: place, text: 'Hello', at }],
  counters: [
    parseCounters,
    { version: 1, does: 'share', invitation, at, ...counts, well: true, wellOn: '2026-03-04' },
    { version: 1, does: 'stop', invitation, at },
  ],
  assessment: [
    parseAssessment,
    { version: 1, invitation, round: 'mid', marks: STATEMENTS.map(() => 3), words: '', at },
  ],
  confided: [parseConfided, { version: 1, invitation, words: 'Between us.', at }],
  profiles: [
    parseProfiles,
    {
      version: 1,
      round: key(1),
      profiles: [
        {
          ref: key(2),
          skillsOffered: ['Excel'],
          skillsSought: [],
          topics: [],
          languages: ['fr'],
          words: 'Ask me.',
          minutes: 60,
        },
      ],
      issued: at,
      expires: at + 7 * 86_400_000,
    },
  ],
  choice: [parseChoice, { version: 1, programme: key(1), round: key(2), ranked: [key(3)], at }],
  rematch: [parseRematch, { version: 1, invitation, step: 'ask', cause: 'time', words: '', at }],
  reminder: [parseReminder, { version: 1, invitation, at, expires: at + 86_400_000 }],
  announcement: [parseAnnouncement, { version: 1, number: 1, kind: 'tip', text: 'Say hello first.', at }],
  manifest: [parseManifest, { format: 'binome', version: 1, made: '2026-11-27', spaces: ['data/1/space.json'] }],
  space: [
    parseTakenSpace,
    {
      ...{ version: 1, id: 'w', title: 'Ben', owner: key(1), kind: 'pair', since: at, programme: null, mentee: null },
      members: [{ id: key(1), name: 'Ada', role: 'member', former: false, card: aCard() }],
      documents: [{ name: 'chat', path: 'data/1/chat.json' }],
      files: [],
    },
  ],
  document: [document, { lines: { '~array': [{ '~bytes': 'AAAA' }] } }],
};

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const answers = (decode: Decode, bytes: Uint8Array): boolean => typeof decode(bytes).ok === 'boolean';

/** A value with another one in some place of it. */
function altered(value: unknown, path: readonly number[], other: unknown): unknown {
  const [first, ...rest] = path;
  if (typeof value !== 'object' || value === null || first === undefined) return other;
  const entries = Object.entries(value);
  const chosen = entries[first % Math.max(1, entries.length)]?.[0];
  const changed = entries.map(([name, each]) => [name, name === chosen ? altered(each, rest, other) : each] as const);
  return Array.isArray(value) ? changed.map(([, each]) => each) : Object.fromEntries(changed);
}

describe.each(Object.entries(DECODERS))('%s', (_, [decode, ...samples]) => {
  it('takes what it is for, and refuses it cut anywhere', () => {
    for (const sample of samples) {
      const bytes = bytesOf(sample);
      expect(decode(bytes)).toMatchObject({ ok: true });
      for (let end = 0; end < bytes.length; end += Math.ceil(bytes.length / 200))
        expect(decode(bytes.subarray(0, end)).ok).toBe(false);
    }
  });

  it('never throws: on any bytes, any JSON, any byte changed, any value in any place', () => {
    const sample = fc.constantFrom(...samples);
    const byte = fc.nat(255);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => answers(decode, bytes)));
    fc.assert(fc.property(fc.jsonValue(), (value) => answers(decode, bytesOf(value))));
    fc.assert(
      fc.property(sample, fc.nat(), byte, (value, where, put) => {
        const bytes = bytesOf(value);
        bytes[where % bytes.length] = put;
        answers(decode, bytes);
      }),
    );
    fc.assert(
      fc.property(sample, fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }), fc.jsonValue(), (value, path, other) =>
        answers(decode, bytesOf(altered(value, path, other))),
      ),
    );
  });

  it('refuses what is deep or long, without making it', () => {
    const deep = 1_000_000;
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      for (const text of [open.repeat(deep), `${open.repeat(deep)}1${close.repeat(deep)}`])
        expect(decode(new TextEncoder().encode(text)).ok).toBe(false);
    }
    expect(decode(new TextEncoder().encode(`{"a":[${'[],'.repeat(4_000_000)}1]}`)).ok).toBe(false);
  });
});
