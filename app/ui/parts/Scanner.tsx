import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { Notice } from './EmptyState.tsx';
import { TextArea } from './Field.tsx';
import { qrReader } from './readQr.ts';
import './Scanner.css';

type Camera = 'starting' | 'looking' | 'refused' | 'none';

/** Between two pictures that are searched, ms: a hand is not faster, and a phone stays cool. */
const EVERY = 150;

interface ScannerProps {
  /** What the camera is for, for screen readers. */
  label: string;
  /** Each text once, in the order they are seen. The same one is told again after another. Nothing is read meanwhile. */
  onText: (text: string) => void | Promise<void>;
  /** False where a field for the text stands beside it already. */
  hasField?: boolean;
}

/** The camera, looking for a code, and a field for its text where there is none. The camera stops when this leaves. */
export function Scanner({ label, onText, hasField = true }: ScannerProps) {
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(onText);
  const [camera, setCamera] = useState<Camera>('starting');
  useEffect(() => {
    told.current = onText;
  });
  useEffect(() => {
    const leaving = new AbortController();
    void look(video.current, leaving.signal, setCamera, (text) => told.current(text));
    return () => leaving.abort();
  }, []);
  return (
    <div className="scanner">
      {(camera === 'starting' || camera === 'looking') && (
        <div className="scanner-window" data-camera={camera}>
          <video ref={video} playsInline muted aria-label={label} />
          <p className="caption" role="status">
            {camera === 'starting' ? (
              <Trans>Allow the camera, if you are asked.</Trans>
            ) : (
              <Trans>Hold the code in front of the camera.</Trans>
            )}
          </p>
        </div>
      )}
      {camera === 'refused' && (
        <Notice title={<Trans>The camera is not allowed here</Trans>}>
          <Trans>
            You can allow it in the settings of the browser for this site, then come back; or paste the text of the code
            below.
          </Trans>
        </Notice>
      )}
      {camera === 'none' && (
        <Notice title={<Trans>No camera was found</Trans>}>
          <Trans>Another application may be using it. You can paste the text of the code instead.</Trans>
        </Notice>
      )}
      {hasField && <Paste onText={onText} />}
    </div>
  );
}

function Paste({ onText }: Pick<ScannerProps, 'onText'>) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  return (
    <form
      className="scanner-paste"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void onText(text);
      }}
    >
      <TextArea label={t`Or paste the text of the code`} value={text} onValue={setText} rows={2} />
      <Button type="submit" small>
        <Trans>Read it</Trans>
      </Button>
    </form>
  );
}

async function look(
  video: HTMLVideoElement | null,
  signal: AbortSignal,
  say: (camera: Camera) => void,
  found: (text: string) => void | Promise<void>,
): Promise<void> {
  if (video === null) return;
  const stream = await openCamera();
  if (typeof stream === 'string') {
    if (!signal.aborted) say(stream);
    return;
  }
  const stop = (): void => {
    for (const track of stream.getTracks()) track.stop();
  };
  signal.addEventListener('abort', stop);
  // Left while the browser was asking: the camera must not stay on.
  if (signal.aborted) {
    stop();
    return;
  }
  try {
    video.srcObject = stream;
    const [read] = await Promise.all([qrReader(), video.play()]);
    if (!signal.aborted) say('looking');
    let last = '';
    while (!signal.aborted) {
      const text = await read(video);
      if (text !== null && text !== last && !signal.aborted) await found(text);
      if (text !== null) last = text;
      await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
  } catch {
    // The reader could not be fetched, or the camera was taken away: pasting is left.
    stop();
    if (!signal.aborted) say('none');
  }
}

async function openCamera(): Promise<MediaStream | 'refused' | 'none'> {
  // Missing where the page is not served safely.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (devices === undefined) return 'none';
  try {
    return await devices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
  } catch (fault) {
    const isRefused = fault instanceof DOMException && ['NotAllowedError', 'SecurityError'].includes(fault.name);
    return isRefused ? 'refused' : 'none';
  }
}
