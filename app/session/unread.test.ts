import { describe, expect, it } from 'vitest';
import { changeable } from '../model/observable.ts';
import type { ChatLine } from './types.ts';
import { followUnread, type ReadMark, type Unread } from './unread.ts';

const line = (id: string, at: number, over: Partial<ChatLine> = {}): ChatLine => ({
  id,
  author: null,
  authorName: 'Ada',
  mine: false,
  text: id,
  at,
  delivery: 'saved',
  genuine: true,
  chapter: 0,
  reached: null,
  ...over,
});

describe('what is unread in a space', () => {
  function follow(
    options: { wasKnown?: boolean; before?: readonly string[]; lines?: readonly ChatLine[]; settled?: boolean } = {},
  ) {
    const lines = changeable<readonly ChatLine[]>(options.lines ?? []);
    const settled = changeable(options.settled ?? true);
    const front = { is: false };
    let now: Unread = { ids: options.before ?? [], forMe: 0, latest: null, upTo: null };
    let mark: ReadMark | null = null;
    const { read, look, stop } = followUnread({
      chat: { lines, settled },
      began: 100,
      wasKnown: options.wasKnown ?? false,
      before: options.before ?? [],
      isInFront: () => front.is,
      mark: () => mark,
      keepMark: (kept) => {
        mark = kept;
      },
      changed: (unread) => {
        now = unread;
      },
    });
    const readElsewhere = (next: ReadMark): void => {
      mark = next;
      look();
    };
    return {
      lines,
      settled,
      front,
      read,
      readElsewhere,
      stop,
      ids: () => now.ids,
      latest: () => now.latest?.id,
      mark: () => mark,
    };
  }

  it('is what the others wrote after the history appeared, whenever it was written', () => {
    const { lines, ids, latest } = follow();
    lines.set([line('history', 50)]);
    expect(ids()).toEqual([]);
    lines.set([line('history', 50), line('late', 60)]);
    expect(ids()).toEqual(['late']);
    lines.set([line('history', 50), line('late', 60), line('mine', 120, { mine: true }), line('more', 130)]);
    expect(ids()).toEqual(['late', 'more']);
    expect(latest()).toBe('more');
  });

  it('is not what another device of mine has read; a line that came late to this one stays', () => {
    const { lines, ids, readElsewhere } = follow({ wasKnown: true });
    const mine = line('mine', 115, { mine: true });
    lines.set([line('one', 110), mine, line('two', 120), line('three', 130)]);
    readElsewhere({ line: 'two', count: 2 });
    expect(ids()).toEqual(['three']);
    // Said before the last, and not there when that was read.
    lines.set([line('one', 110), mine, line('two', 120), line('late', 125), line('three', 130)]);
    readElsewhere({ line: 'three', count: 3 });
    expect(ids()).toEqual(['three', 'late']);
    readElsewhere({ line: 'three', count: 4 });
    expect(ids()).toEqual([]);
  });

  it('says how far it was read once it is in front, and never less', () => {
    const { lines, front, read, mark, readElsewhere } = follow({ wasKnown: true, lines: [line('one', 110)] });
    expect(mark()).toBe(null);
    front.is = true;
    read();
    expect(mark()).toEqual({ line: 'one', count: 1 });
    lines.set([line('one', 110), line('two', 120)]);
    expect(mark()).toEqual({ line: 'two', count: 2 });
    readElsewhere({ line: 'far', count: 9 });
    lines.set([line('one', 110), line('two', 120), line('three', 130)]);
    expect(mark()).toEqual({ line: 'far', count: 9 });
  });

  it('is the first word in a space that was empty when it was looked through, written while one was away', () => {
    const { lines, ids } = follow({ wasKnown: true });
    lines.set([line('first', 50)]);
    expect(ids()).toEqual(['first']);
  });

  it('is nothing of the history, even if it comes in pieces, but what is newer than the session', () => {
    const { lines, settled, ids } = follow();
    settled.set(false);
    lines.set([line('newest', 99)]);
    lines.set([line('older', 20), line('newest', 99), line('just now', 101)]);
    settled.set(true);
    expect(ids()).toEqual(['just now']);
  });

  it('is what was not read when it was closed last, also before it is verified again', () => {
    const { lines, settled, ids, latest } = follow({ before: ['kept', 'gone'], settled: false });
    lines.set([line('history', 50)]);
    expect(ids()).toEqual(['kept', 'gone']);
    lines.set([line('history', 50), line('kept', 60)]);
    settled.set(true);
    expect(ids()).toEqual(['kept']);
    expect(latest()).toBe('kept');
  });

  it('is read once it is in front, and nothing is unread that comes meanwhile', () => {
    const { lines, front, read, ids } = follow({ lines: [line('history', 50)] });
    lines.set([line('history', 50), line('one', 120)]);
    front.is = true;
    read();
    expect(ids()).toEqual([]);
    lines.set([line('history', 50), line('one', 120), line('two', 130)]);
    front.is = false;
    expect(ids()).toEqual([]);
    lines.set([line('history', 50), line('one', 120), line('two', 130), line('three', 140)]);
    expect(ids()).toEqual(['three']);
  });

  it('is neither what is not genuine nor what its author took back', () => {
    const { lines, ids } = follow({ lines: [line('history', 50)] });
    lines.set([line('history', 50), line('forged', 120, { genuine: false }), line('one', 130)]);
    expect(ids()).toEqual(['one']);
    lines.set([line('history', 50), line('one', 130, { deleted: true })]);
    expect(ids()).toEqual([]);
  });
});
