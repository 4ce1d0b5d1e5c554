import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { GoalNote } from '../../model/goalState.ts';
import type { Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatSince } from '../format.ts';
import { Linked } from '../parts/Linked.tsx';
import { PersonMark } from '../parts/PairMark.tsx';

type People = readonly Pick<Workspace['members'][number], 'id' | 'name' | 'me'>[];

/** What people said of one thing, each with who and when. `tools`: beside one's own. */
export function Said({
  notes,
  people,
  tools,
}: {
  notes: readonly GoalNote[];
  people: People;
  tools?: (note: GoalNote) => ReactNode;
}) {
  const { t, i18n } = useLingui();
  const now = useNow();
  return (
    <ul className="goal-notes">
      {notes.map((note) => {
        const { name, me } = people.find(({ id }) => id === note.by) ?? { name: '', me: false };
        return (
          <li key={`${note.by} ${note.id}`}>
            <PersonMark name={name} side={me ? 'first' : 'second'} />
            <div className="grow">
              <p className="caption muted">
                <bdi>{me ? t`You` : name}</bdi>
                {' · '}
                {formatSince(i18n.locale, note.at, Math.max(now, note.at))}
              </p>
              <p className="goal-note" dir="auto">
                <Linked text={note.text} />
              </p>
            </div>
            {me && tools?.(note)}
          </li>
        );
      })}
    </ul>
  );
}
