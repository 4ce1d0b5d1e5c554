import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { Result } from '../../../crypto/result.ts';
import { useObservable, useSession } from '../../react/session.ts';
import type { SessionError } from '../../session/types.ts';
import { myZone } from '../agenda/times.ts';
import { Notice } from '../parts/EmptyState.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { errorWords } from '../words.ts';
import '../home/home.css';

type Door = 'space' | 'programme';

/** Ways to look before anything is one's own: the demo, and what can be put here as an example and taken off again. */
export function Examples() {
  const { t, i18n } = useLingui();
  const session = useSession();
  const home = useObservable(session.home);
  const [, go] = useLocation();
  const [busy, setBusy] = useState<Door | null>(null);
  const [wrong, setWrong] = useState<SessionError | 'unreachable' | null>(null);
  const there = {
    space: home.workspaces.find(({ example }) => example)?.id,
    programme: home.offices.find(({ example }) => example)?.id,
  };
  async function show(door: Door): Promise<void> {
    if (busy !== null) return;
    const known = there[door];
    if (known !== undefined) return go(pathOf(door, known));
    setBusy(door);
    setWrong(null);
    const language = { locale: i18n.locale, zone: myZone() };
    // Its story is fetched: the one thing here that wants a network.
    const made: Result<string, SessionError> | null = await (door === 'space'
      ? session.plantExample(language)
      : session.plantProgramme(language)
    ).catch(() => null);
    setBusy(null);
    if (made?.ok) go(pathOf(door, made.value));
    else setWrong(made === null ? 'unreachable' : made.error);
  }
  return (
    <FocusPage title={t`Examples`}>
      <div className="stack">
        <h1>
          <Trans>Look around first</Trans>
        </h1>
        <p className="muted">
          <Trans>Nothing here is yours, and nothing is asked of you.</Trans>
        </p>
        <ul className="start-doors examples">
          <li>
            <a href="/?demo">
              <strong>
                <Trans>Two people, side by side</Trans>
              </strong>
              <span>
                <Trans>Write as one, and see it arrive at the other. It takes ten seconds.</Trans>
              </span>
            </a>
          </li>
          <DoorRow
            title={<Trans>An example of a space</Trans>}
            busy={busy === 'space'}
            onPress={() => void show('space')}
          >
            <Trans>Five weeks of Amina and Lou: messages, pages, goals, a board, sessions</Trans>
          </DoorRow>
          <DoorRow
            title={<Trans>An example of a programme</Trans>}
            busy={busy === 'programme'}
            onPress={() => void show('programme')}
          >
            <Trans>A coordinator’s office with thirty people, a matching, and pairs under way</Trans>
          </DoorRow>
        </ul>
        <p className="caption muted">
          <Trans>Examples are marked, stay on this device, and go with one press.</Trans>
        </p>
        {wrong !== null && (
          <Notice title={<Trans>The example did not open</Trans>}>
            {wrong === 'unreachable' ? (
              <Trans>It is fetched when you ask for it. Try again with a network.</Trans>
            ) : (
              i18n._(errorWords(wrong))
            )}
          </Notice>
        )}
      </div>
    </FocusPage>
  );
}

const pathOf = (door: Door, id: string): string => (door === 'space' ? `/w/${id}` : `/office/${id}`);

function DoorRow(props: { title: ReactNode; busy: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <li>
      <button type="button" onClick={props.onPress} aria-busy={props.busy || undefined}>
        <strong>{props.title}</strong>
        <span>{props.busy ? <Trans>Being written…</Trans> : props.children}</span>
      </button>
    </li>
  );
}
