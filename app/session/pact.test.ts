import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { derivePerson, newSecret, phraseOf, type SigningPair, sign } from '../../crypto/index.ts';
import { pactWordsIn } from '../document/pact.ts';
import type { WorkspaceId } from '../model/brand.ts';
import { personIdOf } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import { encodePactWord, type PactAct, type Proposal, type Terms } from '../model/pact.ts';
import { endOf, type GivenFormat, GRACE_DAYS, type Pact, phaseOf } from '../model/pactState.ts';
import type { Core } from './core.ts';
import { openPact } from './pact.ts';
import { openPactLog } from './pactLog.ts';
import { keepSoon, type Soon, soonOf } from './soon.ts';
import type { AgendaView, Member } from './types.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const someone = (): SigningPair => derivePerson(newSecret(random)).sign;
const pairs = { ada: someone(), ben: someone() };
const eve = someone();
const idOf = (pair: SigningPair) => personIdOf(pair.publicKey);
const terms = (aims: string): Terms => ({ aims, rhythm: '', ways: '', between: '', silence: '' });
const agreement = (aims: string): Proposal => ({ kind: 'agreement', terms: terms(aims) });

let now = 7;

function sideOf(who: 'ada' | 'ben', given: GivenFormat | null = null) {
  const doc = new Y.Doc();
  const members = (['ada', 'ben'] as const).map(
    (name): Member => ({ id: idOf(pairs[name]), name, me: name === who, card: null, role: 'member', former: false }),
  );
  const common = { workspace: 'w', doc, me: idOf(pairs[who]), author: pairs[who], clock: () => now, random };
  const { pact, close } = openPact({
    ...common,
    members,
    mentee: idOf(pairs.ben),
    given,
    goals: () => ({ list: changeable([]) }),
    aside: new Y.Doc().getMap<boolean>('aside'),
  });
  return { doc, pact, close, hashOf: openPactLog(common).hashOf };
}

type Side = ReturnType<typeof sideOf>;

function sync({ doc: a }: Side, { doc: b }: Side): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
}

/** Resolves once it is as wanted: verification is not immediate. */
function seen({ pact }: Side, wanted: (state: Pact) => boolean): Promise<Pact> {
  return new Promise((resolve) => {
    const look = (): void => {
      const now = pact.state.get();
      if (!wanted(now)) return;
      stop();
      resolve(now);
    };
    const stop = pact.state.subscribe(look);
    queueMicrotask(look);
  });
}

const foreign = (author: SigningPair, act: PactAct, workspace = 'w'): Uint8Array =>
  sign('pact', encodePactWord({ version: 1, workspace, id: 'foreign0', at: 1, act }), author);

async function agreed(ada: Side, ben: Side, what: Proposal): Promise<void> {
  expect((await ben.pact.propose(what)).ok).toBe(true);
  const { open } = (await seen(ben, (state) => state.agreement.open !== null)).agreement;
  sync(ada, ben);
  await seen(ada, (state) => state.agreement.open !== null);
  expect(ada.pact.answer(open?.hash ?? '', true).ok).toBe(true);
  sync(ada, ben);
  for (const side of [ada, ben]) await seen(side, (state) => state.agreement.agreed !== null);
}

describe('what two people sign', () => {
  it('is agreed over the very same text, and a change makes another version that needs both again', async () => {
    const [ada, ben] = [sideOf('ada'), sideOf('ben')];
    await agreed(ada, ben, agreement('A job'));
    expect((await ada.pact.propose(agreement('A better job'))).ok).toBe(true);
    const state = await seen(ada, ({ agreement: slot }) => slot.open !== null);
    expect(state.agreement).toMatchObject({ agreed: { version: 1 }, open: { version: 2 } });
    expect(ada.pact.answer('0'.repeat(43), true)).toMatchObject({ error: { tag: 'not-found' } });
  });

  it('listens to no stranger, no word of another workspace, and to no hash that stands beside another text', async () => {
    const [ada, ben] = [sideOf('ada'), sideOf('ben')];
    const [text, other] = [agreement('A job'), agreement('All your money')];
    const hash = ada.hashOf(1, text);
    // Ben would sign the hash of one text under the words of another.
    for (const envelope of [
      foreign(pairs.ada, { does: 'propose', version: 1, what: other, hash }),
      foreign(eve, { does: 'propose', version: 1, what: text, hash }),
      foreign(pairs.ada, { does: 'close', reason: 'other', reached: 0, text: '' }, 'other'),
    ])
      pactWordsIn(ben.doc).add(envelope, null);
    const altered = foreign(pairs.ada, { does: 'close', reason: 'other', reached: 0, text: '' });
    altered[altered.length - 20] = (altered[altered.length - 20] ?? 0) ^ 1;
    pactWordsIn(ben.doc).add(altered, null);
    pactWordsIn(ben.doc).add(foreign(pairs.ada, { does: 'thank', text: 'Genuine' }), null);
    const state = await seen(ben, ({ thanks }) => thanks.length > 0);
    expect(state).toMatchObject({ agreement: { open: null, agreed: null }, closings: [] });
    expect(state.thanks.map(({ text: words }) => words)).toEqual(['Genuine']);
  });

  it('shares no recovery words', async () => {
    const ben = sideOf('ben');
    const phrase = (await phraseOf(newSecret(random), 'en')).reveal();
    for (const tried of [
      ben.pact.propose(agreement(phrase)),
      ben.pact.close('other', phrase),
      ben.pact.pause('2026-12-18', phrase),
      ben.pact.thank(phrase),
    ])
      expect(await tried).toMatchObject({ error: { tag: 'recovery-phrase' } });
    expect(pactWordsIn(ben.doc).all()).toEqual([]);
  });
});

describe('a pair that has ended', () => {
  it('[S65] says thank you and opens again by both, and nothing else', async () => {
    const [ada, ben] = [sideOf('ada'), sideOf('ben')];
    expect((await ada.pact.close('reached', 'You taught me to ask.')).ok).toBe(true);
    sync(ada, ben);
    const { closings } = await seen(ben, (state) => state.closings.length > 0);
    expect(ben.pact.closed.get()).toBe(true);
    for (const tried of [
      ben.pact.propose(agreement('More')),
      ben.pact.propose({ kind: 'roles', topic: '', mentor: idOf(pairs.ben) }),
      ben.pact.pause('2026-12-18', ''),
      ben.pact.close('other', ''),
      ben.pact.resume(),
      ben.pact.met('2026-11-26'),
    ])
      expect(await tried).toMatchObject({ error: { tag: 'closed' } });
    expect((await ben.pact.thank('And you to answer.')).ok).toBe(true);
    expect((await ben.pact.propose({ kind: 'reopen', closings: closings.map(({ id }) => id) })).ok).toBe(true);
    sync(ada, ben);
    const { reopen } = await seen(ada, (state) => state.reopen.open !== null);
    expect(ada.pact.answer(reopen.open?.hash ?? '', true).ok).toBe(true);
    sync(ada, ben);
    for (const side of [ada, ben]) {
      await seen(side, (state) => state.closings.length === 0);
      expect(side.pact.closed.get()).toBe(false);
    }
  });

  it('a flash that is over closes itself, by the clock', async () => {
    const [ada, ben] = [sideOf('ada'), sideOf('ben')];
    const what: Proposal = { kind: 'format', sessions: null, until: '2026-11-20' };
    now = Date.parse('2026-11-19T12:00:00Z');
    expect((await ben.pact.propose(what)).ok).toBe(true);
    const { format } = await seen(ben, (state) => state.format.open !== null);
    sync(ada, ben);
    await seen(ada, (state) => state.format.open !== null);
    expect(ada.pact.answer(format.open?.hash ?? '', true).ok).toBe(true);
    await seen(ada, (state) => state.format.agreed !== null);
    expect(ada.pact.closed.get()).toBe(false);
    now = endOf('2026-11-20') + GRACE_DAYS * 86_400_000;
    expect(ada.pact.closed.get()).toBe(true);
    // To go on is said while it is closed.
    expect((await ada.pact.propose({ kind: 'format', sessions: null, until: null })).ok).toBe(true);
    ada.close();
    ben.close();
  });
});

it('[F28] [S55] [S58] a programme’s flash is agreed from the first minute, closes itself after its meetings, and can go on', async () => {
  const given = { sessions: 1, at: 5 };
  const [ada, ben] = [sideOf('ada', given), sideOf('ben', given)];
  expect(phaseOf(ada.pact.state.get(), now)).toEqual({ tag: 'open', near: true, left: 1 });
  expect(ada.pact.state.get().format.agreed).toEqual(ben.pact.state.get().format.agreed);
  const day = '2026-06-01';
  expect(ada.pact.met(day).ok).toBe(true);
  sync(ada, ben);
  const met = await seen(ben, (state) => state.met.length === 1);
  const end = endOf(day);
  expect(phaseOf(met, end)).toMatchObject({ tag: 'over' });
  expect(phaseOf(met, end + GRACE_DAYS * 86_400_000)).toMatchObject({ tag: 'closed', closing: null });
  await ben.pact.propose({ kind: 'format', sessions: null, until: null });
  sync(ada, ben);
  const open = await seen(ada, (state) => state.format.open !== null);
  ada.pact.answer(open.format.open?.hash ?? '', true);
  sync(ada, ben);
  const goesOn = await seen(ben, (state) => state.format.open === null && state.format.agreed?.version === 1);
  expect(phaseOf(goesOn, end + 365 * 86_400_000)).toEqual({ tag: 'open', near: false, left: null });
  for (const one of [ada, ben]) one.close();
});

it('[S52] what the other signed is known outside the space until it is signed or put off, and an end leaves nothing to sign', async () => {
  const [ada, ben] = [sideOf('ada'), sideOf('ben')];
  const soon = new Y.Doc().getMap<Soon>('soon');
  const state = changeable({ meetings: [], me: idOf(pairs.ben), here: [] } as unknown as AgendaView);
  const id = 'w' as WorkspaceId;
  const core = { self: { soon }, clock: () => now, me: idOf(pairs.ben) } as unknown as Core;
  const stop = keepSoon(core, id, state, ben.pact, Promise.resolve());
  const signs = (): Soon['signs'] => soonOf({ soon } as Core['self'], id).signs;
  const waits = (wanted: Soon['signs']) => expect.poll(signs).toBe(wanted);

  expect((await ada.pact.propose(agreement('A talk'))).ok).toBe(true);
  sync(ada, ben);
  await waits('agreement');
  const first = (await seen(ben, ({ agreement: { open } }) => open !== null)).agreement.open;
  ben.pact.answer(first?.hash ?? '', true);
  await waits(null);
  expect((await ada.pact.propose({ kind: 'roles', topic: '', mentor: idOf(pairs.ben) })).ok).toBe(true);
  sync(ada, ben);
  await waits('roles');
  for (const hash of (await seen(ben, ({ roles }) => roles.length > 0)).roles.flatMap(({ open }) => open?.hash ?? []))
    ben.pact.setAside(hash);
  await waits(null);
  expect((await ada.pact.propose(agreement('Another'))).ok).toBe(true);
  sync(ada, ben);
  await waits('agreement');
  expect((await ben.pact.close('time', '')).ok).toBe(true);
  await waits(null);
  stop();
});
