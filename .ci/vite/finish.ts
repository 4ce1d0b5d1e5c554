/**
 * What a build still needs once the page is bundled: the hashes of its scripts, the service worker, which lists every file of the build, and
 * then the compressed copies of all of them, and the list of a release.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { injectManifest } from 'workbox-build';
import { writeList } from '../release/list.ts';
import { FETCHED_WHEN_ASKED } from './chunks.ts';
import { compress } from './compress.ts';
import { writeFirstScreen } from './firstScreen.ts';
import { writeIntegrity } from './integrity.ts';
import { chunksOf, type Kits, kits, reachedFrom } from './kits.ts';

/** From where Today is drawn before the session is there. */
const TODAY = /\/app\/(?:session\/early\.ts|ui\/home\/Today\.tsx)$/;

/** What that leads to, beyond what the page names itself. */
function filesOfToday(bundle: Rolldown.OutputBundle): string[] {
  const chunks = chunksOf(bundle);
  const reachedBy = (is: (chunk: Rolldown.OutputChunk) => boolean) =>
    reachedFrom(chunks, [...chunks.values()].filter(is), () => false);
  const needed = reachedBy(({ moduleIds }) => moduleIds.some((id) => TODAY.test(id)));
  return [
    ...needed.difference(reachedBy(({ facadeModuleId }) => facadeModuleId?.endsWith('/app/index.html') === true)),
  ].sort();
}

/** `worker` and `first`: the sources of the service worker, and of what draws the first screen before the app. */
export function finish(sources: { readonly worker: string; readonly first: string }): Plugin[] {
  let folder = '';
  let config = '';
  let found: Kits = {};
  let today: readonly string[] = [];
  let written = false;
  const last: Plugin = {
    name: 'binome-finish',
    apply: 'build',
    configResolved(resolved) {
      folder = resolved.build.outDir;
      config = resolved.configFile ?? '';
    },
    buildStart() {
      written = false;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        today = filesOfToday(bundle);
      },
    },
    writeBundle() {
      written = true;
    },
    async closeBundle() {
      // Closed after a failure too: what would be thrown here would hide the reason.
      if (!written) return;
      await writeFirstScreen(folder, config, sources.first);
      writeIntegrity(folder, today);
      writeFileSync(join(folder, '.kits'), JSON.stringify(found));
      const ofKits = new Set(Object.values(found).flat());
      const scratch = mkdtempSync(join(tmpdir(), 'binome-worker-'));
      try {
        await build({
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          build: {
            outDir: scratch,
            emptyOutDir: true,
            rolldownOptions: {
              checks: { pluginTimings: false },
              input: sources.worker,
              output: { format: 'iife', entryFileNames: 'sw.js' },
            },
          },
          define: { 'process.env.NODE_ENV': '"production"', 'self.KITS': JSON.stringify(found) },
        });
        const { warnings } = await injectManifest({
          swSrc: join(scratch, 'sw.js'),
          swDest: join(folder, 'sw.js'),
          globDirectory: folder,
          // The larger pictures are the system's, which fetches them as it puts the app on the home screen.
          globPatterns: [
            'index.html',
            'theme.js',
            'first.js',
            'assets/**/*.{js,css,wasm}',
            '*.webmanifest',
            'i/mark.svg',
            'i/192.png',
          ],
          manifestTransforms: [
            (entries) => ({
              manifest: entries.filter(
                ({ url }) => !ofKits.has(url) && !FETCHED_WHEN_ASKED.test(url.replace('assets/', '')),
              ),
              warnings: [],
            }),
          ],
          // Vite has put the hash of the content in these names: the address alone tells the version.
          dontCacheBustURLsMatching: /^assets\//,
        });
        for (const warning of warnings) this.warn(warning);
      } finally {
        rmSync(scratch, { recursive: true, force: true });
      }
      compress(folder);
      writeList(folder);
    },
  };
  const sorted = kits((of) => {
    found = of;
  });
  return [sorted, last];
}
