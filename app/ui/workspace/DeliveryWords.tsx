import { Trans } from '@lingui/react/macro';

/** How far something written has come, each state by what it means. */
export const DeliveryWords = ({ name }: { name: string }) => (
  <Trans>
    Saved: it is on this device. Sent: it has left. Delivered: it has arrived with <bdi>{name}</bdi>.
  </Trans>
);
