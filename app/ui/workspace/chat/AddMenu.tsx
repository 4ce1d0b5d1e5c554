import { Trans, useLingui } from '@lingui/react/macro';
import LinkIcon from 'lucide-react/icons/link';
import Paperclip from 'lucide-react/icons/paperclip';
import type { Mood } from '../../../model/chatLine.ts';
import { useObservable } from '../../../react/session.ts';
import type { Workspace } from '../../../session/types.ts';
import { Menu, MenuItem } from '../../parts/Menu.tsx';
import { withWhom } from '../people.ts';
import { MOODS, moods } from './moods.ts';

interface AddMenuProps {
  workspace: Workspace;
  opener: HTMLElement;
  onFile: () => void;
  onLink: () => void;
  onClose: () => void;
}

/** What a message can be besides words: a file, a link to something here, how one is; and whether reading is seen. */
export function AddMenu({ workspace, opener, onFile, onLink, onClose }: AddMenuProps) {
  const { t, i18n } = useLingui();
  const receipts = useObservable(workspace.chat.receipts);
  const name = withWhom(workspace);
  const say = (mood: Mood): void => {
    const word = i18n._(moods[mood].label);
    // The words say it for an app that knows no moods.
    void workspace.chat.send(t`How I am today: ${word}`, undefined, undefined, { mood });
  };
  return (
    <Menu opener={opener} label={t`Add to the conversation`} onClose={onClose}>
      {(shut) => {
        const then = (act: () => void) => () => {
          shut();
          act();
        };
        return (
          <>
            <MenuItem icon={Paperclip} onClick={then(onFile)}>
              <Trans>A file or a photo</Trans>
            </MenuItem>
            <MenuItem icon={LinkIcon} onClick={then(onLink)}>
              <Trans>A link to a page or a goal</Trans>
            </MenuItem>
            <p className="menu-title" id="menu-mood">
              <Trans>How are you today?</Trans>
            </p>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would say that something is filled in */}
            <div className="menu-moods" role="group" aria-labelledby="menu-mood">
              {MOODS.map((mood) => {
                const { icon: Icon, label } = moods[mood];
                return (
                  <button key={mood} type="button" onClick={then(() => say(mood))}>
                    <Icon aria-hidden="true" size={24} strokeWidth={1.75} />
                    <span>{i18n._(label)}</span>
                  </button>
                );
              })}
            </div>
            {workspace.circle === null && (
              <label className="menu-check">
                <input
                  type="checkbox"
                  checked={receipts.mine}
                  onChange={(event) => workspace.chat.letReadBeSeen(event.currentTarget.checked)}
                />
                <span>
                  <Trans>
                    Let <bdi>{name}</bdi> see what I have read
                  </Trans>
                  <span className="caption muted">
                    <Trans>Only if you both choose it, and for both.</Trans>
                  </span>
                </span>
              </label>
            )}
          </>
        );
      }}
    </Menu>
  );
}
