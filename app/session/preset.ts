/** The programmes that come with the app. */
import type { Pack } from '../model/pack.ts';
import { PRESETS, type Preset } from '../programme/presets/index.ts';

export type PresetId = Preset['id'];

/** Rejects like every lazy part of the app, where it was not fetched before and there is no network. */
export function preset(id: PresetId): Promise<Pack> {
  const found = PRESETS.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no such preset: ${id}`);
  return found.load();
}
