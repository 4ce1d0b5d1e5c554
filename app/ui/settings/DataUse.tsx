import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import type { DataMode } from '../../session/types.ts';
import { formatBytes } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Choice.tsx';
import { StateChip } from '../parts/StateChip.tsx';

/** What Binôme cost on this device this month, for what and by which way; and whether to spare it. */
export function DataUse() {
  const { t, i18n } = useLingui();
  const { data, home } = useSession();
  const mode = useObservable(data.mode);
  const low = useObservable(data.low);
  const { total, workspaces, kinds, paths } = useObservable(data.use);
  const names = useObservable(home).workspaces;
  const size = (bytes: number): string => formatBytes(i18n.locale, bytes);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The page is drawn after the address was gone to: the browser had nothing to scroll to.
    if (location.hash !== '#data-use') return;
    heading.current?.scrollIntoView({ block: 'start' });
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className="settings-part" aria-labelledby="data-use">
      <div className="settings-head">
        <h2 id="data-use" ref={heading} tabIndex={-1}>
          <Trans>Data used this month</Trans>
        </h2>
        <StateChip>{size(total)}</StateChip>
      </div>
      <dl className="data-use">
        {names
          .filter(({ id }) => (workspaces.get(id) ?? 0) > 0)
          .map(({ id, title }) => (
            <Line
              key={id}
              name={
                <Trans>
                  With <bdi>{title}</bdi>
                </Trans>
              }
              value={size(workspaces.get(id) ?? 0)}
            />
          ))}
        <Line name={<Trans>Pages and messages</Trans>} value={size(kinds.documents)} />
        {kinds.files > 0 && <Line name={<Trans>Files</Trans>} value={size(kinds.files)} />}
        {kinds.calls > 0 && <Line name={<Trans>Calls</Trans>} value={size(kinds.calls)} />}
        <Line name={<Trans>Staying connected</Trans>} value={size(kinds.other)} />
        <Line name={<Trans>Letters and introductions</Trans>} value={size(kinds.signalling)} />
        <Line
          name={<Trans>Directly · through a relay</Trans>}
          value={`${size(paths.direct)} · ${size(paths.relayed)}`}
        />
      </dl>
      <Segmented<DataMode>
        legend={t`Spare data`}
        hint={
          low
            ? t`Low: you connect only while there is something new, then part at once. What you write gathers for half a minute.`
            : t`Full: you stay connected while you are both here, and see each other write.`
        }
        value={mode}
        options={[
          { value: 'auto', label: t`By itself` },
          { value: 'low', label: t`Low` },
          { value: 'full', label: t`Full` },
        ]}
        onValue={data.choose}
      />
      <p className="second muted">
        <Trans>“By itself” is low when your browser is told to spare data, or the network is slow.</Trans>
      </p>
      <div className="settings-buttons">
        <Button kind="plain" onClick={data.reset}>
          <Trans>Count from zero again</Trans>
        </Button>
      </div>
    </section>
  );
}

function Line({ name, value }: { name: ReactNode; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
