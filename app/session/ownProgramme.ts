/** What the programme that made a space gives to those in it, and the way to its coordinator when something is wrong. */
import type { Result } from '../../crypto/result.ts';
import { err, ok } from '../../crypto/result.ts';
import { sealReport } from '../invitation/letters.ts';
import type { WorkspaceId } from '../model/brand.ts';
import type { Pack } from '../model/pack.ts';
import type { Told } from '../model/report.ts';
import type { Core } from './core.ts';
import type { Introduced } from './founding.ts';
import { packOf } from './joining.ts';
import type { OwnProgramme } from './ownProgrammeTypes.ts';
import { refusalOf } from './phraseGuard.ts';

/** Signed envelopes by what was told with those lines. */
export type SignReport = (lines: ReadonlySet<string>, withCards: boolean, told: Told) => Uint8Array;

/** By the bytes: they are inflated and verified once. */
const packs = new WeakMap<Uint8Array, Promise<Pack | null>>();

export function ownProgramme(
  core: Pick<Core, 'self' | 'random' | 'clock' | 'documents'>,
  workspace: WorkspaceId,
  { programme: id, role, since }: Pick<Introduced, 'programme' | 'role'> & Pick<OwnProgramme, 'since'>,
  signReport: SignReport,
): OwnProgramme {
  const kept = () => core.self.programmes.get(id);
  return {
    id,
    role,
    since,
    get name() {
      return kept()?.programme.name ?? '';
    },
    get coordinator() {
      return kept()?.programme.coordinator ?? '';
    },
    async pack() {
      const bytes = kept()?.pack;
      if (bytes === undefined) return null;
      const known = packs.get(bytes) ?? packOf({ pack: bytes });
      packs.set(bytes, known);
      return known;
    },
    async tell({ lines, withCards, about, reason, words }): ReturnType<OwnProgramme['tell']> {
      const box = kept()?.programme.box;
      if (box === undefined) return err({ tag: 'programme-unknown' });
      const refusal = await refusalOf([words]);
      if (refusal !== null) return err(refusal);
      const envelope = signReport(lines, withCards, { programme: id, about, reason, words: words.trim() });
      const letter: Result<Uint8Array, { readonly tag: string }> = sealReport(envelope, box, core.random);
      if (!letter.ok) return err({ tag: letter.error.tag === 'too-large' ? 'too-large' : 'link-not-genuine' });
      const at = core.clock();
      core.self.reports.set(`${workspace} ${at}`, { programme: id, letter: letter.value, at });
      return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
    },
  };
}
