import { type ReactNode, useEffect } from 'react';
import { PairMark } from './PairMark.tsx';
import './Splash.css';

/** The mark in the middle of an otherwise empty page: while opening, or with words when nothing else can be shown. */
export function Splash({
  title,
  words,
  action,
  children,
}: {
  title?: ReactNode;
  words?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  useEffect(() => {
    document.title = 'Binôme';
  }, []);
  return (
    <main className={`splash ${title ? '' : 'splash-opening'}`} aria-busy={title ? undefined : true}>
      <PairMark size="l" />
      {title && <h1>{title}</h1>}
      {words && <p className="muted">{words}</p>}
      {children}
      {action && <div className="splash-action">{action}</div>}
    </main>
  );
}
