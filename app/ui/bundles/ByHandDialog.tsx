import { Trans, useLingui } from '@lingui/react/macro';
import Copy from 'lucide-react/icons/copy';
import { useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { HandStep } from '../../session/byHand.ts';
import type { PairWorkspace } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { TextArea } from '../parts/Field.tsx';
import { ScanCode } from '../parts/ScanCode.tsx';
import { useCopy } from '../parts/useCopy.ts';
import { withWhom } from '../workspace/people.ts';
import { Codes } from './Codes.tsx';
import { MoreParts } from './MoreParts.tsx';

/** Two people beside each other, and no server: each shows what the other reads, until they are connected. */
export function ByHandDialog({ workspace, onClose }: { workspace: PairWorkspace; onClose: () => void }) {
  const { t } = useLingui();
  const link = useObservable(workspace.link);
  const [shown, setShown] = useState<Extract<HandStep, { tag: 'show' }> | null>(null);
  /** Beside it: what came of the last text taken. */
  const [told, setTold] = useState<Exclude<HandStep, { tag: 'show' }> | null>(null);
  const [pasted, setPasted] = useState('');
  const [busy, setBusy] = useState(false);
  const name = withWhom(workspace);
  const isLast = told?.tag === 'done' || shown?.isAnswer === true;
  const again = () => {
    setShown(null);
    setTold(null);
  };
  /** True: the other screen has nothing more to show for now. */
  const run = async (next: Promise<HandStep>): Promise<boolean> => {
    setBusy(true);
    const step = await next;
    setBusy(false);
    setPasted('');
    if (step.tag === 'show') setShown(step);
    // A slip leaves on the screen what the other side still has to read.
    setTold(step.tag === 'show' ? null : step);
    return step.tag === 'show' || step.tag === 'done';
  };
  const copy = useCopy();
  return (
    <Dialog open onClose={onClose} title={<Trans>Connect without a server</Trans>}>
      {link === 'direct' ? (
        <Notice tone="calm" title={<Trans>You are connected</Trans>}>
          <Trans>
            This device talks to the one of <bdi>{name}</bdi> directly. You can close this and write.
          </Trans>
        </Notice>
      ) : (
        <>
          {shown === null && told?.tag !== 'done' && (
            <p>
              <Trans>
                For two devices side by side, on the same network. One of you begins; then each takes what the other’s
                screen shows. Three times in all.
              </Trans>
            </p>
          )}
          {told?.tag === 'refused' && (
            <Notice>
              {told.why === 'not-for-you' ? (
                <Trans>
                  This does not come from the device of <bdi>{name}</bdi> in this space, or it was cut. Take it again.
                </Trans>
              ) : (
                <Trans>There is nothing of the kind in this text. Take all of what the other screen shows.</Trans>
              )}
            </Notice>
          )}
          {told?.tag === 'more-parts' && <MoreParts held={told} />}
          {shown !== null && told?.tag !== 'done' && (
            <>
              {shown.isAnswer && (
                <Notice title={<Trans>Be quick now</Trans>}>
                  <Trans>The other device must read this within about ten seconds.</Trans>
                </Notice>
              )}
              <Codes key={shown.text} parts={shown.parts} />
              <Button wide icon={Copy} onClick={() => void copy(shown.text)}>
                <Trans>Copy as text</Trans>
              </Button>
            </>
          )}
          {told?.tag === 'done' && (
            <p role="status">
              <Trans>Connecting…</Trans>
            </p>
          )}
          {shown === null && !isLast && (
            <Button kind="primary" wide busy={busy} onClick={() => void run(workspace.byHand.begin())}>
              <Trans>I begin</Trans>
            </Button>
          )}
          {isLast ? (
            <Button kind="plain" wide onClick={again}>
              <Trans>Begin again</Trans>
            </Button>
          ) : (
            <>
              <ScanCode onPart={(text) => run(workspace.byHand.take(text))} />
              <TextArea
                label={t`What the other screen shows`}
                rows={2}
                value={pasted}
                onValue={setPasted}
                placeholder={t`Paste it here`}
              />
              <Button
                wide
                busy={busy}
                disabled={pasted.trim() === ''}
                onClick={() => void run(workspace.byHand.take(pasted))}
              >
                <Trans>Go on</Trans>
              </Button>
            </>
          )}
        </>
      )}
    </Dialog>
  );
}
