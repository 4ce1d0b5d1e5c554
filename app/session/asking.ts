/** What one of a pair asks privately of their programme: to be with someone else. It is in their own document alone. */
import { err, ok, type Result } from '../../crypto/result.ts';
import { makeRematch } from '../invitation/programmeLetters.ts';
import type { InvitationId, ProgrammeId, WorkspaceId } from '../model/brand.ts';
import { parseInvitationId } from '../model/ids.ts';
import type { Cause, Rematch } from '../model/rematch.ts';
import type { Server } from '../peer/types.ts';
import type { KeptBy } from './core.ts';
import { reopen } from './invitations.ts';
import type { PairChange, SessionError } from './types.ts';

type Means = KeptBy<'self' | 'person' | 'me' | 'clock' | 'random'>;

/** The invitation that had made this space, of a programme that is known here. */
function pairOf({ self, me }: Pick<Means, 'self' | 'me'>, workspace: WorkspaceId) {
  const id = self.workspaces.get(workspace)?.invitation ?? null;
  const kept = id === null ? undefined : self.invitations.get(id);
  const opened = kept && reopen({ me }, kept);
  if (id === null || !kept || !opened) return null;
  const programme: ProgrammeId = opened.invitation.programme;
  return { id, kept, opened, programme, definition: self.programmes.get(programme)?.programme ?? null };
}

/** Keeps the word and its letter. A word is later than the one before, whatever the clock says. */
async function keep(
  core: Means,
  workspace: WorkspaceId,
  word: Pick<Rematch, 'step' | 'cause' | 'words'>,
): Promise<Result<void, SessionError>> {
  const pair = pairOf(core, workspace);
  if (pair === null || pair.kept.ended !== undefined) return err({ tag: 'not-found' });
  if (pair.definition === null) return err({ tag: 'programme-unknown' });
  const { opened } = pair;
  // Who accompanies the two is not one of them.
  if (opened.mentor.person !== core.me && opened.mentee.person !== core.me) return err({ tag: 'not-found' });
  const before = core.self.askings.get(pair.id);
  const now = core.clock();
  const at = Math.max(now, (before?.at ?? 0) + 1);
  const value: Rematch = { ...word, version: 1, invitation: pair.id, at };
  const letter = makeRematch(value, core.person.sign, pair.definition.box, core.random);
  if (!letter.ok) return err({ tag: 'link-not-genuine' });
  const since = before?.step === 'ask' && word.step === 'ask' ? before.since : now;
  core.self.askings.set(pair.id, { ...word, at, since, letter: letter.value });
  return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
}

export const askForOther = (
  core: Means,
  workspace: WorkspaceId,
  { cause, words }: { readonly cause: Cause; readonly words: string },
): Promise<Result<void, SessionError>> => keep(core, workspace, { step: 'ask', cause, words });

export const takeAskingBack = (core: Means, workspace: WorkspaceId): Promise<Result<void, SessionError>> =>
  keep(core, workspace, { step: 'take-back', words: '' });

/** What is asked and what was ended, by space. */
export function changesOf(core: Pick<Means, 'self' | 'me'>): PairChange[] {
  const ids = new Set<InvitationId>();
  for (const key of core.self.askings.keys()) {
    const id = parseInvitationId(key);
    if (id.ok) ids.add(id.value);
  }
  for (const [key, { ended }] of core.self.invitations) {
    const id = parseInvitationId(key);
    if (ended !== undefined && id.ok) ids.add(id.value);
  }
  return [...ids].flatMap((id): PairChange[] => {
    const workspace = core.self.invitations.get(id)?.workspace;
    const pair = workspace ? pairOf(core, workspace) : null;
    if (!workspace || pair === null) return [];
    const asking = core.self.askings.get(id);
    const about = {
      workspace,
      coordinator: pair.definition?.coordinator ?? '',
      programmeName: pair.definition?.name ?? '',
    };
    if (pair.kept.ended !== undefined) return [{ ...about, state: 'ended', at: pair.kept.ended, isWaiting: false }];
    if (asking?.step !== 'ask') return [];
    return [{ ...about, state: 'asked', at: asking.since, isWaiting: asking.letter !== null }];
  });
}

/** Deposits what waits. True: nothing is left. */
export async function handOverAskings(
  core: Pick<Means, 'self' | 'me'>,
  server: Pick<Server, 'deposit'>,
): Promise<boolean> {
  let isDone = true;
  for (const [id, asking] of core.self.askings) {
    const kept = core.self.invitations.get(id);
    const programme = kept && reopen(core, kept)?.invitation.programme;
    if (asking.letter === null || programme === undefined) continue;
    const deposited = await server.deposit({ to: programme, bytes: asking.letter });
    isDone &&= deposited.ok;
    const now = core.self.askings.get(id);
    if (deposited.ok && now?.letter === asking.letter) core.self.askings.set(id, { ...now, letter: null });
  }
  return isDone;
}
