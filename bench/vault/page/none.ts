/** Nothing is kept: what a key costs without any disk. */
import { fill, play } from './play.ts';

const nothing = () => Promise.resolve();

play({
  async open(doc, name) {
    await fill(doc, name);
    return { durable: nothing, fold: nothing };
  },
});
