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
  const [outcomes, setOutcomes] = useState<readonly Result<ReceivedBundle, ReceiveError>[]>([]);

  /** One after the other, and each is told: of three files, the one that was refused must not be the one unsaid. */
  const take = async (things: readonly (Uint8Array | string)[]): Promise<boolean> => {
    const came: Result<ReceivedBundle, ReceiveError>[] = [];
    for (const thing of things) {
      came.push(await session.receiveBundle(thing));
      setOutcomes([...came]);
    }
    return came.some(({ ok }) => ok);
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
      {outcomes.map((outcome, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: in the order in which they were given, and none moves
        <Outcome key={at} outcome={outcome} />
      ))}
    </BringIn>
  );
}
