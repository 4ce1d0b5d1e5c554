import { Trans, useLingui } from '@lingui/react/macro';
import Download from 'lucide-react/icons/download';
import { useEffect, useState } from 'react';
import type { BadgeView } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { CopyLink } from '../parts/CopyLink.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { saveAs } from '../parts/saveAs.ts';
import { useBlobUrl } from '../workspace/files/Tray.tsx';
import { drawCertificate } from './drawCertificate.ts';

/** A badge as a picture to keep, print and show: its code holds the signed word itself. */
export function Certificate({ badge, onClose }: { badge: BadgeView; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const [picture, setPicture] = useState<Blob | null>(null);
  const url = useBlobUrl(picture);
  const link = `${window.location.origin}/verify#${badge.text}`;
  const date = formatDate(i18n.locale, badge.at, 0);
  const words = {
    title: t`Certificate`,
    name: badge.toName,
    what: badge.what,
    by: t`Signed by ${badge.byName}, ${date}`,
    verify: t`Scan the code to verify the signature.`,
  };
  const key = JSON.stringify(words);
  useEffect(() => {
    let gone = false;
    drawCertificate(JSON.parse(key), link).then(
      (drawn) => {
        if (!gone) setPicture(drawn);
      },
      (fault: unknown) =>
        setPicture(() => {
          throw fault;
        }),
    );
    return () => {
      gone = true;
    };
  }, [key, link]);
  usePrinted(url);
  const alt = `${words.title}: ${badge.toName}. ${badge.what}. ${words.by}`;
  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>Certificate</Trans>}
      actions={
        <>
          <Button
            kind="primary"
            icon={Download}
            disabled={picture === null}
            onClick={() =>
              picture && saveAs(picture, `${words.title.toLowerCase()}-${new Date(now).toISOString().slice(0, 10)}.png`)
            }
          >
            <Trans>Save the picture</Trans>
          </Button>
          <Button onClick={() => window.print()}>
            <Trans>Print, or save as PDF</Trans>
          </Button>
        </>
      }
    >
      {url !== null && <img className="certificate" src={url} alt={alt} width={1200} height={850} />}
      <CopyLink link={link} label={t`Link that verifies it`} />
      <p className="caption muted">
        <Trans>Whoever has the code or the link can read the badge. The names in it are those you use here.</Trans>
      </p>
    </Dialog>
  );
}

/** The picture alone, on paper: in place of the page while this is open. */
function usePrinted(url: string | null): void {
  useEffect(() => {
    if (url === null) return;
    const image = new Image();
    image.src = url;
    image.className = 'only-print';
    document.body.append(image);
    return () => image.remove();
  }, [url]);
}
