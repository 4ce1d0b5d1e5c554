import { describe, expect, it } from 'vitest';
import { ok } from '../../../crypto/result.ts';
import { changeable } from '../../model/observable.ts';
import type { ChatLine } from '../../session/types.ts';
import { unreadOf } from './unread.ts';

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
  const chatOf = () => {
    const lines = changeable<readonly ChatLine[]>([]);
    const done = () => Promise.resolve(ok(undefined));
    const settled = changeable(true);
    const chat = {
      lines,
      settled,
      send: done,
      edit: done,
      react: () => undefined,
      remove: () => undefined,
      receipts: changeable({ mine: false, theirs: false }),
      letReadBeSeen: () => undefined,
      markRead: () => undefined,
      signedOf: () => [],
    };
    return { lines, settled, chat };
  };

  it('is what the other wrote after the history appeared, whenever it was written', () => {
    const { lines, chat } = chatOf();
    const { latest } = unreadOf(chat, 100);
    lines.set([line('history', 50)]);
    expect(latest.get()).toBeNull();
    lines.set([line('history', 50), line('late', 60)]);
    expect(latest.get()?.id).toBe('late');
    lines.set([line('history', 50), line('late', 60), line('mine', 120, { mine: true })]);
    expect(latest.get()?.id).toBe('late');
  });

  it('is nothing while the messages are in front, nor after they were', () => {
    const { lines, chat } = chatOf();
    const unread = unreadOf(chat, 100);
    lines.set([line('news', 110)]);
    expect(unread.latest.get()?.id).toBe('news');
    const leave = unread.show();
    expect(unread.latest.get()).toBeNull();
    lines.set([line('news', 110), line('seen', 120)]);
    leave();
    expect(unread.latest.get()).toBeNull();
    lines.set([line('news', 110), line('seen', 120), line('after', 130)]);
    expect(unreadOf(chat, 0).latest.get()?.id).toBe('after');
  });

  it('is never a line that nobody signed', () => {
    const { lines, chat } = chatOf();
    const { latest } = unreadOf(chat, 100);
    lines.set([line('forged', 200, { genuine: false })]);
    expect(latest.get()).toBeNull();
  });

  it('is no line of the history, however late it is verified', () => {
    const { lines, settled, chat } = chatOf();
    settled.set(false);
    const { latest } = unreadOf(chat, 100);
    lines.set([line('newest of the history', 60)]);
    lines.set([line('oldest', 10), line('newest of the history', 60)]);
    expect(latest.get()).toBeNull();
    settled.set(true);
    lines.set([line('oldest', 10), line('newest of the history', 60), line('late', 70)]);
    expect(latest.get()?.id).toBe('late');
  });

  it('is not a line whose author took it back', () => {
    const { lines, chat } = chatOf();
    const { latest } = unreadOf(chat, 100);
    lines.set([line('gone', 110, { text: '', deleted: true })]);
    expect(latest.get()).toBeNull();
  });
});
