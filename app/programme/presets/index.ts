/** Packs to begin from. Their texts are heavy: each is loaded when somebody looks at it. */
import type { Pack } from '../../model/pack.ts';

export interface Preset {
  readonly id: 'octave' | 'mentornet' | 'school' | 'flash' | 'job-seekers';
  /** Fails like every lazy part of the app: with the network, before it was kept for offline use. */
  readonly load: () => Promise<Pack>;
}

/** In the order in which they are offered; the first is the default. */
export const PRESETS: readonly Preset[] = [
  { id: 'octave', load: async () => (await import('./octave.ts')).octave },
  { id: 'mentornet', load: async () => (await import('./mentornet.ts')).mentornet },
  { id: 'school', load: async () => (await import('./school.ts')).school },
  { id: 'flash', load: async () => (await import('./flash.ts')).flash },
  { id: 'job-seekers', load: async () => (await import('./jobSeekers.ts')).jobSeekers },
];
