import type { ReactNode } from 'react';
import './EmptyState.css';

/** One sentence why it is empty, one thing to do, and if it helps an example. */
export function EmptyState({
  title,
  why,
  action,
  example,
}: {
  title: ReactNode;
  why: ReactNode;
  action?: ReactNode;
  example?: ReactNode;
}) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p className="muted">{why}</p>
      {action && <div className="empty-action">{action}</div>}
      {example && <p className="caption muted">{example}</p>}
    </div>
  );
}

/** Something to know that is not an error of the person: soft amber, words first. `alone`: it is all that the screen says. */
export function Notice({
  title,
  tone = 'warn',
  alone = false,
  children,
  action,
}: {
  title?: ReactNode;
  tone?: 'warn' | 'calm' | 'danger';
  alone?: boolean;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const Title = alone ? 'h1' : 'p';
  return (
    <div className={`notice notice-${tone}`}>
      {title && <Title className="notice-title">{title}</Title>}
      {children && <div className="notice-words">{children}</div>}
      {action && <div className="notice-action">{action}</div>}
    </div>
  );
}
