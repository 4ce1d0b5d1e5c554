/** The microphone, the camera and the screen of this device: on only while somebody wants them, and off for good after. */
import { changeable, type Observable } from '../../model/observable.ts';
import { NOTHING, type Tracks } from '../../peer/call/media.ts';
import { profileOf } from '../../peer/call/profile.ts';
import type { Chooseable, Given, GivenState } from '../callTypes.ts';

export interface Capture {
  readonly states: Observable<Readonly<Record<Given, GivenState>>>;
  tracks(): Tracks;
  /** Resolves once it is as asked, or cannot be. */
  set(given: Given, on: boolean): Promise<void>;
  /** The microphone stays open and is deaf: it comes back without a wait. */
  mute(silent: boolean): void;
  /** Another device, or another size of picture. */
  renew(given: Chooseable): Promise<void>;
  close(): void;
}

export interface CaptureOptions {
  readonly media: () => MediaDevices | null;
  readonly low: () => boolean;
  readonly chosen: (kind: Chooseable) => string | null;
}

const OFF: Readonly<Record<Given, GivenState>> = { microphone: 'off', camera: 'off', screen: 'off' };

export function openCapture({ media, low, chosen }: CaptureOptions): Capture {
  const states = changeable(OFF);
  /** What is wanted of each, by the number of the last wish: a slow answer to a former one is put away. */
  const wishes = { microphone: 0, camera: 0, screen: 0 };
  let tracks: Tracks = NOTHING;
  let closed = false;

  const say = (given: Given, state: GivenState): void => states.set({ ...states.get(), [given]: state });

  function put(given: Given, track: MediaStreamTrack | null): void {
    const former = tracks[given];
    tracks = { ...tracks, [given]: track };
    former?.stop();
  }

  async function open(given: Given): Promise<MediaStreamTrack | null> {
    const from = media();
    if (from === null) throw new DOMException('', 'NotFoundError');
    const { height, frames } = profileOf(low());
    const device = given === 'screen' ? null : chosen(given);
    // One that was chosen and is not plugged in today is no reason for silence.
    const wanted = device === null ? {} : { deviceId: { ideal: device } };
    const picture = { height: { ideal: height }, frameRate: { ideal: frames, max: frames } };
    const stream =
      given === 'screen'
        ? await from.getDisplayMedia({ video: { frameRate: { max: 8 } }, audio: false })
        : await from.getUserMedia(
            given === 'microphone'
              ? { audio: { ...wanted, echoCancellation: true, noiseSuppression: true, autoGainControl: true } }
              : { video: { ...picture, ...(device === null ? { facingMode: 'user' } : wanted) } },
          );
    return stream.getTracks()[0] ?? null;
  }

  async function turnOn(given: Given): Promise<void> {
    wishes[given] += 1;
    const wish = wishes[given];
    if (tracks[given] === null) say(given, 'starting');
    try {
      const track = await open(given);
      if (closed || wish !== wishes[given]) return track?.stop();
      if (track === null) return say(given, 'none');
      if (given === 'screen') track.contentHint = 'detail';
      track.addEventListener('ended', () => {
        // Unplugged, or ended in the browser's own bar.
        if (tracks[given] === track) void set(given, false);
      });
      put(given, track);
      say(given, 'on');
    } catch (fault) {
      if (!(fault instanceof DOMException)) throw fault;
      if (closed || wish !== wishes[given]) return;
      const isNo = ['NotAllowedError', 'SecurityError'].includes(fault.name);
      // Not to choose a screen after all is no fault.
      say(given, isNo ? (given === 'screen' ? 'off' : 'refused') : 'none');
    }
  }

  async function set(given: Given, on: boolean): Promise<void> {
    if (on) return turnOn(given);
    wishes[given] += 1;
    put(given, null);
    say(given, 'off');
  }

  return {
    states,
    tracks: () => tracks,
    set,
    mute(silent) {
      const { microphone } = tracks;
      if (microphone === null) return;
      microphone.enabled = !silent;
      say('microphone', silent ? 'off' : 'on');
    },
    async renew(given) {
      if (tracks[given] === null) return;
      const wasOn = states.get()[given] === 'on';
      await turnOn(given);
      if (given === 'microphone' && !wasOn) this.mute(true);
    },
    close() {
      closed = true;
      for (const given of ['microphone', 'camera', 'screen'] as const) put(given, null);
      states.set(OFF);
    },
  };
}
