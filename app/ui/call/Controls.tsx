import { Trans, useLingui } from '@lingui/react/macro';
import type { LucideIcon } from 'lucide-react';
import Mic from 'lucide-react/icons/mic';
import MicOff from 'lucide-react/icons/mic-off';
import MonitorUp from 'lucide-react/icons/monitor-up';
import PhoneOff from 'lucide-react/icons/phone-off';
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import Video from 'lucide-react/icons/video';
import VideoOff from 'lucide-react/icons/video-off';
import type { ReactNode } from 'react';
import { useSession } from '../../react/session.ts';
import type { CallView } from '../../session/types.ts';

interface ControlsProps {
  view: CallView;
  settings: boolean;
  onSettings: () => void;
}

/** What a thumb reaches in a call. Each says its state in words. */
export function Controls({ view: { mine }, settings, onSettings }: ControlsProps) {
  const { t } = useLingui();
  const { calls } = useSession();
  const [heard, seen, shown] = [mine.microphone === 'on', mine.camera === 'on', mine.screen === 'on'];
  return (
    <section className="call-controls" aria-label={t`What you give`}>
      <Control
        icon={heard ? Mic : MicOff}
        off={!heard}
        name={heard ? t`Turn the microphone off` : t`Turn the microphone on`}
        keys="M"
        onPress={() => calls.turn('microphone')}
      >
        {heard ? <Trans>Mute</Trans> : <Trans>Muted</Trans>}
      </Control>
      <Control
        icon={seen ? Video : VideoOff}
        off={!seen}
        name={seen ? t`Turn the camera off` : t`Turn the camera on`}
        keys="V"
        onPress={() => calls.turn('camera')}
      >
        {seen ? <Trans>Camera on</Trans> : <Trans>Camera off</Trans>}
      </Control>
      {calls.canShareScreen() && (
        <Control
          icon={MonitorUp}
          off={!shown}
          name={shown ? t`Stop showing the screen` : t`Show the screen`}
          keys="S"
          onPress={() => calls.turn('screen')}
        >
          {shown ? <Trans>Stop showing</Trans> : <Trans>Screen</Trans>}
        </Control>
      )}
      <Control icon={SlidersHorizontal} off name={t`Devices and data`} pressed={settings} onPress={onSettings}>
        <Trans>Settings</Trans>
      </Control>
      <Control icon={PhoneOff} name={t`Hang up`} danger onPress={() => calls.leave()}>
        <Trans>Hang up</Trans>
      </Control>
    </section>
  );
}

interface ControlProps {
  icon: LucideIcon;
  name: string;
  children: ReactNode;
  onPress: () => void;
  keys?: string;
  off?: boolean;
  danger?: boolean;
  pressed?: boolean;
}

function Control({ icon: Icon, name, children, onPress, keys, off = false, danger = false, pressed }: ControlProps) {
  return (
    <button
      type="button"
      className={`call-control ${off ? 'call-control-off' : ''} ${danger ? 'call-control-danger' : ''}`}
      aria-label={name}
      title={keys === undefined ? name : `${name} (${keys})`}
      aria-keyshortcuts={keys}
      aria-pressed={pressed}
      onClick={onPress}
    >
      <Icon aria-hidden="true" size={22} strokeWidth={1.75} />
      <span aria-hidden="true">{children}</span>
    </button>
  );
}
