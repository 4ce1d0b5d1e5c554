import { type ReactNode, useEffect } from 'react';
import { PairMark } from './PairMark.tsx';
import { useScreen } from './useScreen.ts';
import './Splash.css';

interface Said {
  title?: ReactNode;
  words?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}

/** The mark in the middle of an otherwise empty page: while opening, or with words when nothing else can be shown. */
export function Splash(said: Said) {
  return said.title ? <WithWords {...said} /> : <Opening {...said} />;
}

/** A screen like others: one that is come to takes the focus, which would be nowhere else. */
function WithWords({ title, words, action, children }: Said) {
  const main = useScreen('');
  return (
    <main className="splash" tabIndex={-1} ref={main}>
      <PairMark size="l" />
      <h1>{title}</h1>
      {words && <p className="muted">{words}</p>}
      {children}
      {action && <div className="splash-action">{action}</div>}
    </main>
  );
}

function Opening({ words, action, children }: Said) {
  useEffect(() => {
    document.title = 'Binôme';
  }, []);
  return (
    <main className="splash splash-opening" aria-busy="true">
      <PairMark size="l" />
      {words && <p className="muted">{words}</p>}
      {children}
      {action && <div className="splash-action">{action}</div>}
    </main>
  );
}

/** In the place of a screen that is on its way, beside what stands already: the mark, where it takes longer than a moment. */
export const Coming = () => (
  <div className="splash splash-opening splash-inside" aria-busy="true">
    <PairMark size="l" />
  </div>
);
