import { useLingui } from '@lingui/react/macro';
import Play from 'lucide-react/icons/play';
import Pause from 'lucide-react/icons/square';
import { useRef, useState } from 'react';
import { IconButton } from '../../parts/Button.tsx';
import { useBlobUrl } from './Tray.tsx';
import { timeOf } from './voice.ts';

/** A voice note as bars; those that have been heard are darker. */
export function Bars({ loud, heard }: { loud: string; heard: number }) {
  const bars = [...(loud === '' ? '1'.repeat(24) : loud)];
  return (
    <svg className="voice-bars" viewBox={`0 0 ${bars.length * 4} 24`} preserveAspectRatio="none" aria-hidden="true">
      {bars.map((digit, at) => {
        const height = 2 + 2.4 * Number(digit);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            key={at}
            className={at < heard * bars.length ? 'voice-heard' : ''}
            x={at * 4}
            y={12 - height / 2}
            width="2.4"
            height={height}
            rx="1"
          />
        );
      })}
    </svg>
  );
}

/** Plays a voice note that is here. Browsers write no length into what they record: it is known from beside. */
export function Player({ blob, seconds, loud }: { blob: Blob | null; seconds: number; loud: string }) {
  const { t } = useLingui();
  const url = useBlobUrl(blob);
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const press = (): void => {
    if (playing) audio.current?.pause();
    // It may be taken away before it begins: then it does not begin.
    else void audio.current?.play().catch(() => setPlaying(false));
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: what a person has just said has no captions to give */}
      <audio
        ref={audio}
        src={url ?? undefined}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onEnded={() => setAt(0)}
      />
      <IconButton
        icon={playing ? Pause : Play}
        label={playing ? t`Pause` : t`Listen to the voice note`}
        className="voice-play"
        onClick={press}
      />
      <Bars loud={loud} heard={at / seconds} />
      <span className="voice-time">{timeOf(playing || at > 0 ? at : seconds)}</span>
    </>
  );
}
