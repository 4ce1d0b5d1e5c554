/** An example of a space, in a person's own profile: they are its mentee, and its mentor is nobody. */
import { err, ok, type Result } from '../../../crypto/result.ts';
import type { WorkspaceId } from '../../model/brand.ts';
import type { Core } from '../core.ts';
import { leaveAndForget } from '../leaving.ts';
import type { SessionError } from '../types.ts';
import type { RunningWorkspace } from '../workspace.ts';
import { plantPair } from './examplePair.ts';
import { passingPerson } from './passing.ts';
import { storyIn, zoneOr } from './story.ts';

/** Marked as an example before anything could take it for more. `not-saved`: nothing of it is shown. */
export async function plantExample(
  core: Core,
  { locale, zone }: { readonly locale: string; readonly zone: string },
): Promise<Result<WorkspaceId, SessionError>> {
  const mentor = passingPerson(core);
  const planted = await plantPair({ mentor, mentee: core }, await storyIn(locale), zoneOr(zone), { example: true });
  mentor.calls.close();
  return planted.ok ? ok(planted.value.id) : planted;
}

/** Off this disk, with what had begun it; nobody is told, since there is nobody. */
export async function removeExample(
  core: Core,
  id: WorkspaceId,
  running: RunningWorkspace,
): Promise<Result<void, SessionError>> {
  const kept = core.self.workspaces.get(id);
  if (kept?.example !== true) return err({ tag: 'not-found' });
  const left = await leaveAndForget(core, id, running);
  if (!left.ok) return left;
  // As if it had not been.
  if (kept.invitation !== null) core.self.left.delete(kept.invitation);
  return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
}
