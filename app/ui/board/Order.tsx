import { useLingui } from '@lingui/react/macro';
import StepBack from 'lucide-react/icons/arrow-down';
import StepForward from 'lucide-react/icons/arrow-up';
import BringToFront from 'lucide-react/icons/bring-to-front';
import SendToBack from 'lucide-react/icons/send-to-back';
import { Act } from './Act.tsx';
import type { Engine } from './engine.ts';

/** What is selected before or behind the others: by one, or all the way. */
export function Order({ engine }: { engine: Engine }) {
  const { t } = useLingui();
  return (
    <>
      <Act label={t`Bring to front`} icon={BringToFront} onClick={() => engine.stack('front')} />
      <Act label={t`One step forward`} icon={StepForward} onClick={() => engine.stack('front', true)} />
      <Act label={t`One step back`} icon={StepBack} onClick={() => engine.stack('back', true)} />
      <Act label={t`Send to back`} icon={SendToBack} onClick={() => engine.stack('back')} />
    </>
  );
}
