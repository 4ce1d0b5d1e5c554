/** The real board, over a document that was made elsewhere; with everything beside it left out. */
import { I18nProvider } from '@lingui/react';
import { createRoot } from 'react-dom/client';
import { Awareness } from 'y-protocols/awareness';
import { changeable } from '../../../app/model/observable.ts';
import type { Delivery } from '../../../app/peer/types.ts';
import { SessionProvider } from '../../../app/react/session.ts';
import { openBoard } from '../../../app/session/board.ts';
import type { Session, Workspace } from '../../../app/session/types.ts';
import { Drawing } from '../../../app/ui/board/Drawing.tsx';
import { ClockProvider } from '../../../app/ui/clock.ts';
import { i18n, startLanguage } from '../../../app/ui/i18n.ts';
import { AnnouncerProvider } from '../../../app/ui/parts/Announcer.tsx';
import { aDrawing } from './drawing.ts';
import { drive, frame } from './drive.ts';
import '../../../app/ui/tokens.css';
import '../../../app/ui/base.css';
import '../../../app/ui/board/board.css';

async function start(): Promise<void> {
  await startLanguage();
  const count = Number(new URLSearchParams(location.search).get('count'));
  const doc = aDrawing(count);
  for (let turns = 0; turns < 5; turns += 1) await frame();
  const began = performance.now();
  const state = new Map([...doc.store.clients.keys()].map((client) => [client, Number.MAX_SAFE_INTEGER]));
  const board = openBoard({
    chapter: 0,
    board: '',
    held: { doc, release: () => undefined, vault: changeable<'saved' | 'saving' | 'not-saved'>('saved') },
    awareness: new Awareness(doc),
    personOf: () => null,
    delivery: changeable<Delivery>({ sent: state, delivered: state, complete: true }),
    touch: () => undefined,
    clock: Date.now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  // Of a workspace, what the board looks at.
  const members = ['Ada', 'Ben'].map((name, at) => ({ id: name, name, me: at === 0 }));
  const workspace = { id: 'bench', members, circle: null, files: {} } as unknown as Workspace;
  const root = document.querySelector('#root');
  if (root === null) throw new Error('the page has a root');
  createRoot(root).render(
    <I18nProvider i18n={i18n}>
      <ClockProvider value={Date.now}>
        <SessionProvider value={{} as Session}>
          <AnnouncerProvider>
            <section className="board">
              <Drawing board={board} workspace={workspace} title="Board" onBoards={() => undefined} />
            </section>
          </AnnouncerProvider>
        </SessionProvider>
      </ClockProvider>
    </I18nProvider>,
  );
  const paper = (): HTMLElement => document.querySelector('.board-paper[data-painted]') as HTMLElement;
  const painted = async (): Promise<void> => {
    for (let times = 0; ; times += 1) {
      await frame();
      if (times > 3_000) throw new Error('the board is never painted');
      if (paper()?.dataset.painted === 'whole') return;
    }
  };
  window.board = {
    side: 'ours',
    opened: painted().then(() => performance.now() - began),
    async look(where) {
      const press = (key: string, times = 1): void => {
        for (let at = 0; at < times; at += 1)
          paper().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      };
      press('0');
      // A quarter nearer each time: from a tenth to about its own size.
      if (where === 'near') press('+', 10);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await painted();
    },
    drive: (turns) => drive(paper(), turns),
  };
}

void start();
