import { Trans } from '@lingui/react/macro';
import Flag from 'lucide-react/icons/flag';
import { lazy, Suspense, useState } from 'react';
import type { Pack } from '../../model/pack.ts';
import type { OwnProgramme, Workspace } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { Block } from './Block.tsx';
import { Contacts } from './Contacts.tsx';

const Tell = lazy(() => import('./Tell.tsx').then((m) => ({ default: m.Tell })));

const NO_LINES: ReadonlySet<string> = new Set();

interface SafetyProps {
  workspace: Workspace;
  programme: OwnProgramme;
  pack: Pack | null;
}

/** When something is wrong: whom to call, the way to the coordinator, and how to keep somebody away. */
export function Safety({ workspace, programme, pack }: SafetyProps) {
  const [telling, setTelling] = useState(false);
  return (
    <section className="work-section">
      <h2>
        <Trans>If something is wrong</Trans>
      </h2>
      <p className="second muted">
        <Trans>
          You need not be sure, and need not decide alone. In charge of this programme:{' '}
          <bdi>{programme.coordinator}</bdi>.
        </Trans>
      </p>
      {pack !== null && <Contacts pack={pack} />}
      <div className="pack-bar">
        <Button icon={Flag} onClick={() => setTelling(true)}>
          <Trans>
            Tell <bdi>{programme.coordinator}</bdi>
          </Trans>
        </Button>
        <Block workspace={workspace} />
      </div>
      {telling && (
        <Suspense fallback={null}>
          <Tell
            workspace={workspace}
            programme={programme}
            pack={pack}
            lines={NO_LINES}
            onClose={() => setTelling(false)}
          />
        </Suspense>
      )}
    </section>
  );
}
