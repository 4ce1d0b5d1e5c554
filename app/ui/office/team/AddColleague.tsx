import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useObservable } from '../../../react/session.ts';
import type { ColleagueLink, Office } from '../../../session/types.ts';
import { Button } from '../../parts/Button.tsx';
import { CopyLink } from '../../parts/CopyLink.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Qr } from '../../parts/Qr.tsx';
import { SameNumber } from '../../parts/SameNumber.tsx';
import { errorWords } from '../../words.ts';
import '../../devices/devices.css';

/** A link for one colleague, and the number to compare before they are given the programme's key. Closing ends the link. */
export function AddColleague({ office, open, onClose }: { office: Office; open: boolean; onClose: () => void }) {
  const [link, setLink] = useState<ColleagueLink | null>(null);
  useEffect(() => {
    if (!open) return;
    const fresh = office.team.invite();
    setLink(fresh);
    return () => {
      fresh.cancel();
      setLink(null);
    };
  }, [open, office]);
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>Add a coordinator</Trans>}>
      {link && <Steps office={office} link={link} onClose={onClose} />}
    </Dialog>
  );
}

function Steps({ office, link, onClose }: { office: Office; link: ColleagueLink; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const state = useObservable(link.state);
  const failed = useObservable(link.failed);
  const people = useObservable(office.team.people);
  switch (state.tag) {
    case 'waiting':
      return (
        <div className="device-show">
          <p>
            <Trans>
              Your colleague points their camera at this code, or opens the link you send. It works once, for ten
              minutes, while both of you are online.
            </Trans>
          </p>
          <Qr text={link.link} label={t`QR code that adds a coordinator`} />
          <CopyLink link={link.link} label={t`Link that adds a coordinator`} />
          <p className="second muted">
            <Trans>
              They will read every card and whatever people confide, and write in the programme’s name. They get its
              key, which nobody can take back.
            </Trans>
          </p>
        </div>
      );
    case 'asking':
      return (
        <SameNumber
          question={
            <Trans>
              <bdi>{state.device}</bdi> opened the link. Ask them which number they see: is it this one?
            </Trans>
          }
          number={state.number}
          advice={
            <Trans>
              Hear it from themselves, on the phone or face to face. If it is another number, somebody else stands
              between you: say no.
            </Trans>
          }
          error={failed && i18n._(errorWords(failed))}
          onSame={link.give}
          onStop={onClose}
        />
      );
    case 'given':
      return (
        <>
          <p role="status">
            {people.some(({ me, here }) => !me && here) ? (
              <Trans>Done: the office is theirs as well. What is here is on its way to them.</Trans>
            ) : (
              <Trans>The programme’s key is on its way. They say yes as well; keep both open for a moment.</Trans>
            )}
          </p>
          <Button kind="primary" wide onClick={onClose}>
            <Trans>Close</Trans>
          </Button>
        </>
      );
    case 'expired':
      return (
        <p>
          <Trans>This link is too old now. Close, and make another one.</Trans>
        </p>
      );
  }
}
