import { fileURLToPath } from 'node:url';
import babel, { defineRolldownBabelPreset } from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './.ci/longestFirst.ts';
import { words } from './.ci/vite/catalogs.ts';
import { chunks } from './.ci/vite/chunks.ts';
import { leanEditor, withoutMarkdown } from './.ci/vite/editor.ts';
import { finish } from './.ci/vite/finish.ts';
import { leanSimplePeer, linkForPeer, ourSocket, quietLog } from './.ci/vite/peer.ts';
import { workers } from './.ci/vite/workers.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Only the files that use a macro pass through Babel. */
const linguiMacro = defineRolldownBabelPreset({
  preset: () => ({ plugins: ['@lingui/babel-plugin-lingui-macro'] }),
  rolldown: { filter: { code: /@lingui\/(core|react)\/macro/ } },
});

/** A state that is looked at again and again, as `waitFor` does in the browser. */
const POLL = { poll: { timeout: 30_000 } };

/** Scenes that hold a bound in seconds, or fill two cores by themselves: alone, after the others. */
const QUIET = [
  'e2e/circle/twelve.scene.ts',
  'e2e/link/*.scene.ts',
  'e2e/lab/moves.scene.ts',
  'e2e/lab/slow.scene.ts',
  'e2e/room/cut.scene.ts',
  'e2e/room/room.scene.ts',
];

/** Scenes that wait for half a minute at a time, as people do: beside everything else. */
const WAITING = [
  'e2e/room/low.scene.ts',
  'e2e/room/byHand.scene.ts',
  'e2e/devices/apart.scene.ts',
  'e2e/circle/again.scene.ts',
  'e2e/lab/routers.scene.ts',
];

export default defineConfig({
  root: here('app'),
  publicDir: here('public'),
  cacheDir: here('node_modules/.vite'),
  plugins: [
    babel({ presets: [linguiMacro] }),
    react(),
    words(),
    workers(),
    withoutMarkdown,
    finish({ worker: here('app/pwa/worker.ts'), first: here('app/first.ts') }),
  ],
  resolve: {
    alias: [linkForPeer, ourSocket, quietLog, ...leanSimplePeer, ...leanEditor],
    // Two copies of Yjs in one page break its type checks silently.
    dedupe: ['yjs', 'lib0', 'y-protocols', 'react', 'react-dom'],
  },
  optimizeDeps: { exclude: ['y-webrtc'] },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: ['chrome109', 'firefox115', 'safari16.4'],
    sourcemap: false,
    modulePreload: { polyfill: false },
    // Small files inlined as data: URLs would be refused by the content security policy.
    assetsInlineLimit: 0,
    // .ci/budget.ts is the judge of sizes.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        codeSplitting: { groups: chunks },
      },
    },
  },
  worker: { format: 'es' },
  test: {
    server: { deps: { inline: ['y-webrtc'] } },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          root: here('.'),
          environment: 'node',
          include: ['{app,crypto,signaling}/**/*.test.{ts,tsx}', 'e2e/*.test.ts', 'e2e/support/*.test.ts'],
          // Vitest leaves one core free for a person at work: of two, half.
          maxWorkers: 2,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'scenes',
          root: here('.'),
          environment: 'node',
          include: ['e2e/**/*.scene.ts'],
          exclude: [...QUIET, ...WAITING],
          // They wait for states, and most of the time for nothing but a browser: two at once halve the wait.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: POLL,
        },
      },
      {
        extends: true,
        test: {
          name: 'waiting',
          root: here('.'),
          environment: 'node',
          include: WAITING,
          maxWorkers: 1,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: POLL,
        },
      },
      {
        extends: true,
        test: {
          name: 'quiet',
          root: here('.'),
          environment: 'node',
          include: QUIET,
          // Real browsers on two cores: one scene at a time keeps their clocks honest.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: POLL,
        },
      },
    ],
  },
});
