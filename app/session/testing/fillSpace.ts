/** Every tool of a space filled, each word with a mark of its own: for tests of where such words may not be. */
import { vi } from 'vitest';
import * as Y from 'yjs';
import { FIRST_BOARD } from '../../model/ids.ts';
import { zone } from '../../model/samples.ts';
import type { spaceOf } from './spaceOf.ts';

const DAY = 86_400_000;

type Made<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };
export function must<T>(made: Made<T>): T {
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made.value;
}

export type Space = Awaited<ReturnType<typeof spaceOf>>['workspace'];

export function otherOf({ members }: Space) {
  const other = members.find(({ me }) => !me);
  if (other === undefined) throw new Error('two people');
  return other.id;
}

/** `mark`: of a tool, the same each time. Gives the id of the line that is there to be picked (`picked`). */
export async function fillSpace(workspace: Space, mark: (tool: string) => string): Promise<string> {
  const { chat, notebook, boards, goals, journey, agenda, draft } = workspace;
  must(await chat.send(mark('chat')));
  must(await chat.send(mark('first wording')));
  // Lines are shown once their signature was verified.
  const lineOf = (tool: string) =>
    vi.waitFor(() => {
      const line = chat.lines.get().find(({ text }) => text === mark(tool));
      if (line?.name === undefined) throw new Error(`a line: ${tool}`);
      return { id: line.id, name: line.name };
    });
  const { name: first } = await lineOf('first wording');
  must(await chat.edit(first, mark('second wording')));
  must(await chat.send(mark('mood'), undefined, first, { mood: 2 }));
  must(await chat.send(mark('picked')));
  draft.keep(mark('draft'));

  const page = notebook.addPage(mark('page title'));
  const opened = must(await notebook.openPage(page));
  const paragraph = new Y.XmlElement('paragraph');
  opened.fragment.insert(0, [paragraph]);
  paragraph.insert(0, [new Y.XmlText(mark('notebook'))]);
  await opened.history.keep();
  must((await opened.margin?.comment({ start: '', end: '', quote: mark('quote') }, mark('margin'))) ?? { ok: false });
  opened.close();

  boards.add(mark('board name'));
  const board = must(await boards.openBoard({ chapter: 0, id: FIRST_BOARD }));
  const box = { x: 0, y: 0, w: 100, h: 40 };
  board.add({ kind: 'note', box, colour: 0, size: 1, text: mark('board'), stroke: null });
  board.close();

  const aGoal = (tool: string) => ({
    ...{ title: mark(`${tool} title`), why: mark(`${tool} why`), measure: mark(`${tool} measure`) },
    ...{ means: mark(`${tool} means`), due: null, steps: [mark(`${tool} step`)] },
  });
  const shared = must(await goals.make(aGoal('shared goal'), true));
  const own = must(await goals.make(aGoal('private goal'), false));
  must(await goals.say(shared, mark('goal note')));
  must(await journey.review(shared, 'adjust', mark('review')));
  must(await goals.review(own, 'keep', mark('private review')));
  goals.tick(shared, goals.list.get().find(({ id }) => id === shared)?.steps[0]?.id ?? '', true);
  journey.pass('met', true);
  must(await journey.give(otherOf(workspace), mark('badge')));

  const at = workspace.programme?.since ?? 0;
  const time = { at, zone: zone('Europe/Paris'), minutes: 60, repeat: 'once' as const };
  const met = must(await agenda.log({ title: mark('meeting'), way: 'person', place: mark('place') }, time));
  must(await agenda.addItem(met, 0, 'agenda', mark('item')));
  must(await agenda.addItem(met, 0, 'action', mark('action')));
  must(await agenda.note(met, 0, mark('session note')));
  agenda.keepPulse(met, 0, 2);
  const about = { title: mark('proposal'), way: 'call' as const, place: mark('call place') };
  must(await agenda.propose(about, { ...time, at: at + 30 * DAY }));

  const { pact } = workspace;
  if (!pact) throw new Error('two people');
  const terms = { aims: mark('aims'), rhythm: mark('rhythm'), ways: mark('ways') };
  must(
    await pact.propose({
      kind: 'agreement',
      terms: { ...terms, between: mark('between'), silence: mark('silence') },
    }),
  );
  must(await pact.pause('2027-01-31', mark('pause')));
  must(await pact.thank(mark('thanks')));
  return (await lineOf('picked')).id;
}
