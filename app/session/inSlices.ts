import { breathe } from '../peer/index.ts';

/** How long it goes on before the page may draw. */
const SLICE = 30;

/** Plays something that stops now and then to its end, and lets the page draw in between. */
export async function inSlices<T>(steps: Generator<unknown, T>, clock: () => number): Promise<T> {
  let began = clock();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (clock() - began < SLICE) continue;
    await breathe();
    began = clock();
  }
}
