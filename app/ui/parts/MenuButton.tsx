import { type ButtonHTMLAttributes, type ReactNode, useState } from 'react';
import { Menu } from './Menu.tsx';

interface MenuButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** What the button shows. */
  face: ReactNode;
  /** Of the menu. */
  label: string;
  children: (shut: () => void) => ReactNode;
}

/** A button and the menu it opens. */
export function MenuButton({ face, label, children, ...rest }: MenuButtonProps) {
  const [opener, setOpener] = useState<HTMLElement | null>(null);
  return (
    <>
      <button
        type="button"
        {...rest}
        aria-haspopup="dialog"
        aria-expanded={opener !== null}
        onClick={(event) => setOpener(event.currentTarget)}
      >
        {face}
      </button>
      {opener && (
        <Menu opener={opener} label={label} onClose={() => setOpener(null)}>
          {children}
        </Menu>
      )}
    </>
  );
}
