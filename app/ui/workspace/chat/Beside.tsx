import { lazy, Suspense } from 'react';
import type { PlaceLink } from '../../../model/chatLine.ts';
import type { Workspace } from '../../../session/types.ts';
import type { Aim } from './aim.ts';
import type { Press } from './longPress.ts';

const AddMenu = lazy(() => import('./AddMenu.tsx').then((m) => ({ default: m.AddMenu })));
const LinkPicker = lazy(() => import('./LinkPicker.tsx').then((m) => ({ default: m.LinkPicker })));
const Recorder = lazy(() => import('./Recorder.tsx').then((m) => ({ default: m.Recorder })));

/** What stands open beside the field: the menu, the choice of a link, or the microphone. */
export type Opened = { readonly menu: HTMLElement } | 'link' | { readonly held: Press } | null;

export const isRecording = (opened: Opened): opened is { readonly held: Press } =>
  opened !== null && opened !== 'link' && 'held' in opened;

interface BesideProps {
  opened: Opened;
  workspace: Workspace;
  aim: Aim | null;
  onOpen: (next: Opened | ((now: Opened) => Opened)) => void;
  onFile: () => void;
  onLink: (link: PlaceLink) => void;
  /** A voice note left. */
  onSent: () => void;
  /** The field is to have the focus again. */
  onWrite: () => void;
}

export function Beside({ opened, workspace, aim, onOpen, onFile, onLink, onSent, onWrite }: BesideProps) {
  if (opened === null) return null;
  return (
    <Suspense fallback={null}>
      {opened === 'link' && (
        <LinkPicker
          workspace={workspace}
          onPick={(picked) => {
            onLink(picked);
            onOpen(null);
            onWrite();
          }}
          onClose={() => onOpen(null)}
        />
      )}
      {opened !== 'link' && 'menu' in opened && (
        <AddMenu
          workspace={workspace}
          opener={opened.menu}
          onFile={onFile}
          onLink={() => onOpen('link')}
          // What it leads to is open by then.
          onClose={() => onOpen((now) => (now === opened ? null : now))}
        />
      )}
      {isRecording(opened) && (
        <Recorder
          workspace={workspace}
          aim={aim}
          held={opened.held}
          onDone={(sent) => {
            onOpen(null);
            if (sent) onSent();
            // The field is shown again only then.
            queueMicrotask(onWrite);
          }}
        />
      )}
    </Suspense>
  );
}
