import { Trans, useLingui } from '@lingui/react/macro';
import Mic from 'lucide-react/icons/mic';
import MicOff from 'lucide-react/icons/mic-off';
import Phone from 'lucide-react/icons/phone';
import PhoneOff from 'lucide-react/icons/phone-off';
import { useCallback, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useSession } from '../../react/session.ts';
import type { CallView } from '../../session/types.ts';
import { useClock } from '../clock.ts';
import { formatBytes } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button, IconButton } from '../parts/Button.tsx';
import { costWords, lasted } from './cost.ts';
import { Sound } from './Play.tsx';
import { useAwake } from './useAwake.ts';
import { useCallKeys } from './useCallKeys.ts';
import { useRinging } from './useRinging.ts';
import { endWords, givenWords } from './words.ts';
import './call.css';

/** Above every screen while there is a call: its sound, who rings, and a bar that leads back to it. */
export function CallLayer({ view }: { view: CallView }) {
  const { i18n } = useLingui();
  const { calls } = useSession();
  const { announce, toast } = useAnnouncer();
  const [path] = useLocation();
  const [isBlocked, setBlocked] = useState(false);
  const blocked = useCallback(() => setBlocked(true), []);
  const isThere = path === `/w/${view.workspace}/call`;
  const isOn = view.stage === 'asking' || view.stage === 'in';
  const { microphone, camera } = view.mine;
  useAwake(isOn);
  useRinging(view.stage);
  useCallKeys(false);
  useEffect(() => {
    // The screen of the call says it itself.
    if (isOn && !isThere && microphone !== 'starting') announce(i18n._(givenWords('microphone', microphone)));
  }, [isOn, isThere, microphone, announce, i18n]);
  useEffect(() => {
    if (isOn && !isThere && camera !== 'starting') announce(i18n._(givenWords('camera', camera)));
  }, [isOn, isThere, camera, announce, i18n]);
  useEffect(() => {
    if (view.stage !== 'ended' || isThere) return;
    if (view.why !== null) toast(i18n._(endWords(view.why, view.by, view.title)));
    calls.forget();
  }, [view, isThere, calls, toast, i18n]);
  const bar = view.stage === 'asked' ? 'asked' : isOn && !isThere ? 'on' : null;
  useEffect(() => {
    if (bar === null) return;
    document.documentElement.dataset.call = bar;
    return () => {
      delete document.documentElement.dataset.call;
    };
  }, [bar]);
  return (
    <>
      {isOn &&
        view.people.map(
          ({ device, sound }) => sound !== null && <Sound key={device} stream={sound} onBlocked={blocked} />,
        )}
      {bar === 'asked' && <Asked view={view} />}
      {bar === 'on' && <Bar view={view} />}
      {isOn && isBlocked && (
        <div className="call-blocked">
          <Button kind="primary" onClick={() => setBlocked(false)}>
            <Trans>Let me hear</Trans>
          </Button>
        </div>
      )}
    </>
  );
}

function Asked({ view }: { view: CallView }) {
  const { t, i18n } = useLingui();
  const { calls } = useSession();
  const [, go] = useLocation();
  const answer = (): void => {
    calls.accept({ camera: false });
    go(`/w/${view.workspace}/call`);
  };
  return (
    <section className="call-bar call-bar-asked" aria-label={t`Call`}>
      <p className="grow" role="alert">
        {view.by === view.title ? (
          <Trans>
            <bdi>{view.by}</bdi> calls
          </Trans>
        ) : (
          <Trans>
            <bdi>{view.by}</bdi> calls <bdi>{view.title}</bdi>
          </Trans>
        )}
      </p>
      <Button small kind="primary" icon={Phone} onClick={answer}>
        <Trans>Answer · {costWords(i18n.locale, { low: view.low, camera: false })}</Trans>
      </Button>
      <Button small onClick={() => calls.decline()}>
        <Trans>Not now</Trans>
      </Button>
    </section>
  );
}

function Bar({ view }: { view: CallView }) {
  const { t, i18n } = useLingui();
  const { calls } = useSession();
  const clock = useClock();
  const heard = view.mine.microphone === 'on';
  const away = view.people.length > 0 && view.people.every(({ state }) => state === 'away');
  return (
    <section className="call-bar" aria-label={t`Call`}>
      <Link href={`/w/${view.workspace}/call`} className="call-back grow">
        <span className="call-back-name">
          <Trans>
            Call with <bdi>{view.title}</bdi>
          </Trans>
        </span>
        <span className="call-back-line">
          {away ? (
            <Trans>connection lost, trying again…</Trans>
          ) : view.since === null ? (
            <Trans>Ringing…</Trans>
          ) : (
            `${lasted(view.since, clock())} · ${formatBytes(i18n.locale, view.bytes)}`
          )}
        </span>
      </Link>
      <IconButton
        label={heard ? t`Turn the microphone off` : t`Turn the microphone on`}
        icon={heard ? Mic : MicOff}
        aria-keyshortcuts="Alt+M"
        onClick={() => calls.turn('microphone')}
      />
      <IconButton label={t`Hang up`} icon={PhoneOff} className="call-bar-end" onClick={() => calls.leave()} />
    </section>
  );
}
