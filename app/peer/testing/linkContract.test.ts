import { test } from 'vitest';
import { linkContract } from './linkContract.ts';
import { simulateLink } from './simulatedLink.ts';

test.each([
  { over: 'a wire that is fine', loses: 0 },
  { over: 'a wire that loses, repeats and reorders', loses: 0.1 },
])('over $over', async ({ loses }) => {
  for (const { run } of linkContract) {
    let drawn = 0;
    // The same in every run: each share of all draws comes in turn.
    const draw = (): number => {
      drawn = (drawn + 0.618_034) % 1;
      return drawn;
    };
    const link = simulateLink({
      devices: ['a', 'b'],
      people: ['ada', 'ben'],
      delay: () => 10 * draw(),
      lag: () => 20 * draw(),
      at: (_end, delay, work) => void setTimeout(work, delay),
      loses: () => draw() < loses,
      repeats: () => draw() < loses,
    });
    await run({
      ends: link.ends,
      drop() {
        link.cut();
        setTimeout(() => link.restart(), 20);
      },
    });
    link.close();
  }
});
