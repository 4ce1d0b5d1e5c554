import { useLingui } from '@lingui/react/macro';
import type { LucideIcon } from 'lucide-react';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { MenuItem } from './Menu.tsx';
import { MenuButton } from './MenuButton.tsx';

interface HintProps {
  word: string;
  icon?: LucideIcon;
  className?: string;
  /** What the word means, in a sentence. */
  children: ReactNode;
}

/** A word that says what it means once it is pressed. Never within a link. */
export function Hint({ word, icon: Icon, className = '', children }: HintProps) {
  const { t } = useLingui();
  return (
    <MenuButton
      className={`hint ${className}`}
      face={
        <>
          {Icon && <Icon aria-hidden="true" size={14} strokeWidth={2} />}
          {word}
        </>
      }
      label={word}
    >
      {(shut) => (
        <>
          <p className="menu-words">{children}</p>
          <MenuItem icon={X} copies onClick={shut}>
            {t`Close`}
          </MenuItem>
        </>
      )}
    </MenuButton>
  );
}
