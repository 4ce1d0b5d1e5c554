import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import type { ProgrammeId } from '../../model/brand.ts';
import type { Module } from '../../model/pack.ts';
import { useSession } from '../../react/session.ts';
import { Heading } from '../goals/Heading.tsx';
import type { Say } from '../pack/say.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { MarkdownText } from '../parts/MarkdownText.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { errorWords } from '../words.ts';
import { Question } from './Question.tsx';

interface ModulePageProps {
  module: Module;
  programme: ProgrammeId;
  say: Say;
  isDone: boolean;
  back: string;
  /** The next module that is left, or all of them. */
  next: string;
  isLast: boolean;
}

/** One module: what there is to know, then a few questions. A wrong answer is explained and can be changed. */
export function ModulePage({ module, programme, say, isDone, back, next, isLast }: ModulePageProps) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const { announce } = useAnnouncer();
  const { checks } = module;
  const [chosen, setChosen] = useState<readonly (number | null)[]>(() => checks.map(() => null));
  /** As they were when they were last looked at together; null: not yet. */
  const [looked, setLooked] = useState<readonly (number | null)[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const isRight = (answers: readonly (number | null)[] | null): boolean =>
    answers !== null && checks.every(({ right }, at) => answers[at] === right);
  const isOver = isRight(looked);

  async function look(): Promise<void> {
    setLooked(chosen);
    if (!isRight(chosen)) {
      const wrong = checks.filter(({ right }, at) => chosen[at] !== right).length;
      announce(wrong === 1 ? t`One question is still open.` : t`${wrong} questions are still open.`);
      const first = checks.findIndex(({ right }, at) => chosen[at] !== right);
      const field = list.current?.querySelectorAll('fieldset')[first];
      field?.scrollIntoView({ block: 'center' });
      field?.querySelector<HTMLInputElement>('input:checked, input')?.focus({ preventScroll: true });
      return;
    }
    setBusy(true);
    const kept = await session.trained(programme, module.id);
    setBusy(false);
    setError(kept.ok ? undefined : i18n._(errorWords(kept.error)));
    if (!kept.ok) setLooked(null);
    else announce(t`All right. This module is done.`);
  }

  return (
    <FocusPage
      title={t`Training`}
      back={back}
      step={isOver ? 'over' : 'open'}
      actions={
        isOver ? (
          <ButtonLink kind="primary" wide href={next}>
            {isLast ? <Trans>Finish</Trans> : <Trans>Next module</Trans>}
          </ButtonLink>
        ) : (
          <Button kind="primary" wide busy={busy} onClick={() => void look()}>
            {checks.length === 0 ? <Trans>I have read it</Trans> : <Trans>Check my answers</Trans>}
          </Button>
        )
      }
    >
      <div className="training">
        <p className="second muted">
          <Plural value={module.minutes} one="about # minute" other="about # minutes" />
          {isDone && !isOver && (
            <>
              {' · '}
              <Trans>you have gone through it before</Trans>
            </>
          )}
        </p>
        <Heading>{say(module.title)}</Heading>
        <MarkdownText text={say(module.text)} />
        {checks.length > 0 && (
          <section className="training-checks" ref={list}>
            <h2>
              <Plural value={checks.length} one="One question" other="# questions" />
            </h2>
            {checks.map((check, at) => (
              <Question
                // biome-ignore lint/suspicious/noArrayIndexKey: they never move
                key={at}
                check={check}
                say={say}
                chosen={chosen[at] ?? null}
                looked={looked?.[at]}
                onChosen={(option) => setChosen(chosen.map((was, each) => (each === at ? option : was)))}
              />
            ))}
          </section>
        )}
        {error && (
          <Notice tone="danger" title={<Trans>This was not kept</Trans>}>
            {error}
          </Notice>
        )}
        {isOver && (
          <Notice tone="calm" title={<Trans>Well done</Trans>}>
            {isLast ? (
              <Trans>
                That was the last one. The programme is told that you are ready, and nothing of your answers.
              </Trans>
            ) : (
              <Trans>This module is done.</Trans>
            )}
          </Notice>
        )}
      </div>
    </FocusPage>
  );
}
