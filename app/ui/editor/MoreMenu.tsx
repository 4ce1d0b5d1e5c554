import { Trans, useLingui } from '@lingui/react/macro';
import type { Editor } from '@tiptap/react';
import Download from 'lucide-react/icons/download';
import HistoryIcon from 'lucide-react/icons/history';
import MessageCircle from 'lucide-react/icons/message-circle';
import Printer from 'lucide-react/icons/printer';
import Search from 'lucide-react/icons/search';
import { writeMarkdown } from '../../model/markdown.ts';
import type { OpenPage } from '../../session/types.ts';
import { Menu, MenuItem } from '../parts/Menu.tsx';
import { saveAs } from '../parts/saveAs.ts';
import { type InsertHands, insertItems } from './insertItems.ts';

interface MoreMenuProps {
  page: OpenPage;
  opener: HTMLElement;
  onFind: () => void;
  onComments: (() => void) | null;
  onHistory: () => void;
  onClose: () => void;
}

/** What is done with a whole page. */
export function MoreMenu({ page, opener, onFind, onComments, onHistory, onClose }: MoreMenuProps) {
  const { t } = useLingui();
  return (
    <Menu opener={opener} label={t`More for this page`} onClose={onClose}>
      {(shut) => {
        const after = (act: () => void) => () => {
          shut();
          // Once the menu has given the focus back.
          setTimeout(act, 0);
        };
        return (
          <>
            <MenuItem icon={Search} onClick={after(onFind)}>
              <Trans>Find in this page</Trans>
            </MenuItem>
            {onComments !== null && (
              <MenuItem icon={MessageCircle} onClick={after(onComments)}>
                <Trans>Comments</Trans>
              </MenuItem>
            )}
            <MenuItem icon={HistoryIcon} onClick={after(onHistory)}>
              <Trans>Earlier versions</Trans>
            </MenuItem>
            <MenuItem icon={Download} onClick={after(() => savePage(page))}>
              <Trans>Save as Markdown</Trans>
            </MenuItem>
            <MenuItem icon={Printer} onClick={after(() => window.print())}>
              <Trans>Print</Trans>
            </MenuItem>
          </>
        );
      }}
    </Menu>
  );
}

function savePage(page: OpenPage): void {
  const title = page.title.get().trim();
  const name =
    title
      .replace(/[\\/:*?"<>|\p{C}]/gu, ' ')
      .trim()
      .slice(0, 80) || 'page';
  const text = (title === '' ? '' : `# ${title}\n\n`) + writeMarkdown(page.read());
  saveAs(new Blob([text], { type: 'text/markdown' }), `${name}.md`);
}

interface InsertMenuProps {
  editor: Editor;
  hands: InsertHands;
  opener: HTMLElement;
  onClose: () => void;
}

/** What a slash offers, for a thumb. */
export function InsertMenu({ editor, hands, opener, onClose }: InsertMenuProps) {
  const { t, i18n } = useLingui();
  return (
    <Menu opener={opener} label={t`Insert`} onClose={onClose}>
      {(shut) =>
        insertItems
          .filter((item) => item.offered?.(hands) ?? true)
          .map((item) => (
            <MenuItem
              key={item.id}
              icon={item.icon}
              onClick={() => {
                shut();
                setTimeout(() => item.run(editor, hands), 0);
              }}
            >
              {i18n._(item.name)}
            </MenuItem>
          ))
      }
    </Menu>
  );
}
