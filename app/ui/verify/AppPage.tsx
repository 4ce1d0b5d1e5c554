import { Trans, useLingui } from '@lingui/react/macro';
import Copy from 'lucide-react/icons/copy';
import ShieldAlert from 'lucide-react/icons/shield-alert';
import ShieldCheck from 'lucide-react/icons/shield-check';
import { type ReactNode, useEffect, useState } from 'react';
import { useNow } from '../clock.ts';
import { formatBytes, formatDate } from '../format.ts';
import { MainShell } from '../home/MainShell.tsx';
import { Button } from '../parts/Button.tsx';
import { EmptyState, Notice } from '../parts/EmptyState.tsx';
import { useCopy } from '../parts/useCopy.ts';
import { type Inspection, useInspect } from '../update.ts';
import './app.css';

/** Whether the app on this device is, to the last byte, the one that was published; and what that does not say. */
export function AppPage() {
  const { t } = useLingui();
  const inspect = useInspect();
  const [seen, setSeen] = useState<Inspection | 'looking' | null>('looking');
  useEffect(() => {
    let isWanted = true;
    inspect().then(
      (found) => isWanted && setSeen(found),
      () => isWanted && setSeen(null),
    );
    return () => {
      isWanted = false;
    };
  }, [inspect]);
  return (
    <MainShell title={t`Verify this app`}>
      <div className="stack verify-app">
        <h1>
          <Trans>Is this the real app?</Trans>
        </h1>
        <div role="status">
          {seen === 'looking' ? (
            <p className="muted">
              <Trans>Looking at every file on this device…</Trans>
            </p>
          ) : seen === null ? (
            <EmptyState
              title={<Trans>Nothing to look at yet</Trans>}
              why={<Trans>The app is not kept on this device yet. Open it once more, then come back here.</Trans>}
            />
          ) : (
            <Verdict seen={seen} />
          )}
        </div>
        {seen !== 'looking' && seen !== null && <Particulars seen={seen} />}
        <section className="stack-tight">
          <h2>
            <Trans>What this cannot show</Trans>
          </h2>
          <ul className="truths">
            <li>
              <Trans>The very first time, this device believed the address it was opened at.</Trans>
            </li>
            <li>
              <Trans>
                This page is part of the app: one that was changed could show a page that was changed. Compare with
                somebody else’s device, or have somebody check the address from the sources.
              </Trans>
            </li>
            <li>
              <Trans>
                That it is what was published, not that what was published is good. For that the sources are open.
              </Trans>
            </li>
          </ul>
        </section>
      </div>
    </MainShell>
  );
}

function Verdict({ seen }: { seen: Inspection }) {
  const { i18n } = useLingui();
  const kept = seen.files.filter(({ state }) => state !== 'absent').length;
  const altered = seen.files.filter(({ state }) => state === 'altered');
  const size = formatBytes(i18n.locale, seen.bytes);
  if (altered.length > 0)
    return (
      <Notice tone="danger" title={<Trans>Not every file is the one that was published</Trans>}>
        <ul className="verify-app-files">
          {altered.map(({ path }) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
        </ul>
      </Notice>
    );
  return (
    <div className="card verify-app-verdict">
      <ShieldCheck aria-hidden="true" size={28} strokeWidth={1.75} />
      <div>
        <p className="verify-app-yes">
          <Trans>Every file is the one in its list</Trans>
        </p>
        <p className="second muted">
          <Trans>
            Version {seen.version} · {kept} files, {size}, looked at just now on this device
          </Trans>
        </p>
      </div>
    </div>
  );
}

function Particulars({ seen }: { seen: Inspection }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const copy = useCopy();
  return (
    <>
      <section className="card stack-tight">
        <h2>
          <Trans>Compare with somebody else</Trans>
        </h2>
        <p className="second muted">
          <Trans>
            Whoever has the same version has the same signs. Read the first two lines to each other: if they agree, you
            both run the same app, to the last byte.
          </Trans>
        </p>
        <Signs of={seen.hash} label={t`The signs of this app`} />
        <div>
          <Button small icon={Copy} onClick={() => void copy(seen.hash)}>
            <Trans>Copy</Trans>
          </Button>
        </div>
      </section>
      <section className="stack-tight">
        <h2>
          <Trans>Who signed it</Trans>
        </h2>
        {seen.key === null ? (
          <p className="second">
            <Trans>
              Nobody: whoever runs this address built it themself. Its files agree with its list, and a newer version
              cannot be held to a key.
            </Trans>
          </p>
        ) : (
          <>
            <p className="second">
              <Trans>
                The holder of this key, on {formatDate(i18n.locale, seen.at ?? 0, now)}. This device takes no newer
                version from any other, and none that is older.
              </Trans>
            </p>
            <Signs of={seen.key} label={t`The key`} small />
          </>
        )}
        <Offered server={seen.server} />
      </section>
      <details className="verify-app-list">
        <summary>
          <Trans>Every file</Trans>
        </summary>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <Trans>File</Trans>
              </th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {seen.files.map(({ path, hash, state }) => (
              <tr key={path}>
                <td>{path.replace(/^assets\//, '')}</td>
                <td>{state === 'absent' ? <Trans>not kept here</Trans> : <code>{hash.slice(0, 16)}…</code>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function Offered({ server }: { server: Inspection['server'] }) {
  if (server === 'refused')
    return (
      <Notice title={<Trans>The server offers something else</Trans>}>
        <ShieldAlert aria-hidden="true" size={20} strokeWidth={1.75} />{' '}
        <Trans>
          It is not signed as yours is, or not what its list says. It is not taken. Ask whoever runs this address, by
          another way than this app.
        </Trans>
      </Notice>
    );
  const words: Readonly<Record<Exclude<Inspection['server'], 'refused'>, ReactNode>> = {
    same: <Trans>The server offers the same version now.</Trans>,
    newer: <Trans>The server offers a newer version. It is used once you agree.</Trans>,
    unreachable: <Trans>The server could not be asked what it offers now.</Trans>,
  };
  return <p className="second muted">{words[server]}</p>;
}

/** In fours, as one reads it out; two lines are enough to compare. */
function Signs({ of, label, small = false }: { of: string; label: string; small?: boolean }) {
  return (
    <ol className={small ? 'signs signs-small' : 'signs'} aria-label={label} dir="ltr">
      {(of.match(/..../g) ?? []).map((four, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never move
        <li key={at}>{four}</li>
      ))}
    </ol>
  );
}
