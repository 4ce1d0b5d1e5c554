import { Trans, useLingui } from '@lingui/react/macro';
import Phone from 'lucide-react/icons/phone';
import Video from 'lucide-react/icons/video';
import { useEffect, useState } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import type { DeviceTest, Workspace } from '../../session/types.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Check } from '../parts/Choice.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { PairMark, PersonMark } from '../parts/PairMark.tsx';
import { isPair, meOf, usePresentNames, withWhom } from '../workspace/people.ts';
import { costWords } from './cost.ts';
import { DeviceChoice } from './DeviceChoice.tsx';

/** Before a call: with whom, at what cost, and whether microphone and camera work. */
export function Lobby({ workspace }: { workspace: Workspace }) {
  const { i18n } = useLingui();
  const { calls, data } = useSession();
  const usual = useObservable(data.low);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const here = usePresentNames(workspace);
  const going = useObservable(workspace.calls.going);
  const now = useObservable(calls.now);
  const low = chosen ?? usual;
  const name = withWhom(workspace);
  const sound = costWords(i18n.locale, { low, camera: false });
  const picture = costWords(i18n.locale, { low, camera: true });
  const busy = now !== null && now.stage !== 'ended' && now.workspace !== workspace.id;
  const start = (camera: boolean): void => calls.start(workspace.id, { camera, low });
  return (
    <div className="call-lobby">
      <header className="call-whom">
        {isPair(workspace) ? (
          <PairMark first={meOf(workspace).name} second={name} size="l" presence={here === '' ? 'away' : 'here'} />
        ) : (
          <PersonMark name={name} side="second" size="m" away={here === ''} />
        )}
        <h1>
          {going > 0 ? (
            <Trans>
              A call is on with <bdi>{name}</bdi>
            </Trans>
          ) : (
            <Trans>
              Call <bdi>{name}</bdi>
            </Trans>
          )}
        </h1>
        <p className="muted">
          {here === '' && isPair(workspace) ? (
            <Trans>
              <bdi>{name}</bdi> is not connected now. For three quarters of a minute, it rings as soon as they are.
            </Trans>
          ) : here === '' ? (
            <Trans>
              Nobody else is connected now. For three quarters of a minute, it rings as soon as one of you is.
            </Trans>
          ) : (
            <Trans>
              <bdi>{here}</bdi> is here. It begins with sound; the camera is yours to turn on.
            </Trans>
          )}
        </p>
      </header>
      {busy ? (
        <Notice
          tone="calm"
          title={
            <Trans>
              You are in a call with <bdi>{now.title}</bdi>
            </Trans>
          }
          action={
            <ButtonLink href={`/w/${now.workspace}/call`}>
              <Trans>Back to that call</Trans>
            </ButtonLink>
          }
        />
      ) : (
        <div className="call-starts">
          <Button kind="primary" icon={Phone} onClick={() => start(false)}>
            {going > 0 ? <Trans>Join · {sound}</Trans> : <Trans>Call · {sound}</Trans>}
          </Button>
          <Button icon={Video} onClick={() => start(true)}>
            <Trans>With the camera · {picture}</Trans>
          </Button>
        </div>
      )}
      <Check
        checked={low}
        onChecked={setChosen}
        label={<Trans>Spare data in this call</Trans>}
        detail={<Trans>Sound in larger packets, and a small picture. Voices stay clear.</Trans>}
      />
      <TryOut />
    </div>
  );
}

/** Opens the devices only when asked to, and lets go of them when it leaves. */
function TryOut() {
  const { calls } = useSession();
  const [test, setTest] = useState<DeviceTest | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn`: another device was chosen, and all is opened anew
  useEffect(() => {
    if (!isOpen) return;
    let gone = false;
    let opened: DeviceTest | null = null;
    void calls.test(true).then((one) => {
      if (gone) return one.close();
      opened = one;
      setTest(one);
    });
    return () => {
      gone = true;
      opened?.close();
      setTest(null);
    };
  }, [isOpen, turn, calls]);
  return (
    <section className="call-try">
      <h2>
        <Trans>Your microphone and camera</Trans>
      </h2>
      {test === null ? (
        <Button busy={isOpen} onClick={() => setOpen(true)}>
          <Trans>Try them out</Trans>
        </Button>
      ) : (
        <>
          <Tried test={test} onChosen={() => setTurn((before) => before + 1)} />
          <Button kind="plain" onClick={() => setOpen(false)}>
            <Trans>Turn them off again</Trans>
          </Button>
        </>
      )}
      <p className="second muted">
        <Trans>Nobody else hears or sees you here.</Trans>
      </p>
    </section>
  );
}

function Tried({ test, onChosen }: { test: DeviceTest; onChosen: () => void }) {
  const mine = useObservable(test.mine);
  return <DeviceChoice mine={mine} own={test.own()} onChosen={onChosen} />;
}
