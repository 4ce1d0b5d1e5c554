/**
 * Decides what to ask of whom. A few questions are open at each device; the file with the least left goes first, so
 * that a photo does not wait behind a film. Nothing is remembered of a connection that ended: what is missing is asked
 * for again, of anybody.
 */
import { pieceCount } from '../../../crypto/index.ts';
import type { FileMessage } from './frames.ts';
import type { FileShelf, Kept, TransferState } from './types.ts';

/** Open at one device at a time: enough to keep a fast path busy, and little to lose on one that is cut. */
export const WINDOW = 8;
/** Without an answer for so long, ms, its questions go to others. */
const PATIENCE = 120_000;
/** Files asked after at each device that comes, at once: fewer than the questions it lets wait. */
const TRACED = 32;
/** Answers to no question that are let pass. */
const UNASKED = 64;

export type Answer = Extract<FileMessage, { type: 'outline' | 'piece' | 'absent' | 'have' }>;

/** One device as this side asks of it, for the life of one connection. */
export interface Line {
  readonly person: string;
  readonly device: string;
  send(message: FileMessage): void;
}

interface Asked {
  readonly open: Set<string>;
  readonly absent: Set<string>;
  unasked: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export interface Taker {
  state(id: string): TransferState;
  want(id: string, size: number): void;
  stop(id: string): void;
  trace(id: string): void;
  up(line: Line): void;
  down(line: Line): void;
  /** What is wrong with the answer, or null. */
  take(line: Line, answer: Answer): Promise<'wrong-outline' | 'wrong-piece' | 'flood' | null>;
  close(): void;
}

const OUTLINE = -1;
const nameOf = (id: string, index: number): string => `${id} ${index}`;

export function openTaker(shelf: FileShelf, onChange: () => void): Taker {
  const wanted = new Map<string, number>();
  const failed = new Map<string, 'disk-full' | 'not-saved'>();
  const lines = new Map<Line, Asked>();
  const traced = new Set<string>();
  /** Devices that gave something else under this id: not asked for it again. */
  const liars = new Set<string>();

  const isAskable = (line: Line, asked: Asked, id: string): boolean =>
    !asked.absent.has(id) && !liars.has(`${line.device} ${id}`);

  /** The first piece of a file, or its outline, that is neither here nor on its way. Null: there is none. */
  function nextOf(id: string): number | null {
    const held = shelf.held(id);
    if (held === null) return null;
    const isOpen = (index: number): boolean => [...lines.values()].some(({ open }) => open.has(nameOf(id, index)));
    if (held.outline === null) return isOpen(OUTLINE) ? null : OUTLINE;
    for (let index = 0; index < pieceCount(held.outline.size); index += 1) {
      if (!held.pieces.has(index) && !isOpen(index)) return index;
    }
    return null;
  }

  const left = (id: string, size: number): number => pieceCount(size) - (shelf.held(id)?.pieces.size ?? 0);

  function pump(): void {
    const order = [...wanted].sort(([a, sizeA], [b, sizeB]) => left(a, sizeA) - left(b, sizeB)).map(([id]) => id);
    for (const [line, asked] of lines) {
      for (const id of order) {
        while (asked.open.size < WINDOW && isAskable(line, asked, id)) {
          const index = nextOf(id);
          if (index === null) break;
          asked.open.add(nameOf(id, index));
          if (asked.timer === undefined) wait(line, asked);
          line.send(index === OUTLINE ? { type: 'ask-outline', file: id } : { type: 'ask-piece', file: id, index });
        }
      }
    }
    onChange();
  }

  function wait(line: Line, asked: Asked): void {
    clearTimeout(asked.timer);
    asked.timer = undefined;
    if (asked.open.size === 0 || !lines.has(line)) return;
    asked.timer = setTimeout(() => {
      asked.timer = undefined;
      for (const name of asked.open) asked.absent.add(name.slice(0, name.indexOf(' ')));
      asked.open.clear();
      pump();
    }, PATIENCE);
  }

  function forget(id: string): void {
    wanted.delete(id);
    for (const asked of lines.values()) {
      for (const name of [...asked.open]) {
        // Its answer may be under way, and is no fault of theirs.
        if (name.startsWith(`${id} `) && asked.open.delete(name)) asked.unasked -= 1;
      }
    }
  }

  function settle(id: string, kept: Kept): void {
    if (kept === 'disk-full' || kept === 'not-saved') failed.set(id, kept);
    const held = shelf.held(id);
    const whole = held?.outline != null && held.pieces.size === pieceCount(held.outline.size);
    if (kept !== 'kept' || held === null || whole) forget(id);
    if (whole) for (const line of lines.keys()) line.send({ type: 'have', file: id });
  }

  return {
    state(id) {
      const failure = failed.get(id);
      if (failure !== undefined) return failure;
      if (!wanted.has(id)) return 'idle';
      return [...lines].some(([line, asked]) => isAskable(line, asked, id)) ? 'fetching' : 'waiting';
    },
    want(id, size) {
      failed.delete(id);
      wanted.set(id, size);
      pump();
    },
    stop(id) {
      failed.delete(id);
      forget(id);
      pump();
    },
    trace(id) {
      if (traced.has(id) || traced.size >= TRACED) return;
      traced.add(id);
      for (const line of lines.keys()) line.send({ type: 'ask-have', file: id });
    },
    up(line) {
      lines.set(line, { open: new Set(), absent: new Set(), unasked: 0, timer: undefined });
      for (const id of traced) line.send({ type: 'ask-have', file: id });
      pump();
    },
    down(line) {
      clearTimeout(lines.get(line)?.timer);
      lines.delete(line);
      pump();
    },
    async take(line, answer) {
      const asked = lines.get(line);
      if (asked === undefined) return null;
      const { file } = answer;
      if (answer.type === 'have') {
        asked.absent.delete(file);
        if (traced.has(file) && shelf.given(file, line.person)) traced.delete(file);
        pump();
        return null;
      }
      if (answer.type === 'absent') {
        // Kept of wanted files alone: the other side could name others without end.
        if (wanted.has(file)) asked.absent.add(file);
        for (const name of [...asked.open]) if (name.startsWith(`${file} `)) asked.open.delete(name);
        wait(line, asked);
        pump();
        return null;
      }
      const name = nameOf(file, answer.type === 'piece' ? answer.index : OUTLINE);
      if (!asked.open.has(name)) {
        asked.unasked += 1;
        return asked.unasked > UNASKED ? 'flood' : null;
      }
      const kept =
        answer.type === 'piece'
          ? await shelf.keepPiece(file, answer.index, answer.bytes)
          : await shelf.keepOutline(file, answer.outline);
      // Open until it is on the disk, or it would be asked for twice.
      asked.open.delete(name);
      wait(line, asked);
      if (kept === 'wrong') {
        liars.add(`${line.device} ${file}`);
        return answer.type === 'piece' ? 'wrong-piece' : 'wrong-outline';
      }
      settle(file, kept);
      pump();
      return null;
    },
    close() {
      for (const { timer } of lines.values()) clearTimeout(timer);
      lines.clear();
      wanted.clear();
      traced.clear();
    },
  };
}
