/** An example of a space, in a person's own profile: they are its mentee, and its mentor is nobody. */
import { ok, type Result } from '../../../crypto/result.ts';
import type { WorkspaceId } from '../../model/brand.ts';
import type { Core } from '../core.ts';
import { forgetExample, forgetUnopened } from '../leaving.ts';
import type { ExampleLanguage, SessionError } from '../types.ts';
import { plantPair } from './examplePair.ts';
import { passingPerson } from './passing.ts';
import { storyIn, zoneOr } from './story.ts';

/** Marked as an example from its first moment. `not-saved`: nothing of it is left. */
export async function plantExample(
  core: Core,
  { locale, zone }: ExampleLanguage,
): Promise<Result<WorkspaceId, SessionError>> {
  const story = await storyIn(locale);
  const before = new Set(core.self.workspaces.keys());
  const mentor = passingPerson(core);
  const planted = await plantPair({ mentor, mentee: core }, story, zoneOr(zone), { example: true });
  mentor.calls.close();
  if (planted.ok) return ok(planted.value.id);
  for (const { id, example } of [...core.self.workspaces.values()])
    if (example && !before.has(id)) await forgetExample(core, id, () => forgetUnopened(core, id));
  return planted;
}
