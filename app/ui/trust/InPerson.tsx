import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Acquaintance, CodeRefusal, ScannedCode } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { Qr } from '../parts/Qr.tsx';
import { Scanner } from '../parts/Scanner.tsx';
import { useCopy } from '../parts/useCopy.ts';
import { otherOf } from '../workspace/people.ts';

type Outcome = { readonly tag: 'read'; readonly code: ScannedCode } | CodeRefusal;

/** Side by side: each shows a code, each scans the other's. */
export function InPerson({ workspace }: { workspace: Acquaintance }) {
  const { t } = useLingui();
  const copy = useCopy();
  const name = otherOf(workspace).name;
  const [code] = useState(() => workspace.trust.showCode());
  const [scanning, setScanning] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const read = (text: string): void => {
    const result = workspace.trust.readCode(text);
    setOutcome(result.ok ? { tag: 'read', code: result.value } : result.error);
    if (result.ok) setScanning(false);
  };
  return (
    <div className="in-person">
      {!scanning && (
        <section className="stack">
          <h2>
            <Trans>
              Show this to <bdi>{name}</bdi>
            </Trans>
          </h2>
          <Qr text={code.shown} label={t`Your code`} />
          <Button kind="plain" small onClick={() => void copy(code.text)}>
            <Trans>Copy it as text</Trans>
          </Button>
        </section>
      )}
      <section className="stack">
        <h2>
          <Trans>
            And scan the code of <bdi>{name}</bdi>
          </Trans>
        </h2>
        {outcome !== null && <Told outcome={outcome} name={name} />}
        {scanning ? (
          <>
            <Scanner label={t`Camera`} onText={read} />
            <Button kind="plain" onClick={() => setScanning(false)}>
              <Trans>Show my code again</Trans>
            </Button>
          </>
        ) : (
          <Button kind="primary" onClick={() => setScanning(true)}>
            <Trans>Scan their code</Trans>
          </Button>
        )}
      </section>
    </div>
  );
}

function Told({ outcome, name }: { outcome: Outcome; name: string }) {
  switch (outcome.tag) {
    case 'read':
      return outcome.code.fresh ? (
        <div role="status">
          <Notice tone="calm" title={<Trans>Verified in person</Trans>}>
            <Trans>
              This is the <bdi>{name}</bdi> you share this space with.
            </Trans>{' '}
            {outcome.code.mark === null ? (
              <Trans>Let them scan yours as well.</Trans>
            ) : (
              <Trans>Their screen says so too, once it hears of it.</Trans>
            )}
          </Notice>
        </div>
      ) : (
        <div role="status">
          <Notice title={<Trans>This code is more than a week old</Trans>}>
            <Trans>
              It is the key of <bdi>{name}</bdi>, but it may have been photographed or published, so it does not show
              who is in front of you. Ask them to open this screen now, and scan it again.
            </Trans>
          </Notice>
        </div>
      );
    case 'somebody-else':
      return (
        <div role="alert">
          <Notice
            tone="danger"
            title={
              <Trans>
                This is not the code of the <bdi>{name}</bdi> of this space
              </Trans>
            }
          >
            <Trans>
              Perhaps they have another space or another profile in front: let them open the one they share with you. If
              it is the right one, somebody may sit between you: write nothing private here until you know.
            </Trans>
          </Notice>
        </div>
      );
    case 'other-space':
      return (
        <div role="alert">
          <Notice title={<Trans>This code is for another space</Trans>}>
            <Trans>
              It is the key of <bdi>{name}</bdi>. Let them open the space they share with you, and scan again.
            </Trans>
          </Notice>
        </div>
      );
    case 'own-code':
      return (
        <div role="alert">
          <Notice title={<Trans>This is your own code</Trans>}>
            <Trans>
              Scan the one on the screen of <bdi>{name}</bdi>.
            </Trans>
          </Notice>
        </div>
      );
    case 'not-a-code':
      return (
        <div role="alert">
          <Notice title={<Trans>This is not a code of Binôme</Trans>}>
            <Trans>Or a part of it is missing. Scan it again, or copy it whole.</Trans>
          </Notice>
        </div>
      );
  }
}
