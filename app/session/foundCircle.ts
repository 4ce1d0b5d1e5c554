/** A circle begins with one person: its secret is drawn here, and nobody else has it. */
import { deriveWorkspace, newSecret, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { WorkspaceId } from '../model/brand.ts';
import { parseWorkspaceId } from '../model/ids.ts';
import { LIMITS } from '../model/limits.ts';
import { normaliseLine } from '../model/text.ts';
import { type Core, KEY } from './core.ts';
import type { SessionError } from './types.ts';

/** `name`: of the circle; `mine`: what the others call its founder. Both are trimmed; neither may be empty. */
export async function foundCircle(
  core: Core,
  draft: { readonly name: string; readonly mine: string },
): Promise<Result<WorkspaceId, SessionError>> {
  const { self } = core;
  const [name, mine] = [draft.name, draft.mine].map((line) => normaliseLine(line).slice(0, LIMITS.name).trim());
  if (!name || !mine) return err({ tag: 'draft-invalid', field: 'name' });
  const secret = newSecret(core.random);
  const id = parseWorkspaceId(deriveWorkspace(secret).id);
  if (!id.ok) throw new Error('a derived workspace has an id');
  if (!(await core.keyring.put(KEY.workspace(id.value), secret)).ok) return err({ tag: 'not-saved' });
  const founder = { person: core.me, name: mine, box: toText(core.person.box.publicKey), role: 'member' } as const;
  self.doc.transact(() => {
    if (!self.profile.has('name')) self.profile.set('name', mine);
    self.circles.set(id.value, { name, founder, bases: [] });
    self.workspaces.set(id.value, { id: id.value, invitation: null, since: core.clock() });
  });
  return (await core.documents.flush()) ? ok(id.value) : err({ tag: 'not-saved' });
}
