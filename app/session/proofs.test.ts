import { describe, expect, it } from 'vitest';
import { derivePerson, fromText, newSecret, type SigningPair, sign, toText } from '../../crypto/index.ts';
import { encodeBadge, parseBadge } from '../model/badge.ts';
import { type ChatText, encodeChatText } from '../model/chatLine.ts';
import { parseWorkspaceId, personIdOf } from '../model/ids.ts';
import { encodeReport } from '../model/report.ts';
import { readProof } from './proofs.ts';
import type { Proof, ProofFault } from './proofTypes.ts';
import { makeReport, REPORT_HEAD } from './report.ts';
import type { Member } from './types.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const someone = (): SigningPair => derivePerson(newSecret(random)).sign;
const [ada, ben, eve] = [someone(), someone(), someone()];
const idOf = (pair: SigningPair) => personIdOf(pair.publicKey);
const parsedWorkspace = parseWorkspaceId(`${'A'.repeat(21)}A`);
if (!parsedWorkspace.ok) throw new Error('an id of sixteen bytes');
const workspace = parsedWorkspace.value;

const people = (
  [
    [ada, 'Ada'],
    [ben, 'Ben'],
  ] as const
).map(
  ([pair, name]): Member => ({ id: idOf(pair), name, me: name === 'Ben', card: null, role: 'member', former: false }),
);

const line = (by: SigningPair, id: string, over: Partial<ChatText> = {}): Uint8Array =>
  sign('chat', encodeChatText({ version: 1, workspace, id, text: `of ${id}`, at: 1_000, ...over }), by);

const reportOf = (lines: readonly Uint8Array[], author = ben): string =>
  makeReport({ workspace, people, cards: null, lines, author, at: 5_000 });

async function faultOf(text: string): Promise<ProofFault> {
  const read = await readProof(text, () => 0);
  return read.ok ? expect.fail('it was believed') : read.error;
}

async function proofOf(text: string): Promise<Proof> {
  const read = await readProof(text, () => 0);
  return read.ok ? read.value : expect.fail(read.error.tag);
}

const edit = (by: SigningPair, of: SigningPair, id: string): Uint8Array =>
  line(by, 'edit000000', { text: 'other words', at: 2_000, deed: { does: 'edit', of: { by: idOf(of), id } } });

describe('a report', () => {
  it('shows who signed each line, in order, and what it said before it was edited', async () => {
    const proof = await proofOf(
      reportOf([line(ada, 'first00000'), edit(ada, ada, 'first00000'), line(ben, 'second0000')]),
    );
    expect(proof).toMatchObject({
      kind: 'report',
      by: { name: 'Ben', cardName: null },
      lines: [
        { by: { name: 'Ada', key: idOf(ada) }, text: 'other words', first: { text: 'of first00000', changed: 2_000 } },
        { by: { name: 'Ben' }, text: 'of second0000', first: null },
      ],
    });
  });

  it('with any of its bytes changed is refused whole', async () => {
    const text = reportOf([line(ada, 'first00000')]);
    const code = text.slice(REPORT_HEAD.length).trim();
    const bytes = fromText(code);
    if (!bytes.ok) throw new Error('it is base64url');
    for (let at = 0; at < bytes.value.length; at += 7) {
      const altered = bytes.value.slice();
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(await faultOf(`${REPORT_HEAD}${toText(altered)}`), `byte ${at}`).toEqual({ tag: 'altered' });
    }
    expect(await faultOf(text.slice(0, -9))).toEqual({ tag: 'altered' });
  });

  it('made anew around a forged, a foreign or a borrowed line is refused, and says which', async () => {
    const forged = line(ada, 'second0000');
    forged[forged.length - 3] = (forged[forged.length - 3] ?? 0) ^ 1;
    const foreign = line(ada, 'second0000', { workspace: 'another' });
    for (const bad of [forged, foreign, line(eve, 'second0000'), sign('goal', encodeChatText({} as ChatText), ada)])
      expect(await faultOf(reportOf([line(ada, 'first00000'), bad]))).toEqual({ tag: 'line-not-genuine', line: 2 });
  });

  it('an edit of somebody else’s line, or of one that is not in it, is refused', async () => {
    for (const bad of [edit(ben, ada, 'first00000'), edit(ada, ada, 'another000'), edit(eve, ada, 'first00000')])
      expect(await faultOf(reportOf([line(ada, 'first00000'), bad]))).toEqual({ tag: 'line-not-genuine', line: 2 });
  });

  it('made by somebody who is not named in it says so', async () => {
    expect(await proofOf(reportOf([line(ada, 'first00000')], eve))).toMatchObject({ by: null });
  });

  it('a card of somebody else names nobody', async () => {
    const card = toText(sign('card', new TextEncoder().encode('{}'), eve));
    const report = {
      version: 1,
      workspace,
      at: 1,
      people: [{ key: idOf(ada), name: 'Ada', card }],
      lines: [toText(line(ada, 'first00000'))],
    } as const;
    const text = `${REPORT_HEAD}${toText(sign('report', encodeReport(report), ben))}`;
    expect(await proofOf(text)).toMatchObject({ lines: [{ by: { cardName: null } }] });
  });
});

describe('a badge', () => {
  const badge = { to: idOf(ben), toName: 'Ben', byName: 'Ada', what: 'A talk without notes', at: 9_000 };
  const code = toText(sign('badge', encodeBadge(badge), ada));

  it('is read from its link, its code or what stands behind the link’s sign', async () => {
    for (const text of [code, `#${code}`, ` https://binome.example/verify#${code} `])
      expect(await proofOf(text)).toEqual({ kind: 'badge', by: idOf(ada), ...badge });
  });

  it('with any of its bytes changed is refused', async () => {
    const bytes = fromText(code);
    if (!bytes.ok) throw new Error('it is base64url');
    for (let at = 0; at < bytes.value.length; at += 5) {
      const altered = bytes.value.slice();
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(await faultOf(toText(altered)), `byte ${at}`).toEqual({ tag: 'altered' });
    }
  });

  it('signed for something else is none', async () => {
    expect(await faultOf(toText(sign('journey', encodeBadge(badge), ada)))).toEqual({ tag: 'altered' });
    expect(await faultOf('hello')).toEqual({ tag: 'no-proof' });
    expect(await faultOf('')).toEqual({ tag: 'no-proof' });
  });

  it('with every field full in a wide script fits a code that paper carries', () => {
    const wide = { ...badge, toName: '界'.repeat(60), byName: '界'.repeat(60), what: '界'.repeat(120) };
    const text = toText(sign('badge', encodeBadge(wide), ada));
    // 2,331 bytes is the most that a QR code with medium correction holds; a certificate's should be half as dense.
    expect(text.length + 60).toBeLessThan(1_300);
    expect(code.length + 60).toBeLessThan(400);
  });

  it('of another shape is refused', () => {
    for (const bad of ['{}', '[1]', '[1,"x","Ben","Ada","what",1]', `[1,"${badge.to}","Ben","Ada","",1]`, '\u00ff'])
      expect(parseBadge(new TextEncoder().encode(bad)).ok).toBe(false);
    expect(parseBadge(Uint8Array.of(0xff)).ok).toBe(false);
  });
});
