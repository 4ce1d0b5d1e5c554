/** The same drawing in Excalidraw. */
import { Excalidraw } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { createRoot } from 'react-dom/client';
import { watchBoard } from '../../../app/document/boardWatch.ts';
import { excalidrawOf } from '../../../app/ui/board/excalidraw/write.ts';
import { aDrawing } from './drawing.ts';
import { drive, frame } from './drive.ts';

const count = Number(new URLSearchParams(location.search).get('count'));
const watched = watchBoard(aDrawing(count), () => undefined);
const { elements, appState } = JSON.parse(excalidrawOf(watched.objects()));
watched.stop();
const began = performance.now();
const opened = new Promise<ExcalidrawImperativeAPI>((resolve) => {
  const root = document.querySelector('#root');
  if (root === null) throw new Error('the page has a root');
  createRoot(root).render(
    <Excalidraw initialData={{ elements, appState, scrollToContent: true }} excalidrawAPI={resolve} />,
  );
});
const paper = (): Element => document.querySelector('canvas.interactive') as Element;

void opened.then((api) => {
  const settled = async (): Promise<void> => {
    await frame();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await frame();
  };
  window.board = {
    side: 'theirs',
    opened: (async () => {
      while (api.getSceneElements().length < count || paper() === null) await frame();
      await frame();
      return performance.now() - began;
    })(),
    async look(where) {
      api.scrollToContent(undefined, { fitToViewport: true, viewportZoomFactor: 1, animate: false });
      await settled();
      if (where === 'near') {
        const { scrollX, scrollY, width, height } = api.getAppState();
        const zoom = api.getAppState().zoom.value;
        const middle = { x: width / 2 / zoom - scrollX, y: height / 2 / zoom - scrollY };
        const value = 1 as typeof zoom;
        const there = { scrollX: width / 2 - middle.x, scrollY: height / 2 - middle.y, zoom: { value } };
        api.updateScene({ appState: there });
      }
      await settled();
    },
    drive: (turns) => drive(paper(), turns),
  };
});
