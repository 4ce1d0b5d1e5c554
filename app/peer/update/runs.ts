/** Neighbouring structs without content, made one: the same update, as an encoder writes it that merges them. */
import { createEncoder, toUint8Array, writeUint8Array, writeVarUint } from 'lib0/encoding';

/** The bytes from `from` to `to` give way to the numbers. */
interface Edit {
  readonly from: number;
  to: number;
  readonly numbers: number[];
}

export interface Runs {
  /** A client's structs begin; their number stands at `from` to `to`. */
  open(count: number, from: number, to: number): void;
  /** The next struct; null is one with content. */
  add(kind: number | null, from: number, to: number, length: number): void;
  merged(update: Uint8Array): Uint8Array;
}

export function collectRuns(): Runs {
  const edits: Edit[] = [];
  let total = 0;
  let taken = 0;
  let head: Edit = { from: 0, to: 0, numbers: [] };
  let run: Edit | null = null;
  const last: { kind: number | null; from: number; length: number } = { kind: null, from: 0, length: 0 };
  return {
    open(count, from, to) {
      total = count;
      taken = 0;
      head = { from, to, numbers: [] };
      run = null;
      last.kind = null;
    },
    add(kind, from, to, length) {
      if (kind === null || kind !== last.kind) {
        run = null;
        last.kind = kind;
        last.from = from;
        last.length = length;
        return;
      }
      if (run === null) {
        if (taken === 0) edits.push(head);
        run = { from: last.from, to, numbers: [kind, last.length] };
        edits.push(run);
      }
      taken += 1;
      head.numbers[0] = total - taken;
      run.to = to;
      last.length += length;
      run.numbers[1] = last.length;
    },
    merged(update) {
      if (edits.length === 0) return update;
      const encoder = createEncoder();
      let at = 0;
      for (const { from, to, numbers } of edits) {
        writeUint8Array(encoder, update.subarray(at, from));
        for (const number of numbers) writeVarUint(encoder, number);
        at = to;
      }
      writeUint8Array(encoder, update.subarray(at));
      return toUint8Array(encoder);
    },
  };
}
