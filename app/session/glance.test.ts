import { expect, test } from 'vitest';
import { Secret } from '../../crypto/index.ts';
import { invitationIdOf, pageIdOf, parseWorkspaceId, programmeIdOf } from '../model/ids.ts';
import { aCard, ISSUED } from '../model/samples.ts';
import { glanceOf, openGlance, sealGlance } from './glance.ts';
import { EMPTY_HOME } from './life.ts';
import type { Home, InboxEntry, PageSummary, WorkspaceSummary } from './types.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const key = new Secret(new Uint8Array(32).fill(7));
const PLACE = 'binome-keyring';
const bytes = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);

const id = (() => {
  const parsed = parseWorkspaceId('AAAAAAAAAAAAAAAAAAAAAA');
  if (!parsed.ok) throw new Error('an id');
  return parsed.value;
})();

const space: WorkspaceSummary = {
  id,
  title: 'Ada',
  isCircle: false,
  turn: 3,
  programme: { name: 'Passerelles', role: 'mentee', months: 8 },
  since: ISSUED,
  soon: { meetings: [{ start: ISSUED + 1, end: ISSUED + 2 }], asks: null },
  blocked: false,
};

const home: Home = {
  ...EMPTY_HOME,
  name: 'Ben',
  first: { checked: true, aside: false },
  workspaces: [space],
  applications: [
    {
      programme: programmeIdOf(bytes(1)),
      programmeName: 'Passerelles',
      state: 'sent',
      at: ISSUED,
      card: aCard({ name: 'Ben' }),
      toTrain: [{ id: 'first', minutes: 4 }],
    },
  ],
  invitations: [
    {
      id: invitationIdOf(bytes(2)),
      stage: 'sent',
      programmeName: 'Passerelles',
      coordinator: 'Cleo',
      myRole: 'mentee',
      me: aCard({ name: 'Ben' }),
      other: aCard({ name: 'Dan' }),
      mentor: aCard({ name: 'Dan' }),
      mentee: aCard({ name: 'Ben' }),
      third: null,
      more: [],
      format: 'pair',
      sessions: null,
      reasons: [{ kind: 'skill', skill: 'welding' }],
      commonMinutes: 60,
      months: 8,
      expires: ISSUED + 9,
      reminded: null,
      seen: false,
      over: null,
      workspace: null,
    },
  ],
  directs: [
    {
      id: invitationIdOf(bytes(3)),
      role: 'inviter',
      other: null,
      link: 'https://binome.example/i#secret',
      shown: 'https://binome.example/i#shown',
      stage: 'open',
      expires: ISSUED + 9,
      isWaiting: false,
      workspace: null,
      circle: null,
    },
  ],
  choices: [
    {
      programme: programmeIdOf(bytes(1)),
      programmeName: 'Passerelles',
      coordinator: 'Cleo',
      of: 'mentors',
      expires: ISSUED + 9,
      profiles: [],
      ranked: null,
      isWaiting: false,
    },
  ],
  boards: [
    {
      programme: programmeIdOf(bytes(1)),
      programmeName: 'Passerelles',
      coordinator: 'Cleo',
      muted: false,
      unread: 1,
      items: [{ version: 1, number: 1, kind: 'tip', text: 'Write to them first.', at: ISSUED }],
    },
  ],
  offices: [{ id: programmeIdOf(bytes(4)), name: 'Ateliers', cards: 2, pairs: 1 }],
};

const pages: readonly PageSummary[] = Array.from({ length: 11 }, (_, at) => ({
  id: pageIdOf(new Uint8Array(12).fill(at)),
  title: `Note ${at}`,
  created: ISSUED,
  edited: ISSUED + at,
  depth: 0,
  parent: null,
  order: '',
}));

const entry: InboxEntry = {
  unread: 2,
  forMe: 1,
  latest: { authorName: 'Ada', text: 'Until Tuesday' },
  due: '2026-12-01',
  missed: { name: 'Ada', at: ISSUED },
  heard: ISSUED,
  here: true,
};
const wayBack = { phrase: null, file: ISSUED, devices: 0, partners: 1, due: false };
const glance = glanceOf({ home, pages, inbox: new Map([[id, entry]]), wayBack });
const sealed = sealGlance(key, PLACE, glance, random);

test('[R1] what Today shows comes back as it was, and nobody is said to be there', () => {
  const opened = openGlance(key, PLACE, sealed);
  expect(opened?.home).toMatchObject({
    name: 'Ben',
    first: { checked: true, aside: false },
    workspaces: [{ id, title: 'Ada', programme: { name: 'Passerelles', months: 8 }, soon: space.soon }],
    applications: [{ programmeName: 'Passerelles', state: 'sent', toTrain: [{ minutes: 4 }] }],
    invitations: [{ mentor: { name: 'Dan' }, mentee: { name: 'Ben' }, stage: 'sent' }],
    choices: [{ profiles: { length: 0 }, ranked: null }],
    boards: [{ items: [{ text: 'Write to them first.' }] }],
    offices: [{ name: 'Ateliers', cards: 2, pairs: 1 }],
    archives: { length: 0 },
  });
  expect(opened?.pages.map(({ title }) => title)).toEqual(pages.slice(0, 8).map(({ title }) => title));
  expect(opened?.notes).toBe(11);
  expect(opened?.inbox.get(id)).toEqual({ ...entry, here: false });
  expect(opened?.wayBack).toEqual(wayBack);
});

test('nothing is written down that Today does not show: no link, no card, no reason', () => {
  const text = new TextDecoder().decode(glance);
  expect(text).not.toMatch(/#secret|#shown|welding/);
  expect(Object.keys(JSON.parse(text).home.applications[0].card)).toEqual([]);
});

test('it is sealed: no name and no title is in it', () => {
  const text = new TextDecoder('latin1').decode(sealed);
  for (const word of ['Ben', 'Ada', 'Passerelles', 'Note 1', 'Tuesday']) expect(text).not.toContain(word);
});

test('altered anywhere, cut, or of another key or profile, it is none', () => {
  for (let at = 0; at < sealed.length; at += 37) {
    const altered = Uint8Array.from(sealed);
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(openGlance(key, PLACE, altered)).toBeNull();
  }
  expect(openGlance(key, PLACE, sealed.subarray(0, sealed.length - 1))).toBeNull();
  expect(openGlance(new Secret(new Uint8Array(32).fill(8)), PLACE, sealed)).toBeNull();
  expect(openGlance(key, 'binome.AAAAAAAAAAAA.keyring', sealed)).toBeNull();
});

test('of another version, or no record at all, it is none', () => {
  const kept: unknown = JSON.parse(new TextDecoder().decode(glance));
  const others = [{ ...(kept as object), version: 2 }, { ...(kept as object), home: {} }, null, 'Today', []];
  for (const other of others) {
    const bytes = new TextEncoder().encode(JSON.stringify(other));
    expect(openGlance(key, PLACE, sealGlance(key, PLACE, bytes, random))).toBeNull();
  }
  const noJson = new TextEncoder().encode('{');
  expect(openGlance(key, PLACE, sealGlance(key, PLACE, noJson, random))).toBeNull();
});
