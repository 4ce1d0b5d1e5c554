/** simple-peer's own browser bundle, under the name that the build maps to it (its usual path is mapped to our Link). */
declare module 'simple-peer-bundle' {
  import SimplePeer from 'simple-peer';
  // biome-ignore lint/style/noDefaultExport: the bundle has no other.
  export default SimplePeer;
}
