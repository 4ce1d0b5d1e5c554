/** Invitations received: who and why, a yes or a no, and the workspace that a yes opens. */
import { deriveWorkspace } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { makeAnswer, type OpenedInvitation, openInvitation, workspaceSecretOf } from '../invitation/letters.ts';
import { explain } from '../matching/explain.ts';
import type { InvitationId, WorkspaceId } from '../model/brand.ts';
import { parseInvitationId, parseWorkspaceId } from '../model/ids.ts';
import type { Answer, InvitationStage } from '../model/invitation.ts';
import { type Core, KEY } from './core.ts';
import type { KeptInvitation } from './self.ts';
import type { InvitationView, SessionError } from './types.ts';

export interface Side {
  readonly role: 'mentor' | 'mentee';
  readonly me: OpenedInvitation['mentor'];
  readonly other: OpenedInvitation['mentor'];
}

export function sideOf(core: Core, opened: OpenedInvitation): Side {
  const { mentor, mentee } = opened;
  return mentor.person === core.me
    ? { role: 'mentor', me: mentor, other: mentee }
    : { role: 'mentee', me: mentee, other: mentor };
}

/** Opening verifies three signatures, about 30 ms: the outcome is kept with the envelope's bytes. */
const reopened = new WeakMap<Uint8Array, OpenedInvitation | null>();

/** What was kept, opened again. The deadline was looked at when it came, and no longer matters once answered. */
export function reopen(core: Pick<Core, 'me'>, kept: KeptInvitation): OpenedInvitation | null {
  const known = reopened.get(kept.envelope);
  if (known !== undefined) return known;
  const opened = openInvitation(kept.envelope, core.me, null);
  reopened.set(kept.envelope, opened.ok ? opened.value : null);
  return opened.ok ? opened.value : null;
}

/**
 * The invitations this device holds, the newest first. Those that became spaces in an earlier session are among them only
 * beside one that was taken back: opening each takes 30 ms, and a mentor of many has one for every space.
 */
export function invitationViews(core: Core, views: Map<InvitationId, InvitationView>): InvitationView[] {
  const list: InvitationView[] = [];
  const hasEnded = [...core.self.invitations.values()].some(
    (kept) => kept.stage === 'revoked' && core.clock() <= (reopen(core, kept)?.invitation.expires ?? 0),
  );
  for (const [key, kept] of core.self.invitations) {
    const id = parseInvitationId(key);
    if (!id.ok || (kept.stage === 'joined' && !hasEnded && !views.has(id.value))) continue;
    const stage = kept.stage === 'sent' ? stageNow(core, kept) : kept.stage;
    const before = views.get(id.value);
    if (before !== undefined && before.stage === stage && before.workspace === kept.workspace) {
      list.push(before);
      continue;
    }
    const view = viewOf(core, id.value, kept, stage);
    if (view === null) continue;
    views.set(id.value, view);
    list.push(view);
  }
  return list.sort((a, b) => b.expires - a.expires);
}

function stageNow(core: Core, kept: KeptInvitation): InvitationStage {
  const opened = reopen(core, kept);
  return opened !== null && core.clock() > opened.invitation.expires ? 'expired' : kept.stage;
}

function viewOf(core: Core, id: InvitationId, kept: KeptInvitation, stage: InvitationStage): InvitationView | null {
  const opened = reopen(core, kept);
  if (opened === null) return null;
  const { role, me, other } = sideOf(core, opened);
  const { reasons, commonMinutes } = explain(opened.mentor.card, opened.mentee.card, opened.invitation.issued);
  return {
    id,
    stage,
    programmeName: core.self.programmes.get(opened.invitation.programme)?.programme.name ?? '',
    myRole: role,
    me: me.card,
    other: other.card,
    reasons,
    commonMinutes,
    months: opened.invitation.months,
    expires: opened.invitation.expires,
    workspace: kept.workspace,
  };
}

/** Agrees the workspace secret from the two cards and the invitation, and keeps it. */
async function keepSecret(core: Core, opened: OpenedInvitation): Promise<Result<WorkspaceId, SessionError>> {
  const { other } = sideOf(core, opened);
  const secret = workspaceSecretOf({ invitation: opened.id, mine: core.person.box, theirs: other.card.box });
  if (!secret.ok) return err({ tag: 'link-not-genuine' });
  const workspace = parseWorkspaceId(deriveWorkspace(secret.value).id);
  if (!workspace.ok) throw new Error('a derived workspace has an id');
  const kept = await core.keyring.put(KEY.workspace(workspace.value), secret.value);
  return kept.ok ? workspace : err({ tag: 'not-saved' });
}

/** Said yes: the secret is kept first, then a signed yes for the programme, which is told nothing before. */
export async function acceptInvitation(core: Core, id: InvitationId): Promise<Result<WorkspaceId, SessionError>> {
  const kept = core.self.invitations.get(id);
  if (kept === undefined) return err({ tag: 'not-found' });
  if (kept.workspace) return ok(kept.workspace);
  const opened = openFor(core, kept);
  if (!opened.ok) return opened;
  const workspace = await keepSecret(core, opened.value);
  if (!workspace.ok) return workspace;
  const answer = answerLetter(core, opened.value, { answer: 'accepted', words: '' });
  if (!answer.ok) return answer;
  return keepWorkspace(core, opened.value, workspace.value, {
    envelope: kept.envelope,
    answer: answer.value,
  });
}

/** An invitation accepted before, on a device that is gone: its workspace opens again, and nobody is answered. */
export async function keepAccepted(
  core: Core,
  opened: OpenedInvitation,
  envelope: Uint8Array,
): Promise<Result<WorkspaceId, SessionError>> {
  const workspace = await keepSecret(core, opened);
  return workspace.ok ? keepWorkspace(core, opened, workspace.value, { envelope, answer: null }) : workspace;
}

async function keepWorkspace(
  core: Core,
  opened: OpenedInvitation,
  workspace: WorkspaceId,
  kept: Pick<KeptInvitation, 'envelope' | 'answer'>,
): Promise<Result<WorkspaceId, SessionError>> {
  core.self.doc.transact(() => {
    core.self.workspaces.set(workspace, {
      id: workspace,
      invitation: opened.id,
      since: core.clock(),
    });
    core.self.invitations.set(opened.id, { ...kept, stage: 'accepted', workspace });
  });
  return (await core.documents.flush()) ? ok(workspace) : err({ tag: 'not-saved' });
}

export async function declineInvitation(
  core: Core,
  id: InvitationId,
  words: string,
): Promise<Result<void, SessionError>> {
  const kept = core.self.invitations.get(id);
  const opened = openFor(core, kept);
  if (!opened.ok) return opened;
  const answer = answerLetter(core, opened.value, { answer: 'declined', words });
  if (!answer.ok) return answer;
  if (kept) core.self.invitations.set(id, { ...kept, stage: 'declined', answer: answer.value });
  return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
}

function openFor(core: Core, kept: KeptInvitation | undefined): Result<OpenedInvitation, SessionError> {
  if (kept === undefined) return err({ tag: 'not-found' });
  if (kept.stage !== 'sent') return err({ tag: 'expired' });
  const opened = openInvitation(kept.envelope, core.me, core.clock());
  if (opened.ok) return opened;
  return err(opened.error.tag === 'expired' ? { tag: 'expired' } : { tag: 'link-not-genuine' });
}

function answerLetter(
  core: Core,
  opened: OpenedInvitation,
  { answer, words }: Pick<Answer, 'answer' | 'words'>,
): Result<Uint8Array, SessionError> {
  const programme = core.self.programmes.get(opened.invitation.programme);
  if (programme === undefined) return err({ tag: 'programme-unknown' });
  const value: Answer = { version: 1, invitation: opened.id, answer, words, at: core.clock() };
  const letter = makeAnswer(value, core.person.sign, programme.programme.box, core.random);
  return letter.ok ? letter : err({ tag: 'link-not-genuine' });
}
