/** By what invitation a workspace began, and how this person writes to its programme. */
import type { Result } from '../../crypto/result.ts';
import type { InvitationError } from '../invitation/errors.ts';
import type { InvitationId, ProgrammeId, WorkspaceId } from '../model/brand.ts';
import type { Programme } from '../model/programme.ts';
import type { Core } from './core.ts';
import { followKept } from './followKept.ts';
import { reopen } from './invitations.ts';
import type { SessionError } from './types.ts';

export type FollowCore = Pick<Core, 'self' | 'me' | 'person' | 'clock' | 'random'> & {
  readonly documents: Pick<Core['documents'], 'flush'>;
};

export interface FollowSource {
  readonly invitation: InvitationId;
  readonly programmeId: ProgrammeId;
  readonly programme: Programme;
  readonly months: number;
  /** What every letter to it needs. */
  readonly sender: {
    readonly person: Core['person']['sign'];
    readonly programmeBox: string;
    readonly random: Core['random'];
  };
}

/** Null where no programme invited this person into it. */
export function followSource(
  core: Pick<FollowCore, 'self' | 'me' | 'person' | 'random'>,
  id: WorkspaceId,
): FollowSource | null {
  const kept = [...core.self.invitations.values()].find(({ workspace }) => workspace === id);
  const opened = kept === undefined ? null : reopen(core, kept);
  if (opened === null) return null;
  const programmeId = opened.invitation.programme;
  const programme = core.self.programmes.get(programmeId)?.programme;
  if (programme === undefined) return null;
  const sender = { person: core.person.sign, programmeBox: programme.box, random: core.random };
  return { invitation: opened.id, programmeId, programme, months: opened.invitation.months, sender };
}

/** Keeps a letter for the server, with what else is to be kept; under a name that had one, the older one never leaves. */
export async function keepLetter(
  { self, documents }: Pick<FollowCore, 'self' | 'documents'>,
  { programmeId }: FollowSource,
  name: string,
  letter: Result<Uint8Array, InvitationError>,
  also: () => void,
): Promise<Result<void, SessionError>> {
  if (!letter.ok) return { ok: false, error: { tag: 'link-not-genuine' } };
  self.doc.transact(() => {
    followKept(self).outbox.set(name, { programme: programmeId, bytes: letter.value });
    also();
  });
  return (await documents.flush()) ? { ok: true, value: undefined } : { ok: false, error: { tag: 'not-saved' } };
}
