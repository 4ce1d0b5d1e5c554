/** In place of fast-equals, of which TipTap asks this one comparison: lib0's, which the documents bring already. */
export { equalityDeep as deepEqual } from 'lib0/function';
