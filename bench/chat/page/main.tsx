/** The real conversation, over a document that was made elsewhere; with everything beside it left out. */
import { I18nProvider } from '@lingui/react';
import { createRoot } from 'react-dom/client';
import * as Y from 'yjs';
import { personIdOf } from '../../../app/model/ids.ts';
import { changeable } from '../../../app/model/observable.ts';
import type { Delivery } from '../../../app/peer/types.ts';
import { actsOver } from '../../../app/session/acts.ts';
import { openChat } from '../../../app/session/chat.ts';
import type { Member, Workspace } from '../../../app/session/types.ts';
import { ClockProvider } from '../../../app/ui/clock.ts';
import { i18n, startLanguage } from '../../../app/ui/i18n.ts';
import { AnnouncerProvider } from '../../../app/ui/parts/Announcer.tsx';
import { Chat } from '../../../app/ui/workspace/chat/Chat.tsx';
import { Secret, signingPairFrom } from '../../../crypto/index.ts';
import '../../../app/ui/tokens.css';
import '../../../app/ui/base.css';

export interface Talk {
  /** From the opening to the first lines on the screen, and to all of them verified; the longest task on the way. */
  readonly opened: Promise<{ readonly first: number; readonly all: number; readonly longest: number }>;
  /** Scrolls up so many frames, by the height of half a screen each: the times between frames. */
  scroll(frames: number): Promise<readonly number[]>;
  /** One message is written: until it is on the screen. */
  say(text: string): Promise<number>;
  /** The longest task since it was last asked. */
  longest(): number;
  count(): number;
}

declare global {
  interface Window {
    talk: Talk;
  }
}

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

let longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
}).observe({ entryTypes: ['longtask'] });

const members: Member[] = [1, 2].map((seed) => ({
  id: personIdOf(signingPairFrom(new Secret(new Uint8Array(32).fill(seed))).publicKey),
  name: seed === 1 ? 'Ada' : 'Ben',
  me: seed === 1,
  card: null,
  role: 'member',
  former: false,
}));

async function start(): Promise<void> {
  await startLanguage();
  const bytes = new Uint8Array(await (await fetch('/talk.bin')).arrayBuffer());
  const doc = new Y.Doc();
  Y.applyUpdate(doc, bytes);
  // Reading the document is another bench's: its task is told of only after it is over.
  for (let turns = 0; turns < 5; turns += 1) await frame();
  longest = 0;
  const began = performance.now();
  const state = new Map([...doc.store.clients.keys()].map((client) => [client, Number.MAX_SAFE_INTEGER]));
  const { chat, ready } = openChat({
    workspace: 'bench',
    doc,
    vault: changeable<'saved' | 'saving' | 'not-saved'>('saved'),
    delivery: changeable<Delivery>({ sent: state, delivered: state, complete: true }),
    people: changeable(members),
    chapter: 0,
    readers: null,
    author: signingPairFrom(new Secret(new Uint8Array(32).fill(1))),
    acts: actsOver(),
    clock: Date.now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  let draft = '';
  // Of a workspace, what the conversation looks at.
  const workspace = {
    id: 'bench',
    members,
    chat,
    draft: {
      get: () => draft,
      keep: (text: string) => {
        draft = text;
      },
    },
    files: {},
    present: changeable([]),
    circle: null,
  } as unknown as Workspace;
  const root = document.querySelector('#root');
  if (root === null) throw new Error('the page has a root');
  createRoot(root).render(
    <I18nProvider i18n={i18n}>
      <ClockProvider value={Date.now}>
        <AnnouncerProvider>
          <Chat workspace={workspace} heading />
        </AnnouncerProvider>
      </ClockProvider>
    </I18nProvider>,
  );
  const log = (): HTMLElement => document.querySelector('.chat-log') as HTMLElement;
  const drawn = async (test: () => boolean): Promise<number> => {
    while (!test()) await frame();
    return performance.now() - began;
  };
  window.talk = {
    opened: (async () => {
      const first = await drawn(() => document.querySelectorAll('.bubble').length >= 50);
      await ready;
      return { first, all: performance.now() - began, longest };
    })(),
    async scroll(frames) {
      const times: number[] = [];
      let last = await frame();
      for (let count = 0; count < frames; count += 1) {
        log().scrollTop -= 370;
        const now = await frame();
        times.push(now - last);
        last = now;
      }
      return times;
    },
    async say(text) {
      const from = performance.now();
      await chat.send(text);
      while (!log().textContent?.includes(text)) await frame();
      return performance.now() - from;
    },
    longest() {
      const was = longest;
      longest = 0;
      return was;
    },
    count: () => chat.lines.get().length,
  };
}

void start();
