/** The call of this device: who is in it, what is captured for it, what it costs. Fetched with the first one. */
import type { WorkspaceId } from '../../model/brand.ts';
import { parseWorkspaceId } from '../../model/ids.ts';
import { type CallStage, keepCalls } from '../../peer/call/calls.ts';
import type { ProvenLink } from '../../peer/types.ts';
import type { DeskMeans } from '../calls.ts';
import type { Calls, CallView, Chooseable, DeviceTest, Given } from '../callTypes.ts';
import { type Capture, openCapture } from './capture.ts';
import { meterOf } from './spent.ts';

const MEASURE_MS = 1_000;

export interface Desk extends Omit<Calls, 'now' | 'canShareScreen'> {
  attach(place: string, link: ProvenLink): void;
  take(link: ProvenLink, message: Uint8Array): void;
  going(place: string): number;
  close(): void;
}

export function openDesk(means: DeskMeans): Desk {
  const { clock, random, me, media, data, places } = means;
  const chosen = means.kept.getMap<string>('devices');
  const choiceOf = (kind: Chooseable): string | null => chosen.get(kind) ?? null;
  const streams = streamsOf();
  let isLow = data.low.get();
  let bytes = 0;
  let measure = meterOf();
  let timer: ReturnType<typeof setInterval> | undefined;
  let capture: Capture = open();
  let wasIn: CallStage['tag'] = 'none';

  const calls = keepCalls({ me, clock, random, low: () => isLow, onMissed: means.missed });

  function open(): Capture {
    const opened = openCapture({ media, low: () => isLow, chosen: choiceOf });
    opened.states.subscribe(give);
    return opened;
  }

  function give(): void {
    const { microphone, camera, screen } = capture.states.get();
    const gives = { microphone: microphone === 'on', camera: camera === 'on', screen: screen === 'on' };
    calls.give(capture.tracks(), gives);
    show();
  }

  /** Nothing is captured before somebody is called or answered, nor after. */
  function follow(): void {
    const { tag } = calls.stage();
    const isOn = tag === 'asking' || tag === 'in';
    if (!isOn && (wasIn === 'asking' || wasIn === 'in')) {
      clearInterval(timer);
      const last = capture;
      capture = open();
      last.close();
    }
    wasIn = tag;
    show();
    means.moved();
  }
  calls.subscribe(follow);

  function begin(camera: boolean): void {
    bytes = 0;
    measure = meterOf();
    clearInterval(timer);
    timer = setInterval(() => void count(), MEASURE_MS);
    void capture.set('microphone', true);
    if (camera) void capture.set('camera', true);
  }

  async function count(): Promise<void> {
    const stage = calls.stage();
    if (stage.tag !== 'in') return;
    const place = places.get(stage.place);
    for (const link of calls.links()) {
      const connection = link.connection();
      const spent = connection === null ? 0 : await measure(connection);
      bytes += spent;
      if (place !== undefined && spent > 0)
        data.note(place.id, { path: link.path() ?? 'direct', documents: 0, files: 0, other: 0, calls: spent });
    }
    show();
  }

  const nameOf = (place: string, person: string | null): string =>
    places
      .get(place)
      ?.people()
      .find(({ id }) => id === person)?.name ?? '';

  function viewOf(stage: CallStage): CallView | null {
    if (stage.tag === 'none') return null;
    const place = places.get(stage.place);
    const workspace = parseWorkspaceId(stage.place);
    if (place === undefined || !workspace.ok) return null;
    const { microphone, camera } = capture.tracks();
    return {
      workspace: workspace.value,
      title: place.title(),
      stage: stage.tag,
      by: nameOf(stage.place, stage.tag === 'asked' ? stage.person : stage.tag === 'ended' ? stage.by : null),
      why: stage.tag === 'ended' ? stage.why : null,
      since: stage.tag === 'in' ? stage.since : null,
      people: calls.guests().map(({ received, ...guest }) => ({
        ...guest,
        name: nameOf(stage.place, guest.person),
        sound: streams(received.microphone),
        picture: guest.gives.camera ? streams(received.camera) : null,
        screen: guest.gives.screen ? streams(received.screen) : null,
      })),
      mine: capture.states.get(),
      own: { sound: streams(microphone), picture: streams(camera) },
      low: isLow,
      bytes,
    };
  }

  const show = (): void => means.show(viewOf(calls.stage()));

  // A tab that is closed does not keep the other waiting for its connection.
  const leaving = (): void => calls.leave();
  globalThis.addEventListener?.('pagehide', leaving);

  async function list(kind: MediaDeviceKind): Promise<{ id: string; label: string }[]> {
    const all = (await media()?.enumerateDevices()) ?? [];
    return all
      .filter((each) => each.kind === kind && each.deviceId !== '')
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  }

  return {
    attach: (place, link) => calls.attach(place, link),
    take: calls.take,
    going: calls.going,
    start(workspace: WorkspaceId, kind) {
      // Pressed twice, or on the screen of another space.
      if (wasIn === 'asking' || wasIn === 'in') return;
      isLow = kind.low;
      calls.start(workspace);
      begin(kind.camera);
    },
    accept(kind) {
      isLow = data.low.get();
      calls.accept();
      begin(kind.camera);
    },
    decline: calls.decline,
    leave: calls.leave,
    forget: calls.forget,
    turn(given: Given) {
      const state = capture.states.get()[given];
      if (given === 'microphone' && capture.tracks().microphone !== null) capture.mute(state === 'on');
      else void capture.set(given, state !== 'on' && state !== 'starting');
    },
    spare(low) {
      isLow = low;
      calls.describe();
      void capture.renew('camera');
      show();
    },
    async devices() {
      return { microphone: await list('audioinput'), camera: await list('videoinput') };
    },
    chosen: choiceOf,
    async choose(kind, id) {
      chosen.set(kind, id);
      await capture.renew(kind);
    },
    async test(camera): Promise<DeviceTest> {
      const tried = openCapture({ media, low: () => isLow, chosen: choiceOf });
      await Promise.all([tried.set('microphone', true), camera ? tried.set('camera', true) : null]);
      return {
        mine: tried.states,
        own: () => ({ sound: streams(tried.tracks().microphone), picture: streams(tried.tracks().camera) }),
        close: tried.close,
      };
    },
    close() {
      calls.leave();
      clearInterval(timer);
      capture.close();
      globalThis.removeEventListener?.('pagehide', leaving);
    },
  };
}

/** The same stream for the same track: a screen that plays it is not disturbed by what else changes. */
function streamsOf(): (track: MediaStreamTrack | null) => MediaStream | null {
  const made = new WeakMap<MediaStreamTrack, MediaStream>();
  return (track) => {
    if (track === null) return null;
    const stream = made.get(track) ?? new MediaStream([track]);
    made.set(track, stream);
    return stream;
  };
}
