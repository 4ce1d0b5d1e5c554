import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Result } from '../../../crypto/result.ts';
import { useSession } from '../../react/session.ts';
import type { ReceivedBundle, ReceiveError } from '../../session/bundleTypes.ts';
import { BringIn } from '../parts/BringIn.tsx';
import { useIncomingThings } from './incoming.ts';
import { Outcome } from './Outcome.tsx';
import './bundles.css';

/** Takes a bundle in: scanned, pasted, chosen, dropped, or handed over by the system. */
export function Receive() {
  const session = useSession();
  const [outcome, setOutcome] = useState<Result<ReceivedBundle, ReceiveError> | null>(null);

  const take = async (things: readonly (Uint8Array | string)[]): Promise<boolean> => {
    let isWhole = false;
    for (const thing of things) {
      const result = await session.receiveBundle(thing);
      setOutcome(result);
      isWhole ||= result.ok;
    }
    return isWhole;
  };
  useIncomingThings((thing) => void take([thing]));

  return (
    <BringIn
      label={<Trans>Choose the file</Trans>}
      accept=".binome,.txt,.eml,text/plain"
      placeholder="-----BEGIN BINOME-----"
      onFiles={async (files) =>
        take(await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer()))))
      }
      onText={(text) => take([text])}
    >
      {outcome !== null && <Outcome outcome={outcome} />}
    </BringIn>
  );
}
