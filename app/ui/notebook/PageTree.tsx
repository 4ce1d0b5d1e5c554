import { useLingui } from '@lingui/react/macro';
import Ellipsis from 'lucide-react/icons/ellipsis';
import FileText from 'lucide-react/icons/file-text';
import { type DragEvent, type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { PageId } from '../../model/brand.ts';
import type { PageSummary, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatSince } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { IconButton } from '../parts/Button.tsx';
import { MoveMenu } from './MoveMenu.tsx';
import { type Beside, type Place, placeAt, placeBy, type SameBook, type Step } from './moves.ts';
import './notebook.css';

const PageReaders = lazy(() => import('../circle/ChapterMark.tsx').then((m) => ({ default: m.PageReaders })));

/** "In" is the way reading goes. */
const stepsOf = (direction: string): Readonly<Record<string, Step>> =>
  direction === 'rtl'
    ? { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'in', ArrowRight: 'out' }
    : { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };

interface Tree {
  readonly workspace: Workspace;
  readonly pages: readonly PageSummary[];
}

interface Hands {
  readonly over: { readonly id: PageId; readonly beside: Beside } | null;
  onKey(page: PageSummary, event: KeyboardEvent): void;
  onDrag(page: PageSummary, event: DragEvent): void;
  onMenu(page: PageSummary, opener: HTMLElement): void;
}

/** Every page in its place. Alt and the arrow keys, a menu, or the hand that drags it give it another. */
export function PageTree({ workspace, pages }: Tree) {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const list = useRef<HTMLUListElement>(null);
  const [dragged, setDragged] = useState<PageId | null>(null);
  const [over, setOver] = useState<Hands['over']>(null);
  const [menu, setMenu] = useState<{ page: PageSummary; opener: HTMLElement } | null>(null);
  /** Moved by the keys: the row is another element by now, and keeps the focus. */
  const [held, setHeld] = useState<{ id: PageId } | null>(null);
  const { circle } = workspace;
  const same: SameBook = (a, b) => circle === null || circle.chapterOf(a) === circle.chapterOf(b);

  useEffect(() => {
    if (held !== null) list.current?.querySelector<HTMLElement>(`[data-page="${held.id}"] .page-row`)?.focus();
  }, [held]);

  const move = (id: PageId, place: Place | null): void => {
    if (place === null || !workspace.notebook.movePage(id, place.parent, place.index)) {
      announce(t`It cannot be moved there.`);
      return;
    }
    const now = workspace.notebook.pages.get();
    const beside = now.filter(({ parent, id: other }) => parent === place.parent && same(other, id));
    const at = beside.findIndex((page) => page.id === id) + 1;
    const into = now.find((page) => page.id === place.parent)?.title || t`Untitled`;
    announce(place.parent === null ? t`${at} of ${beside.length}` : t`${at} of ${beside.length} inside “${into}”`);
    setHeld({ id });
  };

  const hands: Hands = {
    over,
    onKey(page, event) {
      const step = event.altKey ? stepsOf(getComputedStyle(event.currentTarget).direction)[event.key] : undefined;
      if (step === undefined) return;
      event.preventDefault();
      move(page.id, placeBy(pages, page.id, step, same));
    },
    onDrag(page, event) {
      switch (event.type) {
        case 'dragstart':
          event.dataTransfer.setData('text/plain', page.title);
          event.dataTransfer.effectAllowed = 'move';
          setDragged(page.id);
          return;
        case 'dragend':
          setDragged(null);
          setOver(null);
          return;
      }
      if (dragged === null) return;
      const beside = besideAt(event);
      const place = placeAt(pages, dragged, page.id, beside, same);
      if (event.type === 'drop') {
        event.preventDefault();
        setOver(null);
        setDragged(null);
        move(dragged, place);
      } else {
        if (place !== null) event.preventDefault();
        if (over?.id !== page.id || over.beside !== beside) setOver(place && { id: page.id, beside });
      }
    },
    onMenu: (page, opener) => setMenu({ page, opener }),
  };

  return (
    <>
      <p className="unseen" id="page-keys">
        {t`Alt and the arrow keys move a page.`}
      </p>
      <Branch workspace={workspace} pages={pages} parent={null} hands={hands} list={list} />
      {menu !== null && (
        <MoveMenu
          workspace={workspace}
          page={menu.page}
          opener={menu.opener}
          placeOf={(step) => placeBy(pages, menu.page.id, step, same)}
          into={placeBy(pages, menu.page.id, 'in', same)?.parent}
          onMove={(place) => move(menu.page.id, place)}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  );
}

/** The upper quarter of a row is before it, the lower one after it. */
function besideAt(event: DragEvent): Beside {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  const part = (event.clientY - top) / height;
  return part < 0.27 ? 'before' : part > 0.73 ? 'after' : 'inside';
}

interface BranchProps extends Tree {
  readonly parent: PageId | null;
  readonly hands: Hands;
  readonly list?: React.Ref<HTMLUListElement>;
}

function Branch({ workspace, pages, parent, hands, list }: BranchProps) {
  const inside = pages.filter((page) => page.parent === parent);
  if (inside.length === 0) return null;
  return (
    <ul className={parent === null ? 'page-rows page-tree' : 'page-branch'} ref={list}>
      {inside.map((page) => (
        <li key={page.id} data-page={page.id}>
          <Row workspace={workspace} page={page} hands={hands} />
          <Branch workspace={workspace} pages={pages} parent={page.id} hands={hands} />
        </li>
      ))}
    </ul>
  );
}

function Row({ workspace, page, hands }: { workspace: Workspace; page: PageSummary; hands: Hands }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const name = page.title || t`Untitled`;
  const drag = (event: DragEvent): void => hands.onDrag(page, event);
  return (
    <div className="page-line" data-over={hands.over?.id === page.id ? hands.over.beside : undefined}>
      <Link
        href={`/w/${workspace.id}/page/${page.id}`}
        className="page-row grow"
        aria-describedby="page-keys"
        draggable
        onKeyDown={(event: KeyboardEvent) => hands.onKey(page, event)}
        onDragOver={drag}
        onDrop={drag}
        onDragStart={drag}
        onDragEnd={drag}
      >
        <FileText aria-hidden="true" size={20} strokeWidth={1.75} />
        <span className="page-row-title grow" dir="auto">
          {name}
          {workspace.circle !== null && (
            <Suspense fallback={null}>
              <PageReaders circle={workspace.circle} page={page.id} />
            </Suspense>
          )}
        </span>
        <span className="page-row-since">{formatSince(i18n.locale, page.edited, Math.max(now, page.edited))}</span>
      </Link>
      <IconButton
        icon={Ellipsis}
        label={t`Move “${name}”`}
        className="page-more"
        onClick={(event) => hands.onMenu(page, event.currentTarget)}
      />
    </div>
  );
}
