import { Trans, useLingui } from '@lingui/react/macro';
import Copy from 'lucide-react/icons/copy';
import FileText from 'lucide-react/icons/file-text';
import PenLine from 'lucide-react/icons/pen-line';
import Reply from 'lucide-react/icons/reply';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import Trash from 'lucide-react/icons/trash-2';
import { lazy, Suspense, useState } from 'react';
import { MARKS, type Mark } from '../../../model/chatLine.ts';
import type { ChatLine, Workspace } from '../../../session/types.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Menu, MenuItem } from '../../parts/Menu.tsx';
import { useCopy } from '../../parts/useCopy.ts';
import { DeliveryWords } from '../DeliveryWords.tsx';
import { withWhom } from '../people.ts';
import type { Aim } from './aim.ts';
import { cited } from './aim.ts';
import { marks } from './marks.ts';

const Report = lazy(() => import('./Report.tsx').then((m) => ({ default: m.Report })));

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
  const copy = useCopy();
  const [asked, setAsked] = useState<'delete' | 'report' | null>(null);
  const [former, setFormer] = useState(false);
  const { name } = line;
  if (name === undefined) return null;
  const mine = line.reactions?.find((one) => one.mine)?.mark ?? null;
  const react = (mark: Mark): void => workspace.chat.react(name, mark === mine ? null : mark);
  if (asked === 'report')
    return (
      <Suspense fallback={null}>
        <Report workspace={workspace} line={line} onClose={() => onClose(false)} />
      </Suspense>
    );
  if (asked === 'delete')
    return <AskDelete {...{ workspace, line, onClose }} onDelete={() => workspace.chat.remove(name)} />;
  return (
    <Menu opener={opener} label={t`Message: ${cited(line.text)}`} onClose={() => onClose(false)}>
      {(shut) => {
        const then = (act: () => void) => () => {
          shut();
          act();
        };
        const aim = (kind: Aim['kind']) => then(() => onAim({ kind, line }));
        return (
          <>
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
                    onClick={then(() => react(mark))}
                  >
                    <Icon aria-hidden="true" size={22} strokeWidth={1.75} />
                  </button>
                );
              })}
            </div>
            <MenuItem icon={Reply} onClick={aim('reply')}>
              <Trans>Answer</Trans>
            </MenuItem>
            <MenuItem icon={Copy} copies onClick={then(() => void copy(line.text))}>
              <Trans>Copy</Trans>
            </MenuItem>
            {line.first !== undefined && !former && (
              <MenuItem icon={RotateCcw} copies onClick={() => setFormer(true)}>
                <Trans>See the first wording</Trans>
              </MenuItem>
            )}
            {former && (
              <blockquote className="menu-cited" dir="auto" role="status">
                {line.first}
              </blockquote>
            )}
            <MenuItem icon={FileText} copies onClick={() => setAsked('report')}>
              <Trans>Make a report</Trans>
            </MenuItem>
            {/* How one is, is a word of a list, not a wording. */}
            {line.mine && line.mood === undefined && (
              <MenuItem icon={PenLine} onClick={aim('edit')}>
                <Trans>Edit</Trans>
              </MenuItem>
            )}
            {line.mine && (
              <MenuItem icon={Trash} danger onClick={() => setAsked('delete')}>
                <Trans>Delete…</Trans>
              </MenuItem>
            )}
            {line.mine && (
              <p className="menu-words muted">
                <DeliveryWords name={withWhom(workspace)} />
              </p>
            )}
          </>
        );
      }}
    </Menu>
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
            <Trans context="message">Keep it</Trans>
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
        <Trans>This cannot be undone. What somebody has read, copied or photographed stays with them.</Trans>
      </p>
    </Dialog>
  );
}
