import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Link } from 'wouter';
import './Button.css';

/** `primary` once a screen; `quiet` has a border; `plain` has none; `danger` only where something is lost. */
export type ButtonKind = 'primary' | 'quiet' | 'plain' | 'danger';

interface Looks {
  kind?: ButtonKind;
  small?: boolean;
  /** Fills the width of its container. */
  wide?: boolean;
  icon?: LucideIcon;
}

function classOf({ kind = 'quiet', small, wide }: Looks, extra?: string): string {
  return ['button', `button-${kind}`, small && 'button-small', wide && 'button-wide', extra].filter(Boolean).join(' ');
}

export type ButtonProps = Looks & {
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
} & ButtonHTMLAttributes<HTMLButtonElement>;

/** While `busy` it keeps its place, its words and its focus, and does nothing. */
export function Button({
  kind,
  small,
  wide,
  icon: Icon,
  busy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classOf({ ...(kind && { kind }), ...(small && { small }), ...(wide && { wide }) }, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {Icon && <Icon aria-hidden="true" size={20} strokeWidth={1.75} />}
      {/* One item of the row: a name inside the words must not be set apart from them. */}
      <span>{children}</span>
    </button>
  );
}

export function ButtonLink({ href, children, icon: Icon, ...looks }: Looks & { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={classOf(looks)}>
      {Icon && <Icon aria-hidden="true" size={20} strokeWidth={1.75} />}
      <span>{children}</span>
    </Link>
  );
}

/** A square button that shows only an icon; `label` is its name and its tooltip. */
export function IconButton({
  label,
  icon: Icon,
  className,
  ...rest
}: { label: string; icon: LucideIcon; ref?: Ref<HTMLButtonElement> } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" {...rest} className={`button-icon ${className ?? ''}`} aria-label={label} title={label}>
      <Icon aria-hidden="true" size={22} strokeWidth={1.75} />
    </button>
  );
}
