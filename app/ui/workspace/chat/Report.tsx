import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { useObservable } from '../../../react/session.ts';
import type { ChatLine, Workspace } from '../../../session/types.ts';
import { useNow } from '../../clock.ts';
import { formatDate, formatTime } from '../../format.ts';
import { Contacts } from '../../pack/Contacts.tsx';
import { usePack } from '../../pack/usePack.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { saveAs } from '../../parts/saveAs.ts';
import { cited } from './aim.ts';

const Tell = lazy(() => import('../../pack/Tell.tsx').then((m) => ({ default: m.Tell })));

/** To choose from, before and after the line one began with. */
const AROUND = 40;

interface ReportProps {
  workspace: Workspace;
  line: ChatLine;
  onClose: () => void;
}

/** Lines chosen one by one, made into a file that shows who signed them to whoever it is given to. */
export function Report({ workspace, line, onClose }: ReportProps) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const all = useObservable(workspace.chat.lines).filter(({ genuine, deleted }) => genuine && !deleted);
  const at = all.findIndex(({ id }) => id === line.id);
  const near = all.slice(Math.max(0, at - AROUND), at + AROUND);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set([line.id]));
  const [cards, setCards] = useState(false);
  const [isTold, setTold] = useState(false);
  const { programme } = workspace;
  const pack = usePack(workspace);
  const hasCards = workspace.members.some(({ card }) => card !== null);
  const make = (): void => {
    const text = workspace.report(chosen, cards);
    saveAs(new Blob([text], { type: 'text/plain' }), `binome-${new Date(now).toISOString().slice(0, 10)}.txt`);
    onClose();
  };
  const toggle = (id: string, on: boolean): void =>
    setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  if (isTold && programme !== null)
    return (
      <Suspense fallback={null}>
        <Tell workspace={workspace} programme={programme} pack={pack ?? null} lines={chosen} onClose={onClose} />
      </Suspense>
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>Make a report</Trans>}
      actions={
        <>
          {programme !== null && (
            <Button kind="primary" onClick={() => setTold(true)} disabled={chosen.size === 0}>
              <Trans>
                Tell <bdi>{programme.coordinator}</bdi>
              </Trans>
            </Button>
          )}
          <Button kind={programme === null ? 'primary' : 'quiet'} onClick={make} disabled={chosen.size === 0}>
            <Trans>Make the file ({chosen.size})</Trans>
          </Button>
          <Button kind="plain" onClick={onClose}>
            <Trans>Not now</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          Choose the messages. The file shows who wrote them, with their signatures; whoever you give it to can verify
          it in this app, without a network. It is not sealed: give it only to somebody you trust.
        </Trans>
      </p>
      {programme !== null && (
        <p>
          <Trans>
            Or tell <bdi>{programme.coordinator}</bdi>, in charge of your programme: sealed, for nobody else.
          </Trans>
        </p>
      )}
      {pack && <Contacts pack={pack} />}
      <fieldset className="report-lines">
        <legend className="unseen">
          <Trans>Messages</Trans>
        </legend>
        {near.map((one) => (
          <label key={one.id} className="report-line">
            <input
              type="checkbox"
              checked={chosen.has(one.id)}
              onChange={(event) => toggle(one.id, event.currentTarget.checked)}
            />
            <span>
              <span className="caption muted">
                <bdi>{one.mine ? t`You` : one.authorName}</bdi>
                {` · ${formatDate(i18n.locale, one.at, now)}, ${formatTime(i18n.locale, one.at)}`}
              </span>
              <span dir="auto">{cited(one.text)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {hasCards && (
        <label className="report-line">
          <input type="checkbox" checked={cards} onChange={(event) => setCards(event.currentTarget.checked)} />
          <span>
            <Trans>With the signed cards, which show whose signatures they are</Trans>
            <span className="caption muted">
              <Trans>They hold all that each of you told the programme.</Trans>
            </span>
          </span>
        </label>
      )}
    </Dialog>
  );
}
