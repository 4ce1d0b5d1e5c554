import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { MainShell } from '../home/MainShell.tsx';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { MarkdownText } from '../parts/MarkdownText.tsx';
import { frenchOrEnglish } from '../preferences.ts';
import { GUIDES, type Guide, isGuide, readGuide } from './guides.ts';
import './help.css';

const names: Readonly<Record<Guide, ReactNode>> = {
  mentee: <Trans>For a mentee</Trans>,
  mentor: <Trans>For a mentor</Trans>,
  coordinator: <Trans>For a coordinator</Trans>,
  protection: <Trans>What is protected</Trans>,
  faq: <Trans>Questions people ask</Trans>,
  operator: <Trans>For whoever runs a server</Trans>,
  accessibility: <Trans>Accessibility</Trans>,
};

/** The guides, one at a time. */
export function Help({ guide }: { guide: string }) {
  const { t } = useLingui();
  const shown = isGuide(guide) ? guide : 'mentee';
  const row = useRef<HTMLElement>(null);
  // On a phone the row is longer than the screen: the one that is open is in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each guide
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [shown]);
  return (
    <MainShell title={t`Guides`}>
      <div className="help">
        <h1>
          <Trans>Guides</Trans>
        </h1>
        <nav aria-label={t`Guides`} className="help-guides" ref={row}>
          {GUIDES.map((each) => (
            <Link key={each} href={`/help/${each}`} aria-current={each === shown ? 'page' : undefined} replace>
              {names[each]}
            </Link>
          ))}
        </nav>
        <GuideText guide={shown} key={shown} />
        <p className="help-examples">
          <Link href="/examples">
            <Trans>See examples: a space, a programme, two people side by side</Trans>
          </Link>
        </p>
      </div>
    </MainShell>
  );
}

function GuideText({ guide }: { guide: Guide }) {
  const { i18n } = useLingui();
  const { locale } = i18n;
  const [text, setText] = useState<string | 'unreachable' | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is another reading
  useEffect(() => {
    let isWanted = true;
    setText(null);
    readGuide(guide, locale).then(
      (read) => isWanted && setText(read),
      () => isWanted && setText('unreachable'),
    );
    return () => {
      isWanted = false;
    };
  }, [guide, locale, tries]);
  if (text === null) return null;
  if (text !== 'unreachable')
    return (
      // Not always the language of the screen around it.
      <div lang={frenchOrEnglish(locale)} dir="ltr">
        <MarkdownText text={text} />
      </div>
    );
  return (
    <Notice
      tone="calm"
      title={<Trans>This guide is not on your device</Trans>}
      action={
        <Button onClick={() => setTries(tries + 1)}>
          <Trans>Try again</Trans>
        </Button>
      }
    >
      <Trans>It is fetched when you open it. Come back to it when you have a network.</Trans>
    </Notice>
  );
}
