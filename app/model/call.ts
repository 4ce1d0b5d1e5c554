/** What a call costs, for the button that begins one: both ways together, headers counted, as `bench -- call` measures it. */
export interface CallKind {
  readonly low: boolean;
  readonly camera: boolean;
}

/** kbit/s one way. */
const SOUND = { low: 18, full: 48 };
const PICTURE = { low: 160, full: 420 };

/** Bytes a minute with one other person, at most. */
export function costOf({ low, camera }: CallKind): number {
  const kind = low ? 'low' : 'full';
  return ((SOUND[kind] + (camera ? PICTURE[kind] : 0)) * 2 * 60 * 1_000) / 8;
}
