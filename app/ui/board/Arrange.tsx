import { Trans, useLingui } from '@lingui/react/macro';
import AlignCentre from 'lucide-react/icons/align-horizontal-justify-center';
import AlignRight from 'lucide-react/icons/align-horizontal-justify-end';
import AlignLeft from 'lucide-react/icons/align-horizontal-justify-start';
import SpaceAcross from 'lucide-react/icons/align-horizontal-space-between';
import AlignMiddle from 'lucide-react/icons/align-vertical-justify-center';
import AlignBottom from 'lucide-react/icons/align-vertical-justify-end';
import AlignTop from 'lucide-react/icons/align-vertical-justify-start';
import SpaceDown from 'lucide-react/icons/align-vertical-space-between';
import Down from 'lucide-react/icons/chevron-down';
import Left from 'lucide-react/icons/chevron-left';
import Right from 'lucide-react/icons/chevron-right';
import Up from 'lucide-react/icons/chevron-up';
import Copy from 'lucide-react/icons/copy';
import Group from 'lucide-react/icons/group';
import TurnLeft from 'lucide-react/icons/rotate-ccw';
import TurnRight from 'lucide-react/icons/rotate-cw';
import Ungroup from 'lucide-react/icons/ungroup';
import Waypoints from 'lucide-react/icons/waypoints';
import { type BoardObject, canHoldTies } from '../../model/board.ts';
import { Act } from './Act.tsx';
import { copySelected } from './carrying.ts';
import type { Engine } from './engine.ts';
import { STEP } from './keys.ts';
import { Order } from './Order.tsx';
import { Strip } from './Strip.tsx';

/** What is done with what is selected, without a drag. */
export function Arrange({ engine, chosen }: { engine: Engine; chosen: readonly BoardObject[] }) {
  const { t } = useLingui();
  const [one, other, third] = chosen;
  const isPair = one !== undefined && other !== undefined && third === undefined;
  const canConnect = isPair && canHoldTies(one.kind) && canHoldTies(other.kind);
  const groups = new Set(chosen.map(({ group }) => group));
  const isGrouped = groups.size === 1 && !groups.has(null);
  const isLocked = chosen.some(({ locked }) => locked);
  if (isLocked) {
    return (
      <p className="board-locked caption">
        <Trans>Locked: it stays as it is until it is unlocked.</Trans>
      </p>
    );
  }
  return (
    <div className="board-arrange">
      <Strip label={t`Order and turn`}>
        <Order engine={engine} />
        <Act label={t`Turn left`} icon={TurnLeft} onClick={() => engine.turn(-15)} />
        <Act label={t`Turn right`} icon={TurnRight} onClick={() => engine.turn(15)} />
        <Act label={t`Copy`} icon={Copy} onClick={() => void copySelected(engine, null)} />
        {canConnect && (
          <Act
            label={t`Arrow from one to the other`}
            icon={Waypoints}
            onClick={() => engine.connect(one.id, other.id)}
          />
        )}
        {chosen.length > 1 && !isGrouped && <Act label={t`Group`} icon={Group} onClick={engine.group} />}
        {isGrouped && <Act label={t`Ungroup`} icon={Ungroup} onClick={engine.ungroup} />}
      </Strip>
      <Strip label={t`Move`}>
        <Act label={t`To the left`} icon={Left} onClick={() => engine.nudge(-STEP, 0)} />
        <Act label={t`To the right`} icon={Right} onClick={() => engine.nudge(STEP, 0)} />
        <Act label={t`Upwards`} icon={Up} onClick={() => engine.nudge(0, -STEP)} />
        <Act label={t`Downwards`} icon={Down} onClick={() => engine.nudge(0, STEP)} />
      </Strip>
      {chosen.length > 1 && (
        <Strip label={t`Align`}>
          <Act label={t`Left edges`} icon={AlignLeft} onClick={() => engine.align('left')} />
          <Act label={t`Centres`} icon={AlignCentre} onClick={() => engine.align('centre')} />
          <Act label={t`Right edges`} icon={AlignRight} onClick={() => engine.align('right')} />
          <Act label={t`Upper edges`} icon={AlignTop} onClick={() => engine.align('top')} />
          <Act label={t`Middles`} icon={AlignMiddle} onClick={() => engine.align('middle')} />
          <Act label={t`Lower edges`} icon={AlignBottom} onClick={() => engine.align('bottom')} />
          {chosen.length > 2 && (
            <>
              <Act label={t`Same room across`} icon={SpaceAcross} onClick={() => engine.distribute('x')} />
              <Act label={t`Same room down`} icon={SpaceDown} onClick={() => engine.distribute('y')} />
            </>
          )}
        </Strip>
      )}
    </div>
  );
}
