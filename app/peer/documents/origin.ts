/** The origin of every transaction that another device caused: what must not be sent back to it. */
export class RemoteOrigin {
  /** base64url key of the device it came from. */
  readonly device: string;

  constructor(device: string) {
    this.device = device;
  }
}
