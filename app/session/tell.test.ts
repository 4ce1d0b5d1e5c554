/** Ben reports to Cleo what Ada wrote; Eve forges a line. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { derivePerson, newSecret, sign, toText } from '../../crypto/index.ts';
import { sealReport } from '../invitation/letters.ts';
import { encodeCard } from '../model/cardCodec.ts';
import { encodeChatText } from '../model/chatLine.ts';
import { parseWorkspaceId, personIdOf, programmeIdOf } from '../model/ids.ts';
import type { Told } from '../model/report.ts';
import { aCard } from '../model/samples.ts';
import { officeOf } from '../programme/office.ts';
import { MOST_REPORTS, reportsOf, settleReport } from '../programme/reports.ts';
import { receiveAtOffice } from './officeReceive.ts';
import { readKnown, readProof } from './proofs.ts';
import { namedBy, reportFile, signReport } from './report.ts';
import type { Member } from './types.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const someone = () => derivePerson(newSecret(random));
const [ada, ben, eve, cleo, other] = [someone(), someone(), someone(), someone(), someone()];
const programme = programmeIdOf(cleo.sign.publicKey);
const idOf = (person: typeof ada) => personIdOf(person.sign.publicKey);
const parsed = parseWorkspaceId(`${'A'.repeat(21)}A`);
if (!parsed.ok) throw new Error('an id of sixteen bytes');
const workspace = parsed.value;

const people: Member[] = [ada, ben].map((person, at) => ({
  ...{ id: idOf(person), name: at === 0 ? 'Ada' : 'Ben', me: at === 1, card: null },
  ...{ role: 'member' as const, former: false },
}));

const idless = { card: null, role: 'member' as const, former: false };
/** As the directory has them. */
const cards = new Map([
  [idOf(ada) as string, 'Ada of the museum'],
  [idOf(ben), 'Ben'],
]);

const line = (by: typeof ada, text: string): Uint8Array =>
  sign('chat', encodeChatText({ version: 1, workspace, id: toText(random(9)), text, at: 1_000 }), by.sign);

function reported(lines: readonly Uint8Array[], over: Partial<Told> = {}, by = ben): Uint8Array {
  const told: Told = { programme, about: idOf(ada), reason: 'harassment', words: 'Please look.', ...over };
  return signReport({ workspace, people, cards: null, lines, author: by.sign, at: 5_000, told });
}

const letterOf = (envelope: Uint8Array) => sealReport(envelope, toText(cleo.box.publicKey), random);

function office() {
  const kept = officeOf(new Y.Doc());
  for (const person of [ada, ben]) {
    const card = aCard({ name: person === ada ? 'Ada' : 'Ben' });
    kept.cards.set(idOf(person), { person: idOf(person), card, envelope: new Uint8Array(), received: 0 });
  }
  return {
    kept,
    receive(envelope: Uint8Array): boolean {
      const letter = letterOf(envelope);
      return letter.ok && receiveAtOffice(kept, { id: programme, box: cleo.box }, letter.value, 6_000);
    },
  };
}

describe('[F34] a report to the coordinator', () => {
  it('arrives sealed to the programme with its reason and words, and each line of it verifies', async () => {
    const { kept, receive } = office();
    const envelope = reported([line(ada, 'Send me money.'), line(ben, 'No.')]);
    expect(receive(envelope)).toBe(true);
    // The server gives a letter again until it is acknowledged.
    expect(receive(envelope)).toBe(true);
    expect(reportsOf(kept)).toMatchObject([
      {
        person: idOf(ben),
        name: 'Ben',
        about: 'Ada',
        reason: 'harassment',
        words: 'Please look.',
        lines: 2,
        settled: null,
      },
    ]);
    const proof = await readProof(reportFile(envelope), () => 0);
    expect(proof).toMatchObject({
      ok: true,
      value: {
        kind: 'report',
        by: { name: 'Ben' },
        lines: [{ by: { name: 'Ada' }, text: 'Send me money.' }, { text: 'No.' }],
      },
    });
  });

  it('with a line that nobody named there has signed is kept, and found out', async () => {
    const { kept, receive } = office();
    const envelope = reported([line(ada, 'Hello.'), line(eve, 'Send me money.')]);
    expect(receive(envelope)).toBe(true);
    expect(reportsOf(kept)).toHaveLength(1);
    expect(await readProof(reportFile(envelope), () => 0)).toEqual({
      ok: false,
      error: { tag: 'line-not-genuine', line: 2 },
    });
  });

  it('names who wrote its messages by the cards of the office, never by anything that a key did not sign', async () => {
    const proof = await readProof(reportFile(reported([line(ada, 'Hello.')])), () => 0);
    if (!proof.ok) throw new Error(proof.error.tag);
    const named = namedBy(proof.value, programme, (key) => cards.get(key) ?? null);
    expect(named).toMatchObject({ by: { cardName: 'Ben' }, lines: [{ by: { cardName: 'Ada of the museum' } }] });
    expect(JSON.stringify(named)).not.toContain('stranger');
  });

  it('with words under a key of its own says that nobody of the programme signed them, whatever card it brings', async () => {
    const fake = sign('card', encodeCard(aCard({ name: 'Ada' })), eve.sign);
    const called: Member = { ...idless, id: idOf(eve), name: 'Ada', me: false };
    const told: Told = { programme, about: idOf(ada), reason: 'money', words: '' };
    const lines = [line(eve, 'Send me money.'), line(ada, 'Hello.')];
    const forged = (about: string, of: string = programme) =>
      signReport({
        ...{ workspace, people: [...people, called], cards: new Map([[idOf(eve), fake]]), lines, author: ben.sign },
        ...{ at: 5_000, told: { ...told, about, programme: of } },
      });
    const nameOf = (key: string) => cards.get(key) ?? null;
    const shown = (envelope: Uint8Array) =>
      readKnown(reportFile(envelope), () => 0, [{ named: (proof) => namedBy(proof, programme, nameOf) }]);
    for (const about of [idOf(ada), idOf(eve)])
      expect(await shown(forged(about))).toMatchObject({
        value: {
          lines: [{ by: { name: 'Ada', cardName: null, stranger: true } }, { by: { cardName: cards.get(idOf(ada)) } }],
        },
      });
    // Told elsewhere, this directory knows those it knows, and says nothing of the others.
    const elsewhere = await shown(forged(idOf(ada), programmeIdOf(other.sign.publicKey)));
    expect(elsewhere).toMatchObject({
      value: { lines: [{ by: { cardName: 'Ada' } }, { by: { cardName: cards.get(idOf(ada)) } }] },
    });
    expect(JSON.stringify(elsewhere)).not.toContain('stranger');
  });

  it('by somebody whose card was taken back is not a stranger’s', async () => {
    const proof = await readProof(reportFile(reported([line(ada, 'Hello.')])), () => 0);
    if (!proof.ok) throw new Error(proof.error.tag);
    const named = namedBy(proof.value, programme, () => '');
    expect(named).toMatchObject({ lines: [{ by: { name: 'Ada', cardName: null } }] });
    expect(JSON.stringify(named)).not.toContain('stranger');
  });

  it('needs no message: what happened need not have been written', () => {
    const { kept, receive } = office();
    expect(receive(reported([], { reason: 'absence' }))).toBe(true);
    expect(reportsOf(kept)).toMatchObject([{ reason: 'absence', lines: 0 }]);
  });

  it('is refused from who has no card there, for another programme, and past what one person may fill', () => {
    const { kept, receive } = office();
    expect(receive(reported([], {}, eve))).toBe(false);
    expect(receive(reported([], { programme: programmeIdOf(other.sign.publicKey) }))).toBe(false);
    for (let at = 0; at < MOST_REPORTS + 3; at += 1) receive(reported([], { words: `${at}` }));
    expect(reportsOf(kept)).toHaveLength(MOST_REPORTS);
  });

  it('that fits no letter is said to be too large before anything is sent', () => {
    const long = Array.from({ length: 12 }, () => line(ada, 'x'.repeat(2_000)));
    expect(letterOf(reported(long))).toMatchObject({ error: { tag: 'too-large' } });
    expect(letterOf(reported(long.slice(0, 5))).ok).toBe(true);
  });

  it('that was seen to stands behind those that wait', () => {
    const { kept, receive } = office();
    receive(reported([], { words: 'first' }));
    receive(reported([], { words: 'second' }));
    const [first] = reportsOf(kept);
    if (first === undefined) throw new Error('it came');
    settleReport(kept, first.id, 9_000);
    expect(reportsOf(kept).map(({ id, settled }) => [id === first.id, settled])).toEqual([
      [false, null],
      [true, 9_000],
    ]);
  });
});
