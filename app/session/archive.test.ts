import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { PageId } from '../model/brand.ts';
import { changeable } from '../model/observable.ts';
import { archived } from './archive.ts';
import type { Workspace } from './types.ts';

const WORDS = { text: 'A page', threads: [] };
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** Every tool as an object whose every method would be told of. */
function toolsThatTell(): { tools: Parameters<typeof archived>[0]; written: string[]; page: Y.Doc } {
  const written: string[] = [];
  const page = new Y.Doc();
  page.getXmlFragment('body').push([new Y.XmlText('as it was')]);
  const tells = (tool: string, known: object): never =>
    new Proxy(known, {
      get: (target, name) =>
        Reflect.get(target, name) ??
        (() => {
          written.push(`${tool}.${String(name)}`);
        }),
    }) as never;
  const open = {
    id: 'p',
    doc: page,
    fragment: page.getXmlFragment('body'),
    title: changeable('A page'),
    delivery: changeable('saved'),
    margin: tells('margin', { threads: changeable([]) }),
    history: { versions: changeable([]) },
    read: () => [],
    close: () => undefined,
  };
  const board = { objects: changeable([]), newId: () => 'n', close: () => undefined };
  const tools = {
    notebook: tells('notebook', {
      pages: changeable([]),
      openPage: async () => ({ ok: true, value: tells('page', open) }),
      wordsOf: async () => ({ ok: true, value: WORDS }),
    }),
    boards: tells('boards', {
      list: changeable([]),
      openBoard: async () => ({ ok: true, value: tells('board', board) }),
    }),
    chat: tells('chat', { lines: changeable([]), settled: changeable(true) }),
    draft: tells('draft', { get: () => '' }),
    files: tells('files', {
      state: () => changeable({ tag: 'offered' }),
      read: async () => null,
      fetch: () => undefined,
    }),
    goals: tells('goals', { list: changeable([]), newStep: () => 's' }),
    journey: tells('journey', { view: changeable(null) }),
    agenda: tells('agenda', { state: changeable(null) }),
  };
  return { tools, written, page };
}

type Tools = ReturnType<typeof archived>;
const nameOfAnything = 'x' as never;

/** Every method of every tool, called, but for those that only read. */
async function tryAll({ notebook, boards, chat, draft, files, goals, journey, agenda }: Tools): Promise<unknown[]> {
  const page = await notebook.openPage(nameOfAnything);
  expect(await notebook.wordsOf(nameOfAnything)).toEqual({ ok: true, value: WORDS });
  const board = await boards.openBoard({ chapter: 0, id: nameOfAnything });
  if (!page.ok || !board.ok) throw new Error('it opens');
  if (page.value.margin === null) throw new Error('there is a margin');
  const { add, change, retext, remove, stack, undo, redo } = board.value;
  const answers = [
    chat.send('Hello'),
    chat.edit({ by: 'a', id: 'b' }, 'Hello'),
    goals.make({ title: 'x', why: '', measure: '', means: '', due: null, steps: [] }, true),
    goals.change(nameOfAnything, {}),
    goals.addStep(nameOfAnything, 'x'),
    goals.say(nameOfAnything, 'x'),
    goals.share(nameOfAnything),
    notebook.importPage('x', []),
    page.value.margin.comment({ start: '', end: '', quote: '' }, 'x'),
    page.value.margin.reply(nameOfAnything, 'x'),
    files.keep({ size: 1, slice: () => new Blob() }, { name: 'a', type: 'text/plain' }),
  ];
  const { state: _, past: __, ...writers } = agenda;
  const { view: ___, ...waymarks } = journey;
  const asked = [...Object.values(writers), ...Object.values(waymarks)].map((write) =>
    (write as (...any: readonly unknown[]) => unknown)(),
  );
  answers.push(...(asked.filter((answer) => answer instanceof Promise) as typeof answers));
  notebook.addPage('x');
  notebook.movePage(nameOfAnything, null, 0);
  page.value.margin.settle(nameOfAnything, true);
  page.value.margin.remove(nameOfAnything);
  page.value.margin.picture(nameOfAnything);
  boards.add('x');
  boards.rename(nameOfAnything, 'x');
  boards.remove(nameOfAnything);
  boards.restore(nameOfAnything);
  notebook.removePage(nameOfAnything);
  notebook.restorePage(nameOfAnything);
  notebook.erasePage(nameOfAnything);
  for (const { undo: takeBack, redo: again } of [notebook, goals, page.value.margin]) {
    takeBack();
    again();
  }
  page.value.retitle('x');
  chat.react({ by: 'a', id: 'b' }, '👍');
  chat.remove({ by: 'a', id: 'b' });
  chat.letReadBeSeen(true);
  draft.keep('x');
  draft.sent('x');
  goals.tick(nameOfAnything, 's', true);
  goals.remove(nameOfAnything);
  const draftObject = { kind: 'note', box: { x: 0, y: 0, w: 1, h: 1 }, colour: 0, size: 0, stroke: null, text: '' };
  board.value.together(() => add(draftObject as never));
  change(new Map());
  retext(nameOfAnything, 'x');
  remove([]);
  stack(new Set(), 'front');
  undo();
  redo();
  return Promise.all(answers);
}

test('a closed space writes nothing, says so where it can answer, and counts the rest', async () => {
  const { tools, written } = toolsThatTell();
  const read = archived(tools, random);
  const answers = await tryAll(read);
  expect(written).toEqual([]);
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { tag: 'closed' } });
  expect(read.archive?.refused.get()).toBe(68);
  expect(read.goals.mayOwn).toBe(false);
});

test('a page is a copy: it follows what still arrives, and what an editor does to it changes nothing', async () => {
  const { tools, page } = toolsThatTell();
  const opened = await archived(tools, random).notebook.openPage('p' as PageId);
  if (!opened.ok) throw new Error('it opens');
  opened.value.fragment.push([new Y.XmlText('by hand')]);
  opened.value.fragment.delete(0, 1);
  expect(page.getXmlFragment('body').toString()).toBe('as it was');
  page.getXmlFragment('body').push([new Y.XmlText(', and more')]);
  expect(opened.value.fragment.toString()).toContain(', and more');
  opened.value.close();
});

test('every member of each tool is one of the archive too: none reaches the open one by being forgotten', () => {
  const { tools } = toolsThatTell();
  const read: Pick<Workspace, keyof Tools> = archived(tools, random);
  for (const tool of ['notebook', 'boards', 'chat', 'draft', 'files', 'goals'] as const)
    expect(read[tool]).not.toBe(tools[tool]);
});
