import { Trans, useLingui } from '@lingui/react/macro';
import Download from 'lucide-react/icons/download';
import FileIcon from 'lucide-react/icons/file-text';
import { useEffect, useState } from 'react';
import { type FileRef, shownAs } from '../../../model/file.ts';
import { useObservable } from '../../../react/session.ts';
import type { FileState, Files } from '../../../session/types.ts';
import { formatBytes } from '../../format.ts';
import { useAnnouncer } from '../../parts/Announcer.tsx';
import { Button, IconButton } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { fetchable, fileErrorWords, fileStateWords } from './fileWords.ts';
import { Bars, Player } from './Sound.tsx';
import { save } from './save.ts';
import { useBlobUrl } from './Tray.tsx';
import { timeOf } from './voice.ts';
import './files.css';

/** Larger pictures are a tap away: many of them in one conversation would fill a phone's memory. */
const DRAWN = 2_000_000;

interface FileCardProps {
  file: FileRef;
  files: Files;
  mine: boolean;
  /** Whose device has it, or is to have it. */
  name: string;
}

/** A file in the conversation: what it is, where it stands, and what can be done with it. */
export function FileCard(props: FileCardProps) {
  return props.file.seconds !== undefined && shownAs(props.file) === 'sound' ? (
    <Voice {...props} seconds={props.file.seconds} />
  ) : (
    <Other {...props} />
  );
}

/** How long and how large it is, before anything is fetched; then it can be listened to. */
function Voice({ file, files, mine, name, seconds }: FileCardProps & { seconds: number }) {
  const { i18n } = useLingui();
  const state = useObservable(files.state(file));
  const isHere = state.tag === 'here';
  const blob = useContent(files, file, isHere);
  const words = fileStateWords(state, mine, name);
  const { loud = '' } = file;
  return (
    <div className="file voice" data-file={state.tag}>
      <div className="file-row">
        {isHere ? (
          <Player blob={blob} seconds={seconds} loud={loud} />
        ) : (
          <>
            <Bars loud={loud} heard={0} />
            <span className="voice-time">{timeOf(seconds)}</span>
            <Action state={state} file={file} onFetch={() => files.fetch(file)} onSave={() => undefined} />
          </>
        )}
      </div>
      <p className="caption file-state">
        <span className="unseen">
          <Trans>Voice note of {timeOf(seconds)}</Trans>{' '}
        </span>
        {formatBytes(i18n.locale, file.size)}
        {words && <> · {i18n._(words)}</>}
      </p>
    </div>
  );
}

function Other({ file, files, mine, name }: FileCardProps) {
  const { i18n } = useLingui();
  const { toast } = useAnnouncer();
  const state = useObservable(files.state(file));
  const shown = state.tag === 'here' && file.size <= DRAWN ? shownAs(file) : null;
  const blob = useContent(files, file, shown !== null);
  const words = fileStateWords(state, mine, name);
  const keep = async (): Promise<void> => {
    const read = await files.read(file);
    if (read.ok) save(read.value, file.name);
    else toast(i18n._(fileErrorWords(read.error)));
  };
  return (
    <div className="file" data-file={state.tag}>
      {shown === 'picture' && <Picture file={file} blob={blob} onSave={() => void keep()} />}
      <div className="file-row">
        {shown !== 'picture' && (
          <span className="file-mark" aria-hidden="true">
            <FileIcon size={22} strokeWidth={1.75} />
          </span>
        )}
        <div className="grow">
          <p className="file-name" dir="auto" title={file.name}>
            {file.name}
          </p>
          <p className="caption file-state">
            {formatBytes(i18n.locale, file.size)}
            {words && <> · {i18n._(words)}</>}
          </p>
        </div>
        <Action state={state} file={file} onFetch={() => files.fetch(file)} onSave={() => void keep()} />
      </div>
      {'percent' in state && (state.tag === 'fetching' || state.percent > 0) && (
        <progress className="file-progress" max={100} value={state.percent} aria-label={file.name} />
      )}
      {shown === 'sound' && <Sound blob={blob} name={file.name} />}
    </div>
  );
}

interface ActionProps {
  state: FileState;
  file: FileRef;
  onFetch: () => void;
  onSave: () => void;
}

function Action({ state, file, onFetch, onSave }: ActionProps) {
  const { t } = useLingui();
  if (state.tag === 'here') return <IconButton icon={Download} label={t`Save ${file.name}`} onClick={onSave} />;
  switch (fetchable(state)) {
    case 'fetch':
      return (
        <Button small onClick={onFetch} aria-label={t`Fetch ${file.name}`}>
          <Trans>Fetch</Trans>
        </Button>
      );
    case 'retry':
      return (
        <Button small onClick={onFetch} aria-label={t`Try again to fetch ${file.name}`}>
          <Trans>Try again</Trans>
        </Button>
      );
    case null:
      return null;
  }
}

function Picture({ file, blob, onSave }: { file: FileRef; blob: Blob | null; onSave: () => void }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const url = useBlobUrl(blob);
  // Its place is kept while it is read, so that nothing moves when it comes.
  const picture = <img src={url ?? undefined} width={file.width} height={file.height} alt={t`Picture: ${file.name}`} />;
  return (
    <>
      <button type="button" className="file-picture" onClick={() => setOpen(true)}>
        {picture}
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={<span dir="auto">{file.name}</span>}
        actions={
          <Button icon={Download} onClick={onSave}>
            <Trans>Save</Trans>
          </Button>
        }
      >
        <div className="file-large">{picture}</div>
      </Dialog>
    </>
  );
}

function Sound({ blob, name }: { blob: Blob | null; name: string }) {
  const url = useBlobUrl(blob);
  // biome-ignore lint/a11y/useMediaCaption: what a person recorded or found has no captions to give
  return <audio className="file-sound" controls src={url ?? undefined} aria-label={name} preload="metadata" />;
}

/** The whole file, once it is here and to be shown. */
function useContent(files: Files, file: FileRef, wanted: boolean): Blob | null {
  const [blob, setBlob] = useState<Blob | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    files.read(file).then(
      (read) => {
        if (!gone && read.ok) setBlob(read.value);
      },
      (fault: unknown) => {
        // Drawing throws it, so that it reaches the screen's boundary.
        setBlob(() => {
          throw fault;
        });
      },
    );
    return () => {
      gone = true;
    };
  }, [files, file, wanted]);
  return blob;
}
