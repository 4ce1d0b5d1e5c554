import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { repairRun } from '../matching/repairRun.ts';
import { AT, candidate, ran, testHash } from '../matching/samples.ts';
import type { Candidate } from '../matching/types.ts';
import { personIdOf } from '../model/ids.ts';
import { type KeptProposal, officeOf } from './office.ts';
import { dropProposal, keepProposal, mendProposal, PIECES, proposalOf, sweepPieces } from './proposals.ts';

/** Ids as keys are: anywhere. */
const someone = (n: number) => {
  const bytes = new Uint8Array(32);
  new DataView(bytes.buffer).setUint32(0, Math.imul(n + 1, 0x9e3779b1));
  return personIdOf(bytes);
};
const people: readonly Candidate[] = [
  ...Array.from({ length: 60 }, (_, n) => ({ ...candidate(n, { role: 'mentor', capacity: 5 }), person: someone(n) })),
  ...Array.from({ length: 3_000 }, (_, n) => ({ ...candidate(n, { role: 'mentee' }), person: someone(100 + n) })),
];
const run = ran(people);
const kept: KeptProposal = { run, at: AT, ms: 12 };
const small: KeptProposal = { run: ran([candidate(1, { role: 'mentor' }), candidate(2, { role: 'mentee' })]), at: AT };
const breathe = () => Promise.resolve();
const fresh = () => officeOf(new Y.Doc());

/** What has come of one office in another. */
const copyOf = (office: ReturnType<typeof fresh>) => {
  const other = fresh();
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(office.doc));
  return other;
};

describe('the proposal of an office', () => {
  it('of few people is one value, as it was', async () => {
    const office = fresh();
    expect(proposalOf(office)).toBeUndefined();
    expect(await keepProposal(office, small, { breathe })).toBe(true);
    expect(office.proposal.toJSON()).toEqual({ run: small });
    expect(proposalOf(office)).toBe(small);
  });

  it('of thousands is written in pieces, and nobody sees it before the last', async () => {
    const office = fresh();
    await keepProposal(office, small, { breathe });
    let writings = 0;
    office.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== PIECES) return;
      writings += 1;
      expect(update.length).toBeLessThan(130_000);
      expect(proposalOf(office)).toBe(small);
      expect(proposalOf(copyOf(office))).toEqual(small);
    });
    expect(await keepProposal(office, kept, { breathe, origin: 'me' })).toBe(true);
    expect(writings).toBeGreaterThan(1);
    expect(proposalOf(office)).toBe(kept);
    const read = copyOf(office);
    expect(proposalOf(read)).toEqual(kept);
    expect(proposalOf(read)).toBe(proposalOf(read));
    await keepProposal(office, { ...small, at: AT + 1 }, { breathe });
    expect(proposalOf(copyOf(office))).toEqual({ ...small, at: AT + 1 });
  });

  it('of thousands that was written as one value is read as ever', () => {
    const office = fresh();
    office.proposal.set('run', kept);
    expect(proposalOf(copyOf(office))).toEqual(kept);
  });

  it('does not count while a piece is missing, or is not as it was named', async () => {
    const office = fresh();
    await keepProposal(office, kept, { breathe });
    const [one, two] = [copyOf(office), copyOf(office)];
    const name = [...office.pieces.keys()][3] ?? '';
    one.pieces.delete(name);
    expect(proposalOf(one)).toBeUndefined();
    two.pieces.set(name, (office.pieces.get(name) ?? '').replace('no-seat', 'full'));
    expect(proposalOf(two)).toBeUndefined();
    one.pieces.set(name, office.pieces.get(name) ?? '');
    expect(proposalOf(one)).toEqual(kept);
  });

  it('repaired writes few of its pieces, and is taken back with those that it had', async () => {
    const office = fresh();
    const history = new Y.UndoManager([office.proposal], { trackedOrigins: new Set(['by hand']), captureTimeout: 0 });
    await keepProposal(office, kept, { breathe });
    const before = new Set(office.pieces.keys());
    const repaired = repairRun(run, people, { kind: 'leaves', person: someone(3) }, AT, testHash);
    if (!repaired.ok) throw new Error('not repaired');
    const next = { ...kept, run: repaired.value.run };
    await keepProposal(office, next, { breathe, origin: 'by hand' });
    expect(proposalOf(copyOf(office))).toEqual(next);
    const more = [...office.pieces.keys()].filter((name) => !before.has(name));
    expect(more.length).toBeGreaterThan(0);
    expect(more.length).toBeLessThanOrEqual(before.size);
    history.undo();
    expect(proposalOf(office)).toEqual(kept);
    expect(proposalOf(copyOf(office))).toEqual(kept);
    sweepPieces(office);
    expect([...office.pieces.keys()].sort()).toEqual([...before].sort());
    // Who swept what was taken back has it again from the one who took it back.
    history.redo();
    expect(proposalOf(copyOf(office))).toBeUndefined();
    await mendProposal(office, breathe);
    expect(proposalOf(copyOf(office))).toEqual(next);
  });

  it('is whole again for others where what cuts it cannot be fetched', async () => {
    const office = fresh();
    await keepProposal(office, kept, { breathe });
    office.pieces.clear();
    expect(proposalOf(copyOf(office))).toBeUndefined();
    await mendProposal(office, breathe, () => Promise.reject(new TypeError('Failed to fetch')));
    expect(proposalOf(copyOf(office))).toEqual(kept);
  });

  it('is not written where something else has become of it meanwhile; and dropped, nothing of it is left', async () => {
    const office = fresh();
    expect(await keepProposal(office, kept, { breathe, isWanted: () => false })).toBe(false);
    expect(proposalOf(office)).toBeUndefined();
    sweepPieces(office);
    expect(office.pieces.size).toBe(0);
    await keepProposal(office, kept, { breathe });
    dropProposal(office);
    expect([office.proposal.size, office.pieces.size]).toEqual([0, 0]);
  });
});
