/** Of what is about to be taken along, what is not on this device; and how it comes. */
import type { FileRef } from '../../model/file.ts';
import { derived, type Observable } from '../../model/observable.ts';
import type { FileReach, Gathered } from '../../session/types.ts';

export interface Away {
  readonly file: FileRef;
  /** Whose space shows it. */
  readonly title: string;
  /** Null: it comes from nowhere. */
  readonly reach: FileReach | null;
}

export async function awayFrom({ spaces }: Gathered): Promise<readonly Away[]> {
  const here = new Set<string>();
  const away = new Map<string, Away>();
  for (const { about, files, hasFile, reach } of spaces)
    for (const file of files) {
      if (await hasFile(file)) here.add(file.id);
      else away.set(file.id, { file, title: about.title, reach });
    }
  return [...away.values()].filter(({ file }) => !here.has(file.id));
}

export interface Coming {
  readonly here: number;
  /** Bytes of what is not. */
  readonly left: number;
  /** Somebody of a space that lacks something is connected. */
  readonly isSomebodyThere: boolean;
}

export function comingOf(away: readonly Away[]): Observable<Coming> {
  const states = away.map(({ file, reach }) => ({ file, reach, state: reach?.state(file) ?? null }));
  return derived(
    states.flatMap(({ state, reach }) => (state === null || reach === null ? [] : [state, reach.present])),
    () => {
      const lacking = states.filter(({ state }) => state?.get().tag !== 'here');
      return {
        here: states.length - lacking.length,
        left: lacking.reduce((sum, { file }) => sum + file.size, 0),
        isSomebodyThere: lacking.some(({ reach }) => (reach?.present.get().length ?? 0) > 0),
      };
    },
    (a, b) => a.here === b.here && a.left === b.left && a.isSomebodyThere === b.isSomebodyThere,
  );
}
