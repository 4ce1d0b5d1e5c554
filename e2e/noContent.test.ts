/**
 * Ben writes in every tool of his space with Ada, and does all that sends Cleo something: no word of the space is in any byte
 * that leaves for her, opened or not, but the message that he picked for his report. What he writes for her, she has.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeProfiles } from '../app/invitation/programmeLetters.ts';
import type { LetterKind } from '../app/model/invitation.ts';
import { parseLetter } from '../app/model/letterCodec.ts';
import { aDraft, aPack } from '../app/model/samples.ts';
import { askForOther, takeAskingBack } from '../app/session/asking.ts';
import { chooseMentors } from '../app/session/choosing.ts';
import { openFollowing } from '../app/session/following.ts';
import { fillSpace, must, otherOf } from '../app/session/testing/fillSpace.ts';
import { boxOf, cleo, officeOfCleo, PROGRAMME } from '../app/session/testing/officeStage.ts';
import { type Participant, participant } from '../app/session/testing/participant.ts';
import { spaceOf } from '../app/session/testing/spaceOf.ts';
import { openLetter, toText } from '../crypto/index.ts';
import { useNative } from '../crypto/testing/native.ts';
import { type Kept, placesWith } from './support/leaks.ts';

/** Whom each kind of letter is for. A new kind says it here; one for the office must then be sent below. */
const FOR: Readonly<Record<LetterKind, 'office' | 'person'>> = {
  card: 'office',
  answer: 'office',
  rematch: 'office',
  counters: 'office',
  assessment: 'office',
  confided: 'office',
  choice: 'office',
  report: 'office',
  invitation: 'person',
  withdrawal: 'person',
  reminder: 'person',
  announcement: 'person',
  profiles: 'person',
  edition: 'person',
};
/** A card beside the one to hand on is sealed for a purpose of its own. */
type Purpose = LetterKind | 'cards';
const KINDS: readonly Purpose[] = [
  'cards',
  ...(Object.keys(FOR) as LetterKind[]).filter((kind) => FOR[kind] === 'office'),
];

const DAY = 86_400_000;
let giveBack = (): void => undefined;
beforeAll(() => {
  giveBack = useNative();
});
afterAll(() => giveBack());

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
/** What Cleo can read of a letter: all of it, whatever its kind; and what stands in it as base64, opened as well. */
function readable(letter: Uint8Array): { readonly kind: Purpose; readonly kept: Kept[] } {
  for (const kind of KINDS) {
    const plain = openLetter(kind, cleo.box, letter);
    if (!plain.ok) continue;
    if (kind !== 'cards') expect(must(parseLetter(plain.value)).kind).toBe(kind);
    const whole = Buffer.from(plain.value);
    const inside = [...whole.toString('latin1').matchAll(/[\w+/-]{24,}/g)].map(([run]) => Buffer.from(run, 'base64'));
    return { kind, kept: [whole, ...inside].map((bytes) => ({ place: kind, bytes })) };
  }
  throw new Error('a letter that Cleo cannot open');
}

/** One life of the two in Cleo's programme. Gives all that Ben's device deposited for it. */
async function played(mark: (tool: string) => string): Promise<Uint8Array[]> {
  const there = await officeOfCleo();
  const { office } = there;
  must(await office.changePack({ ...aPack(), questions: [], mode: office.programme.mode }));
  await there.settle();
  const wire: Uint8Array[] = [];
  const everything: Uint8Array[] = [];
  const around = { notice: there.notice, deposit: (bytes: Uint8Array) => void wire.push(bytes), now: there.now };
  const collect = async (): Promise<void> => {
    for (const bytes of wire.splice(0)) {
      everything.push(bytes);
      await there.bring(bytes);
    }
  };
  const [ada, ben] = [participant('ada', around), participant('ben', around)];
  await ada.apply(office.link, aDraft({ name: 'Ada', role: 'mentor', organisation: 'Alto', words: '' }));
  await ben.apply(
    office.link,
    aDraft({
      name: 'Ben',
      role: 'mentee',
      organisation: 'Brume',
      words: mark('card words'),
      manager: mark('manager'),
      skillsSought: ['Excel'],
    }),
  );
  for (const who of [ada, ben]) {
    must(await who.joining.trained(PROGRAMME, 'welcome'));
    await who.handOver();
  }
  await collect();
  must(await office.match());
  expect(must(await office.sendInvitations())).toBe(1);
  await there.settle();
  const mailboxOf = (who: Participant) => [...who.device.self.applications.values()][0]?.card.mailbox;
  for (const who of [ada, ben])
    for (const { bytes } of there.left.filter(({ to }) => to === mailboxOf(who))) await who.collect(bytes);
  for (const who of [ada, ben]) {
    const id = who.invitations()[0]?.id;
    if (id === undefined) throw new Error('invited');
    await who.see(id);
    must(await who.accept(id));
  }
  await collect();
  expect(office.sent.get().map(({ stage }) => stage)).toEqual(['joined']);

  there.pass(10 * DAY);
  const [id] = [...ben.device.self.workspaces.values()].map((kept) => kept.id);
  if (id === undefined) throw new Error('a space');
  const following = openFollowing(
    {
      ...ben.device,
      server: {
        get: () => 'connected',
        subscribe: () => () => undefined,
        deposit: async ({ bytes }) => ({ ok: true, value: void wire.push(bytes) }),
      },
    },
    async () => undefined,
  );
  const { workspace, core, close } = await spaceOf(ben, id);
  const line = await fillSpace(workspace, mark);

  // All that tells Cleo something.
  if (workspace.following?.evaluation == null || workspace.programme === null) throw new Error('a programme’s');
  const { counters, evaluation, confide } = workspace.following;
  await settle();
  must(await counters.share(counters.prepare(false), true));
  must(
    await evaluation.answer('mid', {
      marks: [4, 4, 4, 4, 4, 4, 4, 4],
      words: mark('evaluation words'),
      own: [{ id: 'heard', mark: 4 }],
    }),
  );
  must(await evaluation.tell('mid'));
  must(await confide(mark('confided')));
  const about = otherOf(workspace);
  must(
    await workspace.programme.tell({
      lines: new Set([line]),
      withCards: true,
      about,
      reason: 'other',
      words: mark('report words'),
    }),
  );
  must(await askForOther(core, id, { cause: 'no-fit', words: mark('asking words') }));
  await ben.handOver();
  await settle();
  must(await takeAskingBack(core, id));
  const profile = {
    ref: toText(new Uint8Array(32).fill(3)),
    skillsOffered: ['Excel'],
    skillsSought: [],
    topics: [],
    languages: [],
    words: '',
    minutes: null,
  };
  const profiles = {
    version: 1,
    round: toText(new Uint8Array(32).fill(4)),
    profiles: [{ ...profile, languages: aDraft().languages }],
    issued: there.now(),
    expires: there.now() + DAY,
  } as const;
  await ben.collect(must(makeProfiles(profiles, cleo.sign, boxOf(ben.device.person), ben.device.random)));
  must(await chooseMentors(core, PROGRAMME, [profile.ref]));
  must(await ben.joining.pause(PROGRAMME, there.now() + 30 * DAY));
  await ben.handOver();
  await settle();
  await collect();
  there.pass(DAY);
  must(await counters.takeBack());
  must(await ben.joining.withdraw(PROGRAMME));
  await ben.handOver();
  await settle();
  await collect();
  following.close();
  await close();
  there.close();
  return everything;
}

/** What Ben writes for Cleo, and in which letter she reads it. */
const FOR_CLEO: Readonly<Record<string, readonly Purpose[]>> = {
  // Cards go with a report, so that whoever reads it knows who is meant.
  'card words': ['cards', 'report'],
  'evaluation words': ['assessment'],
  manager: ['cards'],
  confided: ['confided'],
  'report words': ['report'],
  picked: ['report'],
  'asking words': ['rematch'],
};

it('[S13] [S59] [F31] no word of a space is in any byte that a coordinator receives, but the message picked for a report', async () => {
  const word = fc.string({
    minLength: 6,
    maxLength: 12,
    unit: fc.constantFrom(...'abcdefghijkmnopqrstuvwxyzéàœüşđßłčπжأ字か'),
  });
  await fc.assert(
    fc.asyncProperty(word, async (salt) => {
      const marks = new Map<string, string>();
      const mark = (tool: string): string => {
        const known = marks.get(tool) ?? `${salt}${marks.size}x${salt}`;
        marks.set(tool, known);
        return known;
      };
      const letters = (await played(mark)).map((bytes) => ({ bytes, ...readable(bytes) }));
      // Every kind that is for an office has gone to it.
      expect([...new Set(letters.map(({ kind }) => kind))].sort()).toEqual([...KINDS].sort());
      const places = (text: string): string[] =>
        placesWith(
          [text],
          letters.flatMap(({ bytes, kept }) => [{ place: 'the letter itself', bytes: Buffer.from(bytes) }, ...kept]),
        ).map((place) => place.split(' in ').at(-1) ?? '');
      const found = [...marks].map(([tool, text]) => [tool, places(text)] as const);
      expect(found.length).toBeGreaterThan(35);
      expect(found.filter(([tool, where]) => where.length > 0 && !(tool in FOR_CLEO))).toEqual([]);
      expect(found.filter(([tool]) => tool in FOR_CLEO).map(([tool, where]) => [tool, where])).toEqual(
        expect.arrayContaining(Object.entries(FOR_CLEO).map(([tool, kinds]) => [tool, [...kinds]])),
      );
    }),
    { numRuns: 6, endOnFailure: true },
  );
}, 120_000);
