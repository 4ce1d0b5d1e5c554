import { hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CommitPlace, commitTo, isCommitmentTo, type Label, openSigned, sign } from './index.ts';
import { flip, hex, person, secretOf, tagOf, utf8 } from './testing/bytes.ts';

const place = (workspace: string, about: string, name: string): CommitPlace => ({
  workspace,
  about,
  author: secretOf(`author ${name}`).reveal(),
});
const nonce = secretOf('nonce').reveal();

test('[CR80] it is what another library derives', () => {
  const here = place('w', 'mid', 'Ada');
  const field = (bytes: Uint8Array): Uint8Array[] => {
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, bytes.length);
    return [length, bytes];
  };
  const words = utf8('[[5],"good"]');
  const info = Buffer.concat([
    utf8('binome/1/commitment\0'),
    ...[utf8('w'), utf8('mid'), here.author, words].flatMap(field),
  ]);
  const theirs = new Uint8Array(hkdfSync('sha256', nonce, new Uint8Array(), info, 32));
  expect(hex(commitTo(here, nonce, words))).toBe(hex(theirs));
});

test('[CR80] it opens for its own nonce, bytes, author and place alone, and any bytes are answered', () => {
  const name = fc.string({ maxLength: 6, unit: 'grapheme-ascii' });
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(name, name, name, bytes, bytes, fc.nat(255), (workspace, about, author, said, other, bit) => {
      const here = place(workspace, about, author);
      const commitment = commitTo(here, nonce, said);
      expect(isCommitmentTo(here, commitment, nonce, said)).toBe(true);
      expect(isCommitmentTo(here, commitment, nonce, flip(said, 0))).toBe(false);
      expect(isCommitmentTo(here, commitment, nonce, other)).toBe(hex(other) === hex(said));
      expect(isCommitmentTo(here, commitment, flip(nonce, bit), said)).toBe(false);
      expect(isCommitmentTo(here, flip(commitment, bit), nonce, said)).toBe(false);
      expect(isCommitmentTo(here, commitment, other, said)).toBe(false);
      expect(isCommitmentTo({ ...here, workspace: `${workspace}x` }, commitment, nonce, said)).toBe(false);
      expect(isCommitmentTo({ ...here, about: `${about}x` }, commitment, nonce, said)).toBe(false);
      expect(isCommitmentTo(place(workspace, about, `${author}x`), commitment, nonce, said)).toBe(false);
      // What belongs to one field never passes for a part of the next.
      const moved = { ...here, workspace: workspace + about, about: '' };
      expect(isCommitmentTo(moved, commitment, nonce, said)).toBe(about === '');
    }),
  );
  expect(() => commitTo(place('w', 'mid', 'Ada'), nonce.subarray(1), new Uint8Array())).toThrow(RangeError);
});

test('[CR81] what is said to a programme, or held to between two, opens under its own label alone', () => {
  const labels: readonly Label[] = [
    'counters',
    'assessment',
    'confided',
    'evaluation',
    'profiles',
    'choice',
    'office',
    'release',
    'answer',
    'card',
  ];
  const ada = person('Ada').sign;
  for (const made of labels) {
    const envelope = sign(made, utf8('{}'), ada);
    for (const label of labels)
      expect(tagOf(openSigned(label, envelope))).toBe(made === label ? 'ok' : 'bad-signature');
  }
});
