/** One page of a notebook, in our editor or in plain TipTap over y-webrtc, with somebody else's caret in it. */
import { I18nProvider } from '@lingui/react';
import { createRoot } from 'react-dom/client';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { WebrtcProvider } from 'y-webrtc';
import * as Y from 'yjs';
import { jsonOf } from '../../../app/document/pageJson.ts';
import { changeable } from '../../../app/model/observable.ts';
import type { OpenPage } from '../../../app/session/types.ts';
import { ClockProvider } from '../../../app/ui/clock.ts';
import { Editor } from '../../../app/ui/editor/Editor.tsx';
import { i18n, startLanguage } from '../../../app/ui/i18n.ts';
import { AnnouncerProvider } from '../../../app/ui/parts/Announcer.tsx';
import { openPlain } from './plain.ts';
import '../../../app/ui/tokens.css';
import '../../../app/ui/base.css';

export interface PageBench {
  /** From the call to the first paragraph painted, and to the end of the whole page's layout. */
  open(): Promise<{ readonly first: number; readonly whole: number }>;
  /** Puts the caret behind the words of that block. */
  place(block: number): void;
  /** Of the keys since it was last asked for them: how many are on the screen, and how long each took to be there. */
  count(): number;
  keys(): readonly number[];
}

declare global {
  interface Window {
    notebook: PageBench;
  }
}

const query = new URLSearchParams(location.search);
const side = query.get('side');

/** A task after what is under way, without the delay of a timer. */
const after = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
const painted = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => void after().then(resolve)));

const taken: number[] = [];
addEventListener(
  'keydown',
  () => {
    performance.mark('key');
    const began = performance.now();
    void after()
      .then(painted)
      .then(() => taken.push(performance.now() - began));
  },
  { capture: true },
);

async function start(): Promise<void> {
  await startLanguage();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, new Uint8Array(await (await fetch(`/page.bin?${query.get('blocks')}`)).arrayBuffer()));
  const body = doc.getXmlFragment('body');
  const root = document.querySelector<HTMLElement>('#root');
  if (root === null) throw new Error('the page has a root');
  // The same on both sides, though ours goes another way in the app: it reads each key, and tells the page's other tabs.
  const { awareness } = new WebrtcProvider('bench', doc, { signaling: [] });

  /** Ben's caret stands in the middle of the page. */
  function guest(): void {
    const other = new Awareness(new Y.Doc());
    const at = body.get(body.length >> 1);
    const place = Y.createRelativePositionFromTypeIndex(
      at instanceof Y.XmlElement ? (at.get(0) as Y.XmlText) : body,
      0,
    );
    const cursor = { anchor: Y.relativePositionToJSON(place), head: Y.relativePositionToJSON(place) };
    other.setLocalState({ user: { name: 'Ben', color: '#b4532a' }, cursor });
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), 'bench');
  }

  const text = (): HTMLElement | null => root.querySelector('[contenteditable="true"]');
  window.notebook = {
    async open() {
      const began = performance.now();
      if (side === 'plain') openPlain(root, doc, awareness);
      else createRoot(root).render(ours(doc, awareness));
      // Both begin with an empty paragraph, before the document is drawn.
      while ((text()?.firstElementChild?.textContent ?? '') === '') await after();
      await painted();
      const first = performance.now() - began;
      guest();
      await painted();
      const last = text()?.lastElementChild?.getBoundingClientRect();
      if (last === undefined) throw new Error('the page has a last block');
      return { first, whole: performance.now() - began };
    },
    place(block) {
      const element = text()?.children[block];
      if (!(element instanceof HTMLElement)) throw new Error('there is no such block');
      element.scrollIntoView({ block: 'center' });
      text()?.focus();
      const range = document.createRange();
      range.selectNodeContents(element);
      range.collapse(false);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    },
    keys: () => taken.splice(0),
    count: () => taken.length,
  };
}

function ours(doc: Y.Doc, awareness: Awareness) {
  const fragment = doc.getXmlFragment('body');
  // Of an open page, what the editor looks at.
  const page = {
    id: 'bench',
    doc,
    fragment,
    awareness,
    title: changeable('Bench'),
    delivery: changeable('saved'),
    margin: null,
    history: { versions: changeable([]), keep: () => Promise.resolve() },
    read: () => jsonOf(fragment),
  } as unknown as OpenPage;
  const guard = { looksLikePhrase: () => false as const, onPhrase: () => undefined };
  return (
    <I18nProvider i18n={i18n}>
      <ClockProvider value={Date.now}>
        <AnnouncerProvider>
          <Editor
            page={page}
            me={{ name: 'Ada', color: '#0b6b66' }}
            label="Text"
            guard={guard}
            offersTemplates
            files={null}
            people={[]}
          />
        </AnnouncerProvider>
      </ClockProvider>
    </I18nProvider>
  );
}

void start();
