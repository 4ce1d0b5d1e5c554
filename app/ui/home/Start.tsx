import { Trans, useLingui } from '@lingui/react/macro';
import PenLine from 'lucide-react/icons/pen-line';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { LanguageSwitch } from '../parts/LanguageSwitch.tsx';
import { PairMark } from '../parts/PairMark.tsx';
import { useScreen } from '../parts/useScreen.ts';
import { useNewNote } from './useNewNote.ts';

/** Few open it: the first drawing does without. */
const LinkDialog = lazy(() => import('./LinkDialog.tsx').then((m) => ({ default: m.LinkDialog })));

/** The first visit: what it is in one sentence, one thing to do, two side doors. Nothing is asked. */
export function Start() {
  const { t } = useLingui();
  const main = useScreen('');
  const newNote = useNewNote();
  const [asking, setAsking] = useState<boolean | null>(null);
  const [coming, setComing] = useState(false);
  return (
    <div className="start">
      <header className="start-head">
        <span className="start-brand">
          <PairMark />
          Binôme
        </span>
        <LanguageSwitch />
      </header>
      <main className="start-main" tabIndex={-1} ref={main}>
        <div className="start-mark">
          <PairMark size="l" />
        </div>
        <h1>
          <Trans>A quiet place for two people who learn from each other</Trans>
        </h1>
        <p className="start-lead">
          <Trans>
            A mentor and a mentee write, talk and move forward together. What you write stays on your two devices, and
            nobody else can read it.
          </Trans>
        </p>
        <div className="start-actions">
          <Button
            kind="primary"
            icon={PenLine}
            busy={coming}
            onClick={() => {
              // On a first visit what keeps notes may still be on its way.
              setComing(true);
              newNote();
            }}
          >
            <Trans>Write a first note</Trans>
          </Button>
          <ButtonLink kind="plain" href="/examples">
            <Trans>Look around first</Trans>
          </ButtonLink>
          <p className="caption muted">
            <Trans>No account, no e-mail. It works without a network.</Trans>
          </p>
        </div>
        <ul className="start-doors">
          <li>
            <button type="button" onClick={() => setAsking(true)}>
              <strong>
                <Trans>I was given a link</Trans>
              </strong>
              <span>
                <Trans>By a programme, or by somebody who invites you</Trans>
              </span>
            </button>
          </li>
          <li>
            <Link href="/invite">
              <strong>
                <Trans>I want to invite someone</Trans>
              </strong>
              <span>
                <Trans>A link for one person, without any programme</Trans>
              </span>
            </Link>
          </li>
          <li>
            <Link href="/new-programme">
              <strong>
                <Trans>I run a programme</Trans>
              </strong>
              <span>
                <Trans>Welcome people and bring them together two by two</Trans>
              </span>
            </Link>
          </li>
          <li>
            <Link href="/return">
              <strong>
                <Trans>I was here before</Trans>
              </strong>
              <span>
                <Trans>On another device, or on one that is lost</Trans>
              </span>
            </Link>
          </li>
        </ul>
      </main>
      <footer className="start-foot">
        <Link href="/settings">{t`Settings`}</Link>
        <Link href="/accessibility">{t`Accessibility`}</Link>
      </footer>
      {asking !== null && (
        <Suspense fallback={null}>
          <LinkDialog open={asking} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </div>
  );
}
