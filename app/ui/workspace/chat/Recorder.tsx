import { Trans, useLingui } from '@lingui/react/macro';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Square from 'lucide-react/icons/square';
import Trash from 'lucide-react/icons/trash-2';
import { useEffect, useRef, useState } from 'react';
import { FILE_LIMITS, fileNameOf, fileTypeOf } from '../../../model/file.ts';
import type { FileFault, Workspace } from '../../../session/types.ts';
import { formatBytes } from '../../format.ts';
import { useAnnouncer } from '../../parts/Announcer.tsx';
import { Button, IconButton } from '../../parts/Button.tsx';
import { Notice } from '../../parts/EmptyState.tsx';
import { fileErrorWords } from '../files/fileWords.ts';
import { Bars, Player } from '../files/Sound.tsx';
import { type NoMicrophone, type Recording, record, type Taken, timeOf } from '../files/voice.ts';
import type { Aim } from './aim.ts';
import type { Press } from './longPress.ts';

/** Longer than a press: the finger stays on the button while one speaks. */
const HOLD = 500;

interface RecorderProps {
  workspace: Workspace;
  aim: Aim | null;
  /** A finger or a mouse is on the button: letting go stops. */
  held: Press;
  /** `sent`: as a message; else it was thrown away. */
  onDone: (sent: boolean) => void;
}

/** In the place of the field: speak, stop, listen to it, and only then send it or throw it away. */
export function Recorder({ workspace, aim, held, onDone }: RecorderProps) {
  const { t, i18n } = useLingui();
  const { announce } = useAnnouncer();
  const [state, setState] = useState<'asking' | 'recording' | 'sending' | NoMicrophone | Taken>('asking');
  const [now, setNow] = useState({ seconds: 0, loud: '' });
  const [fault, setFault] = useState<FileFault | null>(null);
  const running = useRef<Recording>(null);
  const main = useRef<HTMLButtonElement>(null);
  const taken = typeof state === 'object' ? state : null;

  const stop = useRef(async (): Promise<void> => {
    const recording = running.current;
    running.current = null;
    if (recording !== null) setState((await recording.stop()) ?? 'none');
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins once, when it is opened
  useEffect(() => {
    let gone = false;
    const began = performance.now();
    let isHeld = held.isDown;
    const letGo = (): void => {
      const wasLong = performance.now() - began > HOLD;
      if (isHeld && wasLong) void stop.current();
      isHeld = false;
    };
    window.addEventListener('pointerup', letGo);
    window.addEventListener('pointercancel', letGo);
    void record(
      (seconds, loud) => setNow({ seconds, loud }),
      () => void stop.current(),
    ).then((got) => {
      if (typeof got === 'string') {
        if (!gone) setState(got);
      } else if (gone) got.cancel();
      else {
        running.current = got;
        setState('recording');
        announce(t`Recording`);
      }
    });
    return () => {
      gone = true;
      running.current?.cancel();
      running.current = null;
      window.removeEventListener('pointerup', letGo);
      window.removeEventListener('pointercancel', letGo);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the main button is another one in each state
  useEffect(() => main.current?.focus(), [state]);

  async function send(): Promise<void> {
    if (taken === null) return;
    setState('sending');
    const type = fileTypeOf(taken.blob.type);
    const end = type === 'audio/mp4' ? 'm4a' : type.slice('audio/'.length);
    const kept = await workspace.files.keep(taken.blob, {
      name: fileNameOf(`${t`Voice note`}.${end}`),
      type,
      seconds: taken.seconds,
      loud: taken.loud || '0',
    });
    if (!kept.ok) {
      setState(taken);
      setFault(kept.error);
      return;
    }
    await workspace.chat.send('', kept.value, aim?.line.name);
    onDone(true);
  }

  if (state === 'refused' || state === 'none')
    return (
      <div className="composer-notice" role="alert">
        <Notice
          title={
            state === 'refused' ? (
              <Trans>The microphone is not allowed here</Trans>
            ) : (
              <Trans>No microphone was found</Trans>
            )
          }
          action={
            <Button small ref={main} onClick={() => onDone(false)}>
              <Trans>Write instead</Trans>
            </Button>
          }
        >
          {state === 'refused' ? (
            <Trans>You can allow it in the settings of the browser for this site, then try again.</Trans>
          ) : (
            <Trans>Another application may be using it, or this browser cannot record.</Trans>
          )}
        </Notice>
      </div>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would say that something is filled in
    <div
      className="composer recorder"
      role="group"
      aria-label={t`Voice note`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone(false);
      }}
    >
      {fault && (
        <p className="file-error" role="alert">
          {i18n._(fileErrorWords(fault))}
        </p>
      )}
      <IconButton icon={Trash} label={t`Throw the recording away`} onClick={() => onDone(false)} />
      {taken === null ? (
        <>
          <span className="recorder-dot" aria-hidden="true" />
          <span className="voice-time" role="timer">
            {state === 'asking' ? <Trans>Allow the microphone, if you are asked.</Trans> : timeOf(now.seconds)}
          </span>
          <Bars loud={now.loud} heard={1} />
          {now.seconds > FILE_LIMITS.voice - 30 && <span className="caption muted">/ {timeOf(FILE_LIMITS.voice)}</span>}
          <IconButton
            ref={main}
            icon={Square}
            label={t`Stop recording`}
            className="recorder-stop"
            disabled={state !== 'recording'}
            onClick={() => void stop.current()}
          />
        </>
      ) : (
        <>
          <Player blob={taken.blob} seconds={taken.seconds} loud={taken.loud} />
          <span className="caption muted">{formatBytes(i18n.locale, taken.blob.size)}</span>
          <button
            type="button"
            ref={main}
            className="composer-send"
            aria-label={t`Send the voice note`}
            title={t`Send the voice note`}
            onClick={() => void send()}
          >
            <ArrowUp aria-hidden="true" size={20} strokeWidth={2.25} />
          </button>
        </>
      )}
    </div>
  );
}
