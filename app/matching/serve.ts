import { inputBytes } from './inputs.ts';
import { matchInSteps } from './match.ts';
import { type FromWorker, type MatchRequest, parseToWorker } from './messages.ts';

/** What of a worker's surroundings the matching needs. */
export interface Surroundings {
  send(message: FromWorker): void;
  /** SHA-256. */
  digest(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  /** Lets waiting messages in, so that a cancellation is heard. */
  breathe(): Promise<void>;
  /** Milliseconds, from any fixed moment. */
  clock(): number;
}

/** How long the run goes on before it listens. */
const SLICE = 40;

/** Answers the page's messages: one run at a time, a new request cancelling the one before. */
export function serveMatching({ send, digest, breathe, clock }: Surroundings): (message: unknown) => Promise<void> {
  let current = 0;

  async function work({ candidates, rules, at }: MatchRequest): Promise<void> {
    current += 1;
    const mine = current;
    // Digested before the run: the browser's SHA-256 is asynchronous, and the run is not.
    const inputs = await digest(Uint8Array.from(inputBytes(candidates, rules, at)));
    const steps = matchInSteps(candidates, rules, at, () => inputs);
    let listened = clock();
    for (let step = steps.next(); mine === current; step = steps.next()) {
      if (step.done === true) {
        send({ type: 'run', run: step.value });
        return;
      }
      if (clock() - listened < SLICE) continue;
      send({ type: 'progress', done: step.value });
      await breathe();
      listened = clock();
    }
    send({ type: 'cancelled' });
  }

  return async (message) => {
    const parsed = parseToWorker(message);
    if (!parsed.ok) send({ type: 'refused' });
    else if (parsed.value.type === 'cancel') current += 1;
    else await work(parsed.value);
  };
}
