/** The door: the class y-webrtc finds in place of `simple-peer/simplepeer.min.js`. */
// biome-ignore lint/style/noDefaultExport: y-webrtc imports the default.
export { Link, Link as default, type LinkOptions } from './link.ts';
export * from './types.ts';
