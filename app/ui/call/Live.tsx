import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import type { CallView, PairWorkspace, Workspace } from '../../session/types.ts';
import { useClock } from '../clock.ts';
import { formatBytes } from '../format.ts';
import { Check } from '../parts/Choice.tsx';
import { PersonMark } from '../parts/PairMark.tsx';
import { CheckTogether } from '../trust/CheckTogether.tsx';
import { isPair } from '../workspace/people.ts';
import { Controls } from './Controls.tsx';
import { lasted } from './cost.ts';
import { DeviceChoice } from './DeviceChoice.tsx';
import { People } from './People.tsx';
import { Picture } from './Play.tsx';
import { useCallKeys } from './useCallKeys.ts';
import { givenWords } from './words.ts';

/** A call from its first ring to its end: the others, oneself, what it costs, and the controls. */
export function Live({ view, workspace }: { view: CallView; workspace: Workspace }) {
  const { t, i18n } = useLingui();
  const { calls } = useSession();
  const [settings, setSettings] = useState(false);
  useCallKeys(true);
  return (
    <div className="call-live">
      <header className="call-head">
        <h1>
          <bdi>{view.title}</bdi>
        </h1>
        <p className="call-line">
          {view.since === null ? <Trans>Ringing…</Trans> : <Lasted since={view.since} />}
          <span>{formatBytes(i18n.locale, view.bytes)}</span>
          {view.low && <Trans>low data</Trans>}
        </p>
      </header>
      <div className="call-stage">
        {view.people.length === 0 ? (
          <div className="call-ringing" role="status">
            <PersonMark name={view.title} side="second" size="m" away />
            <p className="muted">
              <Trans>
                Calling <bdi>{view.title}</bdi>…
              </Trans>
            </p>
          </div>
        ) : (
          <People people={view.people} />
        )}
        {view.own.picture !== null && (
          <div className="call-own">
            <Picture stream={view.own.picture} label={t`What your camera sees`} mirrored />
          </div>
        )}
      </div>
      {isPair(workspace) && view.stage === 'in' && <FirstCall workspace={workspace} since={view.since} />}
      {settings && (
        <section className="call-settings" aria-label={t`Devices and data`}>
          <DeviceChoice mine={view.mine} own={{ sound: view.own.sound, picture: null }} />
          <Check
            checked={view.low}
            onChecked={calls.spare}
            label={<Trans>Spare data in this call</Trans>}
            detail={<Trans>One of you is enough: both then send less.</Trans>}
          />
        </section>
      )}
      <footer className="call-foot">
        <p className="call-mine" role="status">
          {i18n._(givenWords('microphone', view.mine.microphone))} · {i18n._(givenWords('camera', view.mine.camera))}
          {view.mine.screen === 'on' && ` · ${i18n._(givenWords('screen', 'on'))}`}
        </p>
        <Controls view={view} settings={settings} onSettings={() => setSettings(!settings)} />
      </footer>
    </div>
  );
}

function Lasted({ since }: { since: number }) {
  const clock = useClock();
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), 1_000);
    return () => clearInterval(timer);
  }, [clock]);
  return <span className="call-time">{lasted(since, now)}</span>;
}

/** Of which call the pictures were put away: they do not come again when one returns to its screen. */
let putAway: number | null = null;

/** Two people who have not checked each other see the pictures now: they hear whom they know. */
function FirstCall({ workspace, since }: { workspace: PairWorkspace; since: number | null }) {
  const standing = useObservable(workspace.trust.standing);
  const isKept = useObservable(workspace.trust.isKept);
  const state = useObservable(workspace.trust.check);
  const [isAway, setAway] = useState(putAway !== null && putAway === since);
  // What was just found out stays to be read; it was not there when the call began.
  const [wasOpen] = useState(standing.tag === 'unchecked' || standing.tag === 'other-key');
  if (!wasOpen || isAway) return null;
  const put = (): void => {
    putAway = since;
    setAway(true);
  };
  const isDone = standing.tag !== 'unchecked' && standing.tag !== 'other-key' && isKept && state.tag === 'shown';
  return (
    <section className="call-check">
      <CheckTogether workspace={workspace} />
      <button type="button" className="button button-plain button-small" onClick={put}>
        {isDone ? <Trans context="check">Put away</Trans> : <Trans>Not in this call</Trans>}
      </button>
    </section>
  );
}
