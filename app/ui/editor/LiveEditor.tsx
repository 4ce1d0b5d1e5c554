import type { Editor } from '@tiptap/react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Margin } from '../../session/types.ts';
import { type Chosen, Comments, CommentsDoor } from '../notebook/Comments.tsx';
import { HistoryDoor } from '../notebook/HistoryDoor.tsx';
import { useThread } from '../search/useWanted.ts';
import { Bubble } from './Bubble.tsx';
import type { EditorProps } from './Editor.tsx';
import { EditorText } from './EditorText.tsx';
import { FindBar } from './FindBar.tsx';
import type { InsertHands } from './insertItems.ts';
import type { KnownNames } from './known.ts';
import { LinkDialog } from './LinkDialog.tsx';
import { PictureWords } from './PictureWords.tsx';
import { placeOfSelection, tellRemarks } from './remarks.ts';
import { SuggestList } from './SuggestList.tsx';
import type { SuggestKeys } from './suggest.ts';
import { type GivenTemplate, Templates } from './Templates.tsx';
import { Toolbar } from './Toolbar.tsx';
import { type Deeds, useLive } from './useLive.ts';
import { putPicture, usePictures } from './usePictures.ts';
import './page.css';

const History = lazy(() => import('../notebook/History.tsx').then((m) => ({ default: m.History })));
const MoreMenu = lazy(() => import('./MoreMenu.tsx').then((m) => ({ default: m.MoreMenu })));
const InsertMenu = lazy(() => import('./MoreMenu.tsx').then((m) => ({ default: m.InsertMenu })));

const NONE: readonly GivenTemplate[] = [];
const none = (): void => undefined;
const NO_DEEDS: Deeds = { find: none, comment: none, openThread: none, bring: none };

/** An editor bound to the page's document. Mount it only for a page whose every name is known. */
export function LiveEditor(props: EditorProps & { known: KnownNames }) {
  const { page, offersTemplates = false, files, people, guard, readOnly = false } = props;
  const toolbar = useRef<HTMLDivElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const deeds = useRef<Deeds>(NO_DEEDS);
  const [suggesting] = useState<SuggestKeys>(() => ({ take: null }));
  const editor = useLive({ ...props, deeds, toolbar, suggesting });
  const [linking, setLinking] = useState(false);
  const [finding, setFinding] = useState(false);
  const [looking, setLooking] = useState(false);
  const [menu, setMenu] = useState<{ tool: string; opener: HTMLElement } | null>(null);
  const wanted = useThread();
  const [commenting, setCommenting] = useState(wanted !== null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [front, setFront] = useState(wanted);
  const pictures = usePictures(files, page.margin, (file, alt) => putPicture(editor, file, alt));
  const hands: InsertHands = {
    picture: pictures && (() => chooser.current?.click()),
    hasPeople: people.length > 1,
  };
  const comment = (): void => {
    setChosen(placeOfSelection(editor.state));
    setCommenting(true);
  };
  useEffect(() => {
    deeds.current = {
      find: () => setFinding(true),
      comment: () => page.margin !== null && comment(),
      openThread(key) {
        setFront(key);
        setCommenting(true);
      },
      bring: (files) => pictures?.bring(files),
    };
  });
  const onOpen = (tool: string, opener: HTMLElement): void => {
    if (tool === 'link') setLinking(true);
    else if (tool === 'comment') comment();
    else setMenu({ tool, opener });
  };
  const close = () => setMenu(null);
  return (
    <div className={commenting ? 'page-editor page-beside' : 'page-editor'}>
      <div className="page-body">
        {!readOnly && (
          <Toolbar editor={editor} ref={toolbar} without={page.margin === null ? ['comment'] : []} onOpen={onOpen} />
        )}
        {readOnly && page.margin !== null && (
          <CommentsDoor margin={page.margin} isOpen={commenting} onOpen={() => setCommenting(!commenting)} />
        )}
        {readOnly && <HistoryDoor page={page} onOpen={() => setLooking(true)} />}
        {/* Not fetched when it is asked for: the next key is for its field, and must not fall into the text. */}
        {finding && <FindBar editor={editor} onClose={() => setFinding(false)} />}
        <Suspense fallback={null}>
          {looking && <History editor={editor} page={page} onClose={() => setLooking(false)} />}
          {menu?.tool === 'insert' && <InsertMenu editor={editor} hands={hands} opener={menu.opener} onClose={close} />}
          {menu?.tool === 'more' && (
            <MoreMenu
              page={page}
              opener={menu.opener}
              onFind={() => setFinding(true)}
              onComments={page.margin && (() => setCommenting(true))}
              onHistory={() => setLooking(true)}
              onClose={close}
            />
          )}
        </Suspense>
        <div className="page-sheet">
          <EditorText editor={editor} />
          {!readOnly && (
            <>
              <SuggestList editor={editor} keys={suggesting} hands={hands} people={people} />
              <Bubble editor={editor} onLink={() => setLinking(true)} onComment={page.margin && comment} />
              {offersTemplates && <Templates editor={editor} page={page} more={props.templates ?? NONE} />}
            </>
          )}
        </div>
      </div>
      {page.margin !== null && <Marked editor={editor} margin={page.margin} front={commenting ? front : null} />}
      {commenting && page.margin !== null && (
        <Comments
          editor={editor}
          margin={page.margin}
          chosen={chosen}
          front={front}
          readOnly={readOnly}
          onFront={setFront}
          onChosen={setChosen}
          onRefused={() => guard?.onPhrase('pasted')}
          onClose={() => {
            setCommenting(false);
            setChosen(null);
            editor.commands.focus();
          }}
        />
      )}
      <LinkDialog editor={editor} open={linking} onClose={() => setLinking(false)} />
      {pictures?.waiting != null && <PictureWords before="" guard={guard} onDone={pictures.describe} />}
      {pictures !== null && (
        <input
          ref={chooser}
          type="file"
          accept="image/*"
          multiple
          hidden
          autoComplete="off"
          onChange={(event) => {
            pictures.bring([...(event.currentTarget.files ?? [])]);
            // The same file can be chosen again.
            event.currentTarget.value = '';
          }}
        />
      )}
    </div>
  );
}

interface MarkedProps {
  editor: Editor;
  margin: Margin;
  front: string | null;
}

/** The words that open comments are about, marked in the text; kept true as they change. */
function Marked({ editor, margin, front }: MarkedProps) {
  useEffect(() => {
    const show = (): void => {
      if (!editor.isDestroyed) tellRemarks(editor.view, { threads: margin.threads.get() });
    };
    show();
    return margin.threads.subscribe(show);
  }, [editor, margin]);
  useEffect(() => {
    if (!editor.isDestroyed) tellRemarks(editor.view, { front });
  }, [editor, front]);
  return null;
}
