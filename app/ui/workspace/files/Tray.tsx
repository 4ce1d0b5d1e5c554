import { Trans, useLingui } from '@lingui/react/macro';
import FileIcon from 'lucide-react/icons/file-text';
import X from 'lucide-react/icons/x';
import { useEffect, useState } from 'react';
import type { Changeable } from '../../../model/observable.ts';
import { useObservable } from '../../../react/session.ts';
import { formatBytes } from '../../format.ts';
import { IconButton } from '../../parts/Button.tsx';
import { fileErrorWords } from './fileWords.ts';
import { change, goes, isPhoto, type Pending } from './pending.ts';
import './files.css';

/** What is about to be sent, above where one writes. */
export function Tray({ tray }: { tray: Changeable<readonly Pending[]> }) {
  const { t } = useLingui();
  const pending = useObservable(tray);
  if (pending.length === 0) return null;
  return (
    <ul className="tray" aria-label={t`Files to send`}>
      {pending.map((each) => (
        <Chosen key={each.key} pending={each} tray={tray} />
      ))}
    </ul>
  );
}

function Chosen({ pending, tray }: { pending: Pending; tray: Changeable<readonly Pending[]> }) {
  const { t, i18n } = useLingui();
  const { file, small, original, state, error, key } = pending;
  const size = formatBytes(i18n.locale, goes(pending).size);
  return (
    <li className="tray-file">
      <Thumb picture={small?.blob ?? null} />
      <div className="grow">
        <p className="file-name" dir="auto" title={file.name}>
          {file.name}
        </p>
        {error ? (
          <p className="file-error" role="alert">
            {i18n._(fileErrorWords(error))}
          </p>
        ) : (
          <p className="caption muted">
            {state === 'reading' && <Trans>Preparing…</Trans>}
            {state === 'sending' && <Trans>Keeping it here…</Trans>}
            {state === 'ready' && (small === null || original ? size : <Trans>{size}, without place or date</Trans>)}
          </p>
        )}
        {small !== null && file.size > small.blob.size && state === 'ready' && (
          <label className="tray-original">
            <input
              type="checkbox"
              checked={original}
              onChange={(event) => change(tray, key, { original: event.currentTarget.checked, error: null })}
            />
            <Trans>Send the original ({formatBytes(i18n.locale, file.size)})</Trans>
          </label>
        )}
        {(original || (small === null && state === 'ready' && isPhoto(file))) && (
          <p className="caption muted">
            <Trans>With what the camera wrote in it, perhaps where it was taken.</Trans>
          </p>
        )}
      </div>
      {state !== 'sending' && (
        <IconButton icon={X} label={t`Do not send ${file.name}`} onClick={() => change(tray, key, null)} />
      )}
    </li>
  );
}

function Thumb({ picture }: { picture: Blob | null }) {
  const url = useBlobUrl(picture);
  if (url === null) {
    return (
      <span className="file-mark" aria-hidden="true">
        <FileIcon size={22} strokeWidth={1.75} />
      </span>
    );
  }
  return <img className="file-thumb" src={url} alt="" />;
}

/** An address of these bytes inside this page, for as long as they are shown. */
export function useBlobUrl(blob: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (blob === null) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => {
      setUrl(null);
      URL.revokeObjectURL(made);
    };
  }, [blob]);
  return url;
}
