import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import { formatBytes, formatList } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { type Away, comingOf } from './away.ts';

/** What is not on this device, said before it is left out; fetched first where somebody who has it is there. */
export function AwayFiles({ away, onSave }: { away: readonly Away[]; onSave: () => void }) {
  const { i18n } = useLingui();
  const { here, left, isSomebodyThere } = useObservable(useMemo(() => comingOf(away), [away]));
  const [isAsked, setAsked] = useState(false);
  const isDone = here === away.length;
  const save = useRef(onSave);
  useEffect(() => {
    save.current = onSave;
  });
  const asked = useRef<HTMLDivElement>(null);
  // On a phone it would begin behind the bar below. What newer browsers return of it is no way to undo it.
  useEffect(() => void asked.current?.scrollIntoView({ block: 'center' }), []);
  useEffect(() => {
    if (isDone) save.current();
  }, [isDone]);
  const names = [...new Set(away.flatMap(({ title, reach }) => (reach === null ? [] : [title])))];
  const fetch = (): void => {
    setAsked(true);
    for (const { file, reach } of away) reach?.fetch(file);
  };
  return (
    <div className="take-along" ref={asked}>
      <p role="status">
        {isAsked ? (
          <Trans>
            {here} of {away.length} are here.
          </Trans>
        ) : (
          <Plural
            value={away.length}
            one="# photo, voice note or file is not on this device yet."
            other="# photos, voice notes or files are not on this device yet."
          />
        )}
      </p>
      {!isSomebodyThere && names.length > 0 && (
        <p className="caption muted">
          <Trans>
            They come from the other’s device, which is not connected now: {formatList(i18n.locale, names)}.
          </Trans>
        </p>
      )}
      <div className="row">
        {!isAsked && isSomebodyThere && (
          <Button kind="primary" small onClick={fetch}>
            <Trans>Fetch them first ({formatBytes(i18n.locale, left)})</Trans>
          </Button>
        )}
        <Button small onClick={onSave}>
          <Trans>Save without them</Trans>
        </Button>
      </div>
    </div>
  );
}
