/** Invitations received: who and why, a yes or a no, and the workspace that a yes opens. */
import { deriveWorkspace, type Secret } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { InvitationError } from '../invitation/errors.ts';
import {
  giverOf,
  makeAnswer,
  type OpenedCard,
  type OpenedInvitation,
  openInvitation,
  workspaceSecretOf,
} from '../invitation/letters.ts';
import { drawSecret } from '../invitation/third.ts';
import { explain } from '../matching/explain.ts';
import type { Instant, InvitationId, WorkspaceId } from '../model/brand.ts';
import { parseInvitationId, parseWorkspaceId } from '../model/ids.ts';
import { type Answer, type InvitationStage, OVER_IS_NEWS } from '../model/invitation.ts';
import { sealWays } from './accompanied.ts';
import { type Core, KEY, type KeptBy } from './core.ts';
import type { KeptInvitation } from './self.ts';
import type { InvitationView, No, SessionError } from './types.ts';

export interface Side {
  readonly role: 'mentor' | 'mentee' | 'supervisor';
  readonly me: OpenedCard;
  /** Of the two, the one whom this person is not; to the third, the mentee. */
  readonly other: OpenedCard;
}

export function sideOf(core: Pick<Core, 'me'>, { mentor, mentee, third, more }: OpenedInvitation): Side {
  if (third?.person === core.me) return { role: 'supervisor', me: third, other: mentee };
  const one = more.find(({ person }) => person === core.me);
  if (one !== undefined) return { role: 'mentee', me: one, other: mentor };
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
    (kept) =>
      kept.stage === 'revoked' &&
      core.clock() <= Math.max(reopen(core, kept)?.invitation.expires ?? 0, (kept.over ?? 0) + OVER_IS_NEWS),
  );
  for (const [key, kept] of core.self.invitations) {
    const id = parseInvitationId(key);
    if (!id.ok || (kept.stage === 'joined' && !hasEnded && !views.has(id.value))) continue;
    const stage = kept.stage === 'sent' ? stageNow(core, kept) : kept.stage;
    const before = views.get(id.value);
    const isSame = before?.reminded?.at === kept.reminder?.at && before?.seen === (kept.seen === true);
    if (before !== undefined && isSame && before.stage === stage && before.workspace === kept.workspace) {
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
  return opened !== null && core.clock() > deadlineOf(opened, kept) ? 'expired' : kept.stage;
}

/** Until when it may be answered: as it was signed, or as a later letter says. */
const deadlineOf = ({ invitation }: OpenedInvitation, { reminder }: KeptInvitation): Instant =>
  Math.max(invitation.expires, reminder?.expires ?? 0);

function viewOf(core: Core, id: InvitationId, kept: KeptInvitation, stage: InvitationStage): InvitationView | null {
  const opened = reopen(core, kept);
  if (opened === null) return null;
  const { role, me, other } = sideOf(core, opened);
  const reader = role === 'mentor' ? 'mentor' : 'mentee';
  // What was told to the coordinator alone is in neither card here: whichever question both answered may be named.
  const named = (opened.mentee.card.answers ?? []).map(([question]) => question);
  const [mentor, mentee] = [opened.mentor.card, opened.mentee.card];
  const { reasons, commonMinutes } = explain(mentor, mentee, opened.invitation.issued, reader, named);
  const programme = core.self.programmes.get(opened.invitation.programme)?.programme;
  return {
    id,
    stage,
    programmeName: programme?.name ?? '',
    coordinator: programme?.coordinator ?? '',
    myRole: role,
    me: me.card,
    other: other.card,
    mentor: opened.mentor.card,
    mentee: opened.mentee.card,
    third: opened.third?.card ?? null,
    more: opened.more.map(({ card }) => card),
    format: opened.invitation.format,
    sessions: opened.invitation.sessions ?? null,
    reasons,
    commonMinutes,
    months: opened.invitation.months,
    expires: deadlineOf(opened, kept),
    reminded: kept.reminder
      ? { at: kept.reminder.at, longer: kept.reminder.expires > opened.invitation.expires }
      : null,
    seen: kept.seen === true,
    over: kept.over ?? null,
    workspace: kept.workspace,
  };
}

type Keeping = Pick<Core, 'self' | 'clock'> & KeptBy<never>;

/** Keeps the secret of a space, and then that there is one. */
export async function keepWorkspace(
  core: Keeping,
  { id }: OpenedInvitation,
  secret: Secret,
  kept: Pick<KeptInvitation, 'envelope' | 'answer' | 'ways'>,
): Promise<Result<WorkspaceId, SessionError>> {
  const workspace = parseWorkspaceId(deriveWorkspace(secret).id);
  if (!workspace.ok) throw new Error('a derived workspace has an id');
  if (!(await core.keyring.put(KEY.workspace(workspace.value), secret)).ok) return err({ tag: 'not-saved' });
  core.self.doc.transact(() => {
    core.self.workspaces.set(workspace.value, { id: workspace.value, invitation: id, since: core.clock() });
    core.self.invitations.set(id, { ...kept, stage: 'accepted', workspace: workspace.value });
  });
  return (await core.documents.flush()) ? workspace : err({ tag: 'not-saved' });
}

/**
 * Said yes: the secret is kept first, then a signed yes for the programme, which is told nothing before. Null where the
 * secret is another's to give.
 */
export async function acceptInvitation(
  core: Core,
  id: InvitationId,
): Promise<Result<WorkspaceId | null, SessionError>> {
  const kept = core.self.invitations.get(id);
  if (kept === undefined) return err({ tag: 'not-found' });
  if (kept.workspace || kept.stage === 'accepted') return ok(kept.workspace);
  const opened = openFor(core, kept);
  if (!opened.ok) return opened;
  const answer = answerLetter(core, opened.value, { answer: 'accepted', words: '' });
  if (!answer.ok) return answer;
  const said = { envelope: kept.envelope, answer: answer.value };
  const giver = giverOf(opened.value);
  if (giver !== null && giver.person !== core.me) {
    core.self.invitations.set(id, { ...said, stage: 'accepted', workspace: null });
    return (await core.documents.flush()) ? ok(null) : err({ tag: 'not-saved' });
  }
  const secret = secretOf(core, opened.value);
  if (!secret.ok) return err({ tag: 'link-not-genuine' });
  const ways = giver === null ? undefined : sealWays(core, opened.value, secret.value);
  return keepWorkspace(core, opened.value, secret.value, { ...said, ...(ways && { ways }) });
}

/** From the two cards and the invitation; where there are more than two, one of them draws it. */
const secretOf = (core: Pick<Core, 'me' | 'person'>, opened: OpenedInvitation): Result<Secret, InvitationError> =>
  giverOf(opened) === null
    ? workspaceSecretOf({
        invitation: opened.id,
        mine: core.person.box,
        theirs: sideOf(core, opened).other.card.box,
      })
    : drawSecret(opened.id, core.person.box);

/** An invitation accepted before, on a device that is gone: its workspace opens again, and nobody is answered. */
export async function keepAccepted(
  core: Core,
  opened: OpenedInvitation,
  envelope: Uint8Array,
): Promise<Result<WorkspaceId, SessionError>> {
  // More than two are a circle: who lost everything is invited into it again.
  const secret = giverOf(opened) === null ? secretOf(core, opened) : err({ tag: 'not-found' });
  if (!secret.ok) return err({ tag: 'not-found' });
  return keepWorkspace(core, opened, secret.value, { envelope, answer: null });
}

/** A no, and what the programme alone reads with it. */
export async function declineInvitation(core: Core, id: InvitationId, no: No): Promise<Result<void, SessionError>> {
  const kept = core.self.invitations.get(id);
  const opened = openFor(core, kept);
  if (!opened.ok) return opened;
  const answer = answerLetter(core, opened.value, { ...no, answer: 'declined' });
  if (!answer.ok) return answer;
  if (kept) core.self.invitations.set(id, { ...kept, stage: 'declined', answer: answer.value });
  return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
}

/** It was on the screen: the programme is told, once, and nothing is settled. True: there is something to hand over. */
export async function openedInvitation(core: Core, id: InvitationId): Promise<boolean> {
  const kept = core.self.invitations.get(id);
  if (kept === undefined || kept.seen) return false;
  const opened = openFor(core, kept);
  const letter = opened.ok ? answerLetter(core, opened.value, { answer: 'opened', words: '' }) : opened;
  if (!letter.ok) return false;
  core.self.invitations.set(id, { ...kept, seen: true, answer: letter.value });
  return core.documents.flush();
}

function openFor(core: Core, kept: KeptInvitation | undefined): Result<OpenedInvitation, SessionError> {
  if (kept === undefined) return err({ tag: 'not-found' });
  if (kept.stage !== 'sent') return err({ tag: 'expired' });
  const opened = openInvitation(kept.envelope, core.me, null);
  if (!opened.ok) return err({ tag: 'link-not-genuine' });
  return core.clock() > deadlineOf(opened.value, kept) ? err({ tag: 'expired' }) : opened;
}

function answerLetter(
  core: Core,
  opened: OpenedInvitation,
  said: Omit<Answer, 'version' | 'invitation' | 'at'>,
): Result<Uint8Array, SessionError> {
  const programme = core.self.programmes.get(opened.invitation.programme);
  if (programme === undefined) return err({ tag: 'programme-unknown' });
  const version = said.answer === 'opened' || said.wish !== undefined ? 2 : 1;
  const value: Answer = { ...said, version, invitation: opened.id, at: core.clock() };
  const letter = makeAnswer(value, core.person.sign, programme.programme.box, core.random);
  return letter.ok ? letter : err({ tag: 'link-not-genuine' });
}
