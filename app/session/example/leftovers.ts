/** What demos keep while they are shown, and where a closed tab leaves it: written down before, and erased after. */
import * as v from 'valibot';
import { ok, type Result } from '../../../crypto/result.ts';
import { eraseProfile } from '../erase.ts';
import type { Offices } from '../offices.ts';
import { type ProfileId, type ProfilesOptions, placeOf } from '../profiles.ts';
import type { Seats } from '../seat.ts';
import type { Self } from '../self.ts';
import type { Spaces } from '../spaces.ts';
import type { SessionError } from '../types.ts';

type Local = ProfilesOptions['local'];

/** Which demos of this browser are not known to be erased. */
const LIST = 'binome.demo';
const listed = v.array(v.pipe(v.string(), v.regex(/^[\w-]{12}$/)));

function readList(local: Local): readonly ProfileId[] {
  try {
    const parsed = v.safeParse(listed, JSON.parse(local.getItem(LIST) ?? '[]'));
    return parsed.success ? parsed.output : [];
  } catch {
    return []; // Storage refused, or no JSON.
  }
}

function writeList(local: Local, ids: readonly ProfileId[]): void {
  try {
    if (ids.length === 0) local.removeItem(LIST);
    else local.setItem(LIST, JSON.stringify(ids));
  } catch {
    return; // Storage refused: then no database was made either.
  }
}

/** Before anything of theirs is on the disk. */
export const noteDemos = (local: Local, ids: readonly ProfileId[]): void =>
  writeList(local, [...readList(local), ...ids]);

export async function eraseDemo(local: Local, id: ProfileId): Promise<void> {
  const gone = (): void =>
    writeList(
      local,
      readList(local).filter((each) => each !== id),
    );
  await eraseProfile({ leave: () => undefined, gone }, id);
}

/** Takes off what a demo left behind that ended with its tab. One that is open in another tab stays. */
export async function finishDemos({ local, seats }: { local: Local; seats: (name: string) => Seats }): Promise<void> {
  for (const id of readList(local)) {
    const seat = await seats(placeOf(id).lock).take();
    if (seat === null) continue;
    await eraseDemo(local, id);
    seat.leave();
  }
}

/** All that was planted in a profile to be looked at: whoever looked around before they come back takes none of it along. */
export async function forgetExamples(
  { workspaces }: Pick<Self, 'workspaces'>,
  spaces: Pick<Spaces, 'removeExample'>,
  offices: Pick<Offices, 'summaries' | 'removeProgramme'>,
): Promise<Result<void, SessionError>> {
  const planted = [
    ...[...workspaces.values()].flatMap(({ id, example }) => (example ? [() => spaces.removeExample(id)] : [])),
    ...offices.summaries().flatMap(({ id, example }) => (example ? [() => offices.removeProgramme(id)] : [])),
  ];
  for (const forget of planted) {
    const gone = await forget();
    if (!gone.ok) return gone;
  }
  return ok(undefined);
}
