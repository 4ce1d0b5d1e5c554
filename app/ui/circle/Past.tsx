import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { ChapterView, Circle } from '../../session/types.ts';
import { formatList } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { errorWords } from '../words.ts';

/** What not everybody may read, and the way to share it with those who came later. */
export function Past({ circle }: { circle: Circle }) {
  const chapters = useObservable(circle.chapters);
  const closed = chapters.slice(0, -1).filter(({ isForAll }) => !isForAll);
  if (closed.length === 0) return null;
  return (
    <section className="work-section stack">
      <h2>
        <Trans>What not everybody reads</Trans>
      </h2>
      <ul className="lines">
        {closed.map((chapter) => (
          <Closed
            key={chapter.number}
            chapter={chapter}
            next={chapters[chapters.indexOf(chapter) + 1]}
            share={() => circle.sharePast(chapter.number)}
          />
        ))}
      </ul>
    </section>
  );
}

interface ClosedProps {
  chapter: ChapterView;
  next: ChapterView | undefined;
  share: () => ReturnType<Circle['sharePast']>;
}

function Closed({ chapter, next, share }: ClosedProps) {
  const { i18n } = useLingui();
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<string>();
  const list = (people: ChapterView['people']): string =>
    formatList(
      i18n.locale,
      people.map(({ name }) => name),
    );
  const came = list(next?.came ?? []);
  const readers = list(chapter.people);
  const confirm = async (): Promise<void> => {
    const shared = await share();
    if (shared.ok) setAsked(false);
    else setError(i18n._(errorWords(shared.error)));
  };
  return (
    <li className="line">
      <span className="grow">
        <span className="line-title">
          <Trans>Until {came} came</Trans>
        </span>
        <span className="line-detail">
          <Trans>Pages and messages that only {readers} can read</Trans>
        </span>
      </span>
      <Button small onClick={() => setAsked(true)}>
        <Trans>Share with everybody</Trans>
      </Button>
      <Dialog
        open={asked}
        onClose={() => setAsked(false)}
        title={<Trans>Share what was written until {came} came?</Trans>}
        actions={
          <>
            <Button kind="primary" onClick={() => void confirm()}>
              <Trans>Share it</Trans>
            </Button>
            <Button kind="plain" onClick={() => setAsked(false)}>
              <Trans>Keep it between us</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            All pages and messages of that time, also what others wrote, can then be read by everybody who is in the
            circle now. It cannot be taken back: ask the others first.
          </Trans>
        </p>
        {error && <p className="field-error">{error}</p>}
      </Dialog>
    </li>
  );
}
