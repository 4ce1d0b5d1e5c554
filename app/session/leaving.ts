/** A workspace taken off this device, so that nothing kept here could bring it back. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { WorkspaceId } from '../model/brand.ts';
import { type Core, DOCUMENT, KEY } from './core.ts';
import { documentsBy } from './documentNames.ts';
import { forgetFilesOf } from './fileStore.ts';
import { forgetFollowed } from './followKept.ts';
import { inChapter } from './inChapter.ts';
import type { Parted, RunningWorkspace } from './runningWorkspace.ts';
import type { SessionError } from './types.ts';

/** `told`: another's device has the signed word; `farewell`: the same, to be left at the server. `not-saved`: it may be left again. */
export async function leaveAndForget(
  core: Core,
  id: WorkspaceId,
  running: RunningWorkspace,
): Promise<Result<Parted, SessionError>> {
  const left = await running.leave();
  const dropped = await dropKeys(core, id);
  return dropped.ok ? ok(left) : dropped;
}

/** The same of one that is not open here, and that another device of the person has left. */
export async function forgetUnopened(core: Core, id: WorkspaceId): Promise<Result<void, SessionError>> {
  const erase = (document: string) => core.documents.forget(DOCUMENT.workspace(id, document));
  for (const chapter of chaptersOf(core, id)) {
    const notes = await core.documents.hold(DOCUMENT.workspace(id, inChapter(chapter, 'notebook')));
    if (!notes.ok) return notes;
    const documents = documentsBy(notes.value.doc);
    notes.value.release();
    for (const document of documents) await erase(inChapter(chapter, document));
  }
  for (const document of ['acknowledged', 'root']) await erase(document);
  await core.documents.forget(DOCUMENT.goals(id));
  await forgetFilesOf(core, id);
  return dropKeys(core, id);
}

/** An example, as if it had not been: nobody is told, since there is nobody. `forget` takes it off like every other. */
export async function forgetExample(
  core: Core,
  id: WorkspaceId,
  forget: () => Promise<Result<unknown, SessionError>>,
): Promise<Result<void, SessionError>> {
  const invitation = core.self.workspaces.get(id)?.invitation ?? null;
  const gone = await forget();
  if (!gone.ok) return gone;
  if (invitation !== null) core.self.left.delete(invitation);
  return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
}

/** A chapter begins with an epoch, and the secrets of all are here still. */
function chaptersOf({ keyring }: Core, id: WorkspaceId): Set<number> {
  const first = KEY.workspace(id);
  const numbers = keyring
    .names()
    .flatMap((name) => (name.startsWith(`${first} `) ? Number(name.slice(first.length + 1).split(' ')[0]) : []));
  return new Set([0, ...numbers.filter(Number.isSafeInteger)]);
}

async function dropKeys(core: Core, id: WorkspaceId): Promise<Result<void, SessionError>> {
  const { self, keyring } = core;
  const kept = self.workspaces.get(id);
  // That of each epoch as well. Last of all: a crash before this leaves a space that can be left again, not remains
  // that nothing names.
  const first = KEY.workspace(id);
  const secrets = keyring.names().filter((name) => name === first || name.startsWith(`${first} `));
  for (const name of secrets) if (!(await keyring.remove(name)).ok) return err({ tag: 'not-saved' });
  self.doc.transact(() => {
    for (const name of secrets) self.keys.delete(name);
    for (const name of self.epochs.keys()) if (name.startsWith(`${id} `)) self.epochs.delete(name);
    self.workspaces.delete(id);
    self.circles.delete(id);
    self.goals.delete(id);
    self.soon.delete(id);
    self.read.delete(id);
    forgetFollowed(self, id);
    self.blocked.delete(id);
    for (const key of self.pulses.keys()) if (key.startsWith(`${id} `)) self.pulses.delete(key);
    if (kept) self.left.set(kept.invitation ?? id, core.clock());
    for (const map of [self.shares, self.held]) map.delete(id);
    // With my own key it would give the secret again.
    const { invitation = null } = kept ?? {};
    if (invitation !== null)
      for (const introduced of [self.invitations, self.directs, self.askings]) introduced.delete(invitation);
  });
  return (await core.documents.compact(DOCUMENT.self)) ? ok(undefined) : err({ tag: 'not-saved' });
}
