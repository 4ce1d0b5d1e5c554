import type { MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { DRAWING_LIMIT, type DrawingFault } from '../../model/excalidraw.ts';
import type { Files } from '../../session/types.ts';
import { useClock } from '../clock.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { saveAs } from '../parts/saveAs.ts';
import { fileErrorWords } from '../workspace/files/fileWords.ts';
import type { usePagePhrase } from '../workspace/PagePhrase.tsx';
import {
  type Brought,
  bringDrawing,
  bringPictures,
  bringWords,
  copySelected,
  DRAWING_TYPE,
  drawingOf,
  type Offered,
  offered,
  pasteCopied,
} from './carrying.ts';
import type { Engine } from './engine.ts';

import type { PictureFault } from './pictures.ts';

export interface Carrying {
  readonly files: Files;
  choosePictures(): void;
  chooseDrawing(): void;
  saveDrawing(name: string): Promise<void>;
  take(what: Offered): void;
  /** The browser's own choosers of files: they are somewhere on the page, unseen. */
  readonly chooser: ReactNode;
}

/** Brings things onto the board and takes them out of it, and says what became of them. */
export function useCarrying(engine: Engine, files: Files, guard: ReturnType<typeof usePagePhrase>['guard']): Carrying {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const clock = useClock();
  const [pictures, drawing] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];

  const say = ({ count, passedOver, faults }: Brought): void => {
    const [fault] = faults;
    const said = [
      ...(fault === undefined ? [] : [i18n._(pictureWords(fault))]),
      ...(passedOver === 0
        ? []
        : [
            t`${plural(passedOver, { one: '# was of a kind that a board does not have.', other: '# were of kinds that a board does not have.' })}`,
          ]),
    ];
    if (said.length > 0)
      toast(
        [t`${plural(count, { one: '# thing was brought in.', other: '# things were brought in.' })}`, ...said].join(
          ' ',
        ),
      );
  };
  const readDrawing = async (written: string): Promise<void> => {
    const brought = await bringDrawing(engine, files, written);
    if (brought.ok) say(brought.value);
    else toast(i18n._(importWords(brought.fault)));
  };
  const readFile = async (file: Blob): Promise<void> => {
    if (file.size > DRAWING_LIMIT) toast(i18n._(importWords({ tag: 'too-large' })));
    else await readDrawing(await file.text());
  };
  const readWords = (text: string): void => {
    const keepOut = (): void => guard.onPhrase('pasted');
    const found = guard.looksLikePhrase(text);
    if (found === false) bringWords(engine, text);
    else void found.then((isPhrase) => (isPhrase ? keepOut() : bringWords(engine, text)), keepOut);
  };
  const bring = async (chosen: readonly Blob[]): Promise<void> => say(await bringPictures(engine, files, chosen));

  return {
    files,
    choosePictures: () => pictures.current?.click(),
    chooseDrawing: () => drawing.current?.click(),
    async saveDrawing(name) {
      const written = await drawingOf(engine.board.objects.get(), files, clock());
      saveAs(new Blob([written], { type: DRAWING_TYPE }), `${name}.excalidraw`);
    },
    take(what) {
      if (what.tag === 'copied') pasteCopied(engine);
      else if (what.tag === 'pictures') void bring(what.files);
      else if (what.tag === 'file') void readFile(what.file);
      else if (what.tag === 'drawing') void readDrawing(what.text);
      else readWords(what.text);
    },
    chooser: (
      <>
        <input
          ref={pictures}
          type="file"
          accept="image/*"
          multiple
          hidden
          autoComplete="off"
          aria-label={t`Pictures for the board`}
          onChange={(event) => {
            void bring([...(event.currentTarget.files ?? [])]);
            // The same one can be chosen again.
            event.currentTarget.value = '';
          }}
        />
        <input
          ref={drawing}
          type="file"
          accept=".excalidraw,.json,application/json"
          hidden
          autoComplete="off"
          aria-label={t`A drawing for the board`}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file !== undefined) void readFile(file);
            event.currentTarget.value = '';
          }}
        />
      </>
    ),
  };
}

function pictureWords(fault: PictureFault): MessageDescriptor {
  return fault.tag === 'no-picture' ? msg`This is no picture that your browser can read.` : fileErrorWords(fault);
}

function importWords({ tag }: DrawingFault): MessageDescriptor {
  switch (tag) {
    case 'too-large':
      return msg`This file is over 20 MB: nothing of it was brought in. Save it in parts, then try again.`;
    case 'too-many':
      return msg`There are more than 10,000 things in this file: nothing of it was brought in.`;
    case 'not-a-drawing':
      return msg`This is no Excalidraw drawing: nothing of it was brought in.`;
  }
}

/** Copy, cut and paste by the keys of the system, and what is let fall on the paper. */
export function useClipboard(engine: Engine, paper: RefObject<HTMLElement | null>, carry: Carrying): void {
  const latest = useRef(carry);
  useEffect(() => {
    latest.current = carry;
  });
  useEffect(() => {
    const host = paper.current;
    if (host === null) return;
    const isHere = (): boolean => document.activeElement === host;
    const copy = (event: ClipboardEvent): void => {
      if (!isHere() || !copySelected(engine, event.clipboardData)) return;
      event.preventDefault();
      if (event.type === 'cut') engine.removeSelected();
    };
    const paste = (event: ClipboardEvent): void => {
      const what = isHere() ? offered(event.clipboardData) : null;
      if (what === null) return;
      event.preventDefault();
      latest.current.take(what);
    };
    const over = (event: DragEvent): void => {
      // Without this the browser would open the file in place of the app.
      event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      const what = offered(event.dataTransfer);
      if (what !== null) latest.current.take(what);
    };
    const ears = new AbortController();
    const { signal } = ears;
    document.addEventListener('copy', copy, { signal });
    document.addEventListener('cut', copy, { signal });
    document.addEventListener('paste', paste, { signal });
    host.addEventListener('dragover', over, { signal });
    host.addEventListener('drop', drop, { signal });
    return () => ears.abort();
  }, [engine, paper]);
}
