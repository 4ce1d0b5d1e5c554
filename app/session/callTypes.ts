/** What the screens see of calls. */
import type { Instant, PersonId, WorkspaceId } from '../model/brand.ts';
import type { Observable } from '../model/observable.ts';
import type { CallEnd, Gives } from '../peer/call/calls.ts';
import type { Place } from '../peer/call/media.ts';

/** What one can give: the microphone, the camera, the screen. */
export type Given = Place;
/** `refused`: the browser or the person said no. `none`: there is no such device, or another program has it. */
export type GivenState = 'off' | 'starting' | 'on' | 'refused' | 'none';

export interface CallPerson {
  /** One a device. */
  readonly device: string;
  readonly person: string;
  readonly name: string;
  /** `away`: the connection went, and is waited for. */
  readonly state: 'here' | 'away';
  readonly gives: Gives;
  readonly sound: MediaStream | null;
  readonly picture: MediaStream | null;
  readonly screen: MediaStream | null;
}

export interface CallView {
  readonly workspace: WorkspaceId;
  /** The other person's name, or the circle's. */
  readonly title: string;
  /** `asked`: somebody calls. `asking`: nobody has come yet. */
  readonly stage: 'asked' | 'asking' | 'in' | 'ended';
  /** Who calls, or who ended it; empty where it is nobody's doing. */
  readonly by: string;
  readonly why: CallEnd | null;
  readonly since: Instant | null;
  readonly people: readonly CallPerson[];
  readonly mine: Readonly<Record<Given, GivenState>>;
  /** What my microphone hears and my camera sees, while they are on. */
  readonly own: { readonly sound: MediaStream | null; readonly picture: MediaStream | null };
  readonly low: boolean;
  /** Of sound and pictures, both ways, since it began. */
  readonly bytes: number;
}

export interface MediaDevice {
  readonly id: string;
  /** Empty until the browser was allowed to tell. */
  readonly label: string;
}

export type Chooseable = 'microphone' | 'camera';

/** The devices as they would be in a call. Close it when the screen leaves: the light of the camera goes out. */
export interface DeviceTest {
  readonly mine: Observable<Readonly<Record<Chooseable, GivenState>>>;
  own(): CallView['own'];
  close(): void;
}

export interface Calls {
  /** Null: no call, and nothing of one to show. */
  readonly now: Observable<CallView | null>;
  /** With sound; the camera only when asked for. Of a place where a call is on, one goes in. */
  start(workspace: WorkspaceId, kind: { readonly camera: boolean; readonly low: boolean }): void;
  accept(kind: { readonly camera: boolean }): void;
  decline(): void;
  leave(): void;
  /** The end was seen. */
  forget(): void;
  turn(given: Given): void;
  /** For this call. */
  spare(low: boolean): void;
  canShareScreen(): boolean;
  devices(): Promise<Readonly<Record<Chooseable, readonly MediaDevice[]>>>;
  chosen(kind: Chooseable): string | null;
  choose(kind: Chooseable, id: string): Promise<void>;
  test(camera: boolean): Promise<DeviceTest>;
}

export interface MissedCall {
  readonly person: PersonId;
  readonly name: string;
  readonly at: Instant;
}

/** The calls of one workspace. */
export interface WorkspaceCalls {
  /** The newest of each person, until it was seen. */
  readonly missed: Observable<readonly MissedCall[]>;
  seen(): void;
  /** How many are in a call here that this device is not in. */
  readonly going: Observable<number>;
}
