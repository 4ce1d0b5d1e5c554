/** Listens for the keys that work everywhere, and shows the commands over whatever is in front. */
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import { useWorkspace } from '../../react/useWorkspace.ts';
import type { Workspace } from '../../session/types.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { asked } from '../search/asked.ts';
import { LightUp } from '../search/LightUp.tsx';
import { door } from './door.ts';
import { KeyList } from './KeyList.tsx';
import { isPlainKey } from './keys.ts';
import { Palette } from './Palette.tsx';
import { PLACES } from './shortcuts.ts';
import { spaceIn } from './useCommands.tsx';
import './palette.css';

/** The second key of two is waited for so long. */
const PATIENCE_MS = 1_500;

export function Commands() {
  const { t } = useLingui();
  const [path, go] = useLocation();
  const shown = useObservable(door);
  const space = spaceIn(path);
  const workspace = useInFront(space);

  useEffect(() => {
    let began = 0;
    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        if (document.querySelector('dialog[open]:not(.palette)') === null)
          door.set(door.get() === 'commands' ? 'shut' : 'commands');
        return;
      }
      if (!isPlainKey(event)) return;
      const isSecond = performance.now() - began < PATIENCE_MS;
      began = 0;
      if (isSecond && event.key === 'h') go('/');
      else if (isSecond && space !== null && event.key in PLACES)
        go(`/w/${space}${PLACES[event.key as keyof typeof PLACES]}`);
      else if (event.key === 'g') began = performance.now();
      else if (event.key === '?') door.set('keys');
      else if (event.key === '/' && space !== null) {
        asked.set({ workspace: space, query: '' });
        go(`/find/${space}`);
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [space, go]);
  // Locked, or gone elsewhere: nothing of it comes back by itself.
  useEffect(() => () => door.set('shut'), []);

  const shut = (): void => door.set('shut');
  return (
    <>
      <PaletteDialog open={shown === 'commands'} workspace={workspace} onClose={shut} />
      <Dialog open={shown === 'keys'} onClose={shut} title={t`Keyboard shortcuts`}>
        <KeyList />
      </Dialog>
      <LightUp />
    </>
  );
}

function PaletteDialog(props: { open: boolean; workspace: Workspace | null; onClose: () => void }) {
  const { t } = useLingui();
  const { open, workspace, onClose } = props;
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // The browser keeps the focus inside, and gives it back to where it was.
    if (open) element.current?.showModal();
    else element.current?.close();
  }, [open]);
  return (
    <dialog
      ref={element}
      className="dialog palette"
      aria-label={t`Commands`}
      onClose={() => open && onClose()}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
    >
      {open && <Palette workspace={workspace} onClose={onClose} />}
    </dialog>
  );
}

/** The space in front, which its screen has opened already. */
function useInFront(id: string | null): Workspace | null {
  const opened = useWorkspace(useObservable(useSession().home).workspaces.find((each) => each.id === id));
  return opened.tag === 'open' ? opened.value : null;
}
