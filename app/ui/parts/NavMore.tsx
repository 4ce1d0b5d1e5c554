import { Trans, useLingui } from '@lingui/react/macro';
import Ellipsis from 'lucide-react/icons/ellipsis';
import { useLocation } from 'wouter';
import { MenuItem } from './Menu.tsx';
import { MenuButton } from './MenuButton.tsx';
import type { NavItem } from './Shell.tsx';

/** The places that a phone's foot has no room for, behind one button; lit while the person is in one of them. */
export function NavMore({ items }: { items: readonly NavItem[] }) {
  const { t } = useLingui();
  const [path, go] = useLocation();
  const isHere = items.some(({ href, current }) => current ?? path === href);
  return (
    <MenuButton
      className="shell-nav-more"
      aria-current={isHere ? 'page' : undefined}
      label={t`More places`}
      face={
        <>
          <Ellipsis aria-hidden="true" size={22} strokeWidth={1.75} />
          <span className="shell-nav-label">
            <Trans>More</Trans>
          </span>
        </>
      }
    >
      {(shut) =>
        items.map(({ href, label, icon }) => (
          <MenuItem
            key={href}
            icon={icon}
            copies
            onClick={() => {
              shut();
              go(href);
            }}
          >
            {label}
          </MenuItem>
        ))
      }
    </MenuButton>
  );
}
