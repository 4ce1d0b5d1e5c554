import { Trans, useLingui } from '@lingui/react/macro';
import Copy from 'lucide-react/icons/copy';
import Pencil from 'lucide-react/icons/pencil';
import Reply from 'lucide-react/icons/reply';
import Trash from 'lucide-react/icons/trash-2';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { MARKS, type Mark } from '../../../model/chatLine.ts';
import type { ChatLine, Workspace } from '../../../session/types.ts';
import { useAnnouncer } from '../../parts/Announcer.tsx';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { placeBeside, walkMenu } from '../../parts/menuPlace.ts';
import { withWhom } from '../people.ts';
import type { Aim } from './aim.ts';
import { cited } from './aim.ts';
import { marks } from './marks.ts';
import './menu.css';

interface LineMenuProps {
  workspace: Workspace;
  line: ChatLine;
  /** Beside this it opens, where there is room beside anything. */
  opener: HTMLElement;
  onAim: (aim: Aim) => void;
  /** `deleted`: the line is gone, and its button with it. */
  onClose: (deleted: boolean) => void;
}

/** What can be done with one line: a small menu beside it, and on a phone a sheet from below. */
export function LineMenu({ workspace, line, opener, onAim, onClose }: LineMenuProps) {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const element = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState(false);
  const { name } = line;
  useEffect(() => {
    const dialog = element.current;
    // The browser's own top layer: focus stays inside, Escape closes, and it needs no newer browser than a popover does.
    if (dialog !== null && !dialog.open) dialog.showModal();
  }, []);
  if (name === undefined) return null;
  // Closed by the browser, so that it gives the focus back.
  const shut = (): void => element.current?.close();
  const mine = line.reactions?.find((one) => one.mine)?.mark ?? null;
  const react = (mark: Mark): void => {
    workspace.chat.react(name, mark === mine ? null : mark);
    shut();
  };
  const copy = async (): Promise<void> => {
    shut();
    try {
      await navigator.clipboard.writeText(line.text);
      toast(t`Copied`);
    } catch {
      toast(t`The browser did not let this be copied.`);
    }
  };
  if (asked) return <AskDelete {...{ workspace, line, onClose }} onDelete={() => workspace.chat.remove(name)} />;
  const aim = (kind: Aim['kind']) => () => {
    shut();
    onAim({ kind, line });
  };
  return (
    <dialog
      ref={element}
      className="menu"
      style={placeBeside(opener)}
      aria-label={t`Message: ${cited(line.text)}`}
      onClose={() => onClose(false)}
      onKeyDown={walkMenu}
      // A press on the veil reaches the dialog element itself, never its content.
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) shut();
      }}
    >
      <div className="menu-body">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would say that something is filled in */}
        <div className="menu-marks" role="group" aria-label={t`React`}>
          {MARKS.map((mark) => {
            const { icon: Icon, label } = marks[mark];
            return (
              <button
                key={mark}
                type="button"
                className="menu-mark"
                aria-pressed={mark === mine}
                aria-label={i18n._(label)}
                title={i18n._(label)}
                onClick={() => react(mark)}
              >
                <Icon aria-hidden="true" size={22} strokeWidth={1.75} />
              </button>
            );
          })}
        </div>
        <Item icon={<Reply aria-hidden="true" size={18} />} onClick={aim('reply')}>
          <Trans>Answer</Trans>
        </Item>
        <Item icon={<Copy aria-hidden="true" size={18} />} onClick={() => void copy()}>
          <Trans>Copy</Trans>
        </Item>
        {line.mine && (
          <Item icon={<Pencil aria-hidden="true" size={18} />} onClick={aim('edit')}>
            <Trans>Edit</Trans>
          </Item>
        )}
        {line.mine && (
          <Item icon={<Trash aria-hidden="true" size={18} />} danger onClick={() => setAsked(true)}>
            <Trans>Delete…</Trans>
          </Item>
        )}
      </div>
    </dialog>
  );
}

interface ItemProps {
  icon: ReactNode;
  danger?: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Item({ icon, danger = false, onClick, children }: ItemProps) {
  return (
    <button type="button" className={`menu-item ${danger ? 'menu-danger' : ''}`} onClick={onClick}>
      {icon}
      <span>{children}</span>
    </button>
  );
}

interface AskProps {
  workspace: Workspace;
  line: ChatLine;
  onDelete: () => void;
  onClose: LineMenuProps['onClose'];
}

/** What goes, where, and what does not: said before. */
function AskDelete({ workspace, line, onDelete, onClose }: AskProps) {
  const other = withWhom(workspace);
  return (
    <Dialog
      open
      onClose={() => onClose(false)}
      title={workspace.circle === null ? <Trans>Delete for both of you?</Trans> : <Trans>Delete for everybody?</Trans>}
      actions={
        <>
          <Button
            kind="danger"
            onClick={() => {
              onDelete();
              onClose(true);
            }}
          >
            <Trans>Delete</Trans>
          </Button>
          <Button kind="plain" onClick={() => onClose(false)}>
            <Trans>Keep it</Trans>
          </Button>
        </>
      }
    >
      <blockquote className="menu-cited" dir="auto">
        {cited(line.text)}
      </blockquote>
      <p>
        {workspace.circle === null ? (
          <Trans>
            The words leave this device now, and those of <bdi>{other}</bdi> when they next connect. In their place
            stands that a message was deleted.
          </Trans>
        ) : (
          <Trans>
            The words leave this device now, and everybody else’s when they next connect. In their place stands that a
            message was deleted.
          </Trans>
        )}
      </p>
      <p className="muted second">
        <Trans>What somebody has read, copied or photographed stays with them.</Trans>
      </p>
    </Dialog>
  );
}
