/** What `inNodeAlone` starts: one run from cards and its repairs, then one with a seat for everybody. */
import { inNode, withSeatsForAll } from './fromCards.ts';

process.stdout.write(JSON.stringify({ node: inNode(), all: withSeatsForAll() }));
