/** What the start of the app may take, in ms: R2 and INP of the rules of experience. */
export const GOALS = { 'slow 3G': 3_500, 'slow 4G': 2_500, again: 1_000, press: 200 } as const;
