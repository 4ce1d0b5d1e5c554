import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useObservable } from '../../../react/session.ts';
import type { Workspace } from '../../../session/types.ts';
import { lastSaid, type Usually, usually } from './answers.ts';

/** Put into the field, to be sent as they are or written on. */
const QUICK: readonly MessageDescriptor[] = [
  msg`Thank you!`,
  msg`I’ll answer tonight.`,
  msg`Let’s talk about it next time.`,
];

/** Of two people, while nothing is written: a short answer where it is my turn; how soon they usually answer where it is theirs. */
export function Answering({
  workspace,
  other,
  onPick,
}: {
  workspace: Workspace;
  other: string;
  onPick: (words: string) => void;
}) {
  const { i18n } = useLingui();
  const lines = useObservable(workspace.chat.lines);
  const usual = useMemo(() => usually(lines), [lines]);
  const last = lastSaid(lines);
  if (last === null || (last.mine && usual === null)) return null;
  if (last.mine && usual !== null)
    return (
      <p className="answering caption muted">
        <Soon usual={usual} other={other} />
      </p>
    );
  return (
    <div className="answering">
      {QUICK.map((words) => (
        <button key={words.id} type="button" onClick={() => onPick(i18n._(words))}>
          {i18n._(words)}
        </button>
      ))}
    </div>
  );
}

function Soon({ usual, other }: { usual: Usually; other: string }) {
  const name = <bdi>{other}</bdi>;
  if (usual === 'hour') return <Trans>{name} usually answers within the hour</Trans>;
  if (usual === 'day') return <Trans>{name} usually answers within a day</Trans>;
  if (usual === 'days') return <Trans>{name} usually answers within two or three days</Trans>;
  return <Trans>{name} usually answers within a week</Trans>;
}
