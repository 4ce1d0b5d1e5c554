import { Trans, useLingui } from '@lingui/react/macro';
import Ellipsis from 'lucide-react/icons/ellipsis';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Menu, MenuItem } from './Menu.tsx';
import type { NavItem } from './Shell.tsx';

/** The places that a phone's foot has no room for, behind one button; lit while the person is in one of them. */
export function NavMore({ items }: { items: readonly NavItem[] }) {
  const { t } = useLingui();
  const [path, go] = useLocation();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const isHere = items.some(({ href, current }) => current ?? path === href);
  return (
    <>
      <button
        ref={opener}
        type="button"
        className="shell-nav-more"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-current={isHere ? 'page' : undefined}
        onClick={() => setOpen(true)}
      >
        <Ellipsis aria-hidden="true" size={22} strokeWidth={1.75} />
        <span className="shell-nav-label">
          <Trans>More</Trans>
        </span>
      </button>
      {open && opener.current && (
        <Menu opener={opener.current} label={t`More places`} onClose={() => setOpen(false)}>
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
        </Menu>
      )}
    </>
  );
}
