import { Trans, useLingui } from '@lingui/react/macro';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Outdent from 'lucide-react/icons/list-indent-decrease';
import Indent from 'lucide-react/icons/list-indent-increase';
import Plus from 'lucide-react/icons/plus';
import { useLocation } from 'wouter';
import type { PageId } from '../../model/brand.ts';
import type { PageSummary, Workspace } from '../../session/types.ts';
import { Menu, MenuItem } from '../parts/Menu.tsx';
import type { Place, Step } from './moves.ts';

interface MoveMenuProps {
  workspace: Workspace;
  page: PageSummary;
  opener: HTMLElement;
  placeOf: (step: Step) => Place | null;
  /** Whom a step inside would make its parent. */
  into: PageId | null | undefined;
  onMove: (place: Place | null) => void;
  onClose: () => void;
}

/** For a thumb, and whoever cannot drag: one step each way, or a page inside this one. */
export function MoveMenu({ workspace, page, opener, placeOf, into, onMove, onClose }: MoveMenuProps) {
  const { t } = useLingui();
  const [, go] = useLocation();
  const above = workspace.notebook.pages.get().find(({ id }) => id === into)?.title || t`Untitled`;
  const steps = [
    { step: 'up', icon: ArrowUp, words: <Trans>Move up</Trans> },
    { step: 'down', icon: ArrowDown, words: <Trans>Move down</Trans> },
    {
      step: 'in',
      icon: Indent,
      words: (
        <Trans>
          Put inside “<bdi>{above}</bdi>”
        </Trans>
      ),
    },
    { step: 'out', icon: Outdent, words: <Trans>Move one level up</Trans> },
  ] as const;
  return (
    <Menu opener={opener} label={page.title || t`Untitled`} onClose={onClose}>
      {(shut) => (
        <>
          {steps.map(({ step, icon, words }) => {
            const place = placeOf(step);
            return (
              place !== null && (
                <MenuItem
                  key={step}
                  icon={icon}
                  onClick={() => {
                    shut();
                    onMove(place);
                  }}
                >
                  {words}
                </MenuItem>
              )
            );
          })}
          <MenuItem
            icon={Plus}
            onClick={() => {
              shut();
              go(`/w/${workspace.id}/page/${workspace.notebook.addPage('', page.id)}`);
            }}
          >
            <Trans>New page inside</Trans>
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
