import { Trans, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { formatBytes } from '../format.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { localeOf } from '../preferences.ts';
import { useUpdate } from '../update.ts';

/**
 * Says that a newer version waits, here or, where data is dear, at the server: what is new and what it weighs. Nothing
 * changes until the person agrees. One that is not genuine is not offered, and why is said.
 */
export function UpdateNotice() {
  const { i18n } = useLingui();
  const { state, news, accept } = useUpdate();
  const isHeld = useRef(false);
  if (state === 'none') return null;
  if (state === 'refused') return <Refused />;
  if (state !== 'applying') isHeld.current = state === 'held';
  const size = news === null ? null : formatBytes(i18n.locale, news.bytes);
  const changes = news?.news[localeOf(i18n.locale)] ?? news?.news.en ?? [];
  return (
    <Notice
      tone="calm"
      title={isHeld.current ? <Trans>There is a new version</Trans> : <Trans>A new version is ready</Trans>}
      action={
        <Button small kind="primary" busy={state === 'applying'} onClick={accept}>
          {isHeld.current ? <Trans>Fetch it and use it</Trans> : <Trans>Use it now</Trans>}
        </Button>
      }
    >
      {changes.length > 0 && (
        <ul className="update-news">
          {changes.map((each) => (
            <li key={each} dir="auto">
              {each}
            </li>
          ))}
        </ul>
      )}
      {!isHeld.current ? (
        <Trans>It is already on this device. What you wrote stays where it is.</Trans>
      ) : size === null ? (
        <Trans>You are sparing data, so it was not fetched. What you wrote stays where it is.</Trans>
      ) : (
        <Trans>You are sparing data, so it was not fetched: at most {size}. What you wrote stays where it is.</Trans>
      )}
      {size !== null && (
        <p className="caption muted">
          {isHeld.current ? (
            <Trans>Version {news?.version}</Trans>
          ) : (
            <Trans>
              Version {news?.version} · {size}
            </Trans>
          )}
        </p>
      )}
    </Notice>
  );
}

/** Nothing to decide here: the app goes on as it is. */
function Refused() {
  const { fault } = useUpdate();
  return (
    <Notice
      title={<Trans>A new version was refused</Trans>}
      action={
        <ButtonLink href="/verify-app" small>
          <Trans>Look closer</Trans>
        </ButtonLink>
      }
    >
      <p>
        {fault?.tag === 'older' ? (
          <Trans>It is older than yours: somebody offers you an earlier state of the app again.</Trans>
        ) : fault?.tag === 'otherKey' ? (
          <Trans>It is signed with another key than the one this device has known.</Trans>
        ) : fault?.tag === 'unsigned' ? (
          <Trans>It is signed by nobody, and yours is.</Trans>
        ) : (
          <Trans>Its files are not those that its list names: they were changed on the way, or on the server.</Trans>
        )}
      </p>
      <p>
        <Trans>
          You go on with the version you have. Ask whoever runs this address what happened, by another way than this
          app.
        </Trans>
      </p>
    </Notice>
  );
}
