import { useEffect, useRef } from 'react';

/** Pictures only: the sound is played once for the whole app, by CallLayer. */
export function Picture({
  stream,
  label,
  mirrored = false,
}: {
  stream: MediaStream;
  label: string;
  mirrored?: boolean;
}) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null && video.current.srcObject !== stream) video.current.srcObject = stream;
  }, [stream]);
  return (
    <video
      ref={video}
      className={mirrored ? 'call-mirrored' : undefined}
      autoPlay
      playsInline
      muted
      aria-label={label}
    />
  );
}

/** `onBlocked`: the browser wants a press of the person first. */
export function Sound({ stream, onBlocked }: { stream: MediaStream; onBlocked: () => void }) {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const element = audio.current;
    if (element === null || element.srcObject === stream) return;
    element.srcObject = stream;
    element.play().catch((fault: unknown) => {
      if (fault instanceof DOMException && fault.name === 'NotAllowedError') onBlocked();
    });
  }, [stream, onBlocked]);
  // biome-ignore lint/a11y/useMediaCaption: a live voice has no captions; the messages are beside it
  return <audio ref={audio} />;
}
