import '../../../e2e/link/page/watch.ts';
import { bytes } from './bytes.ts';
import { documents } from './documents.ts';
import { raw } from './raw.ts';

const bench = { raw, bytes, documents };

declare global {
  interface Window {
    bench: typeof bench;
  }
}

window.bench = bench;
