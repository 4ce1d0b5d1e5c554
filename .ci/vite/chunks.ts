/**
 * Which modules share a file. Small files compress apart, and badly: screens that one person opens after another are
 * put together, 30 KiB less than one by one (decision 0110).
 *
 * The first group that matches a module takes it, and takes along what it imports, unless an earlier one has it: hence
 * the order. What workers share comes before any screen (.ci/vite/workers.ts refuses a build where it does not). A
 * folder of screens that is not named here keeps a file for each of its screens, fetched when that is opened.
 */
import type { Rolldown } from 'vite';

const rooms = (...paths: string[]) => new RegExp(`/(?:${paths.join('|')})`);
const within = (...packages: string[]) => rooms(`node_modules/(?:${packages.join('|')})/`);
const screens = (...names: string[]) => rooms(`app/ui/(?:${names.join('|')})[/.]`);

const FIRST = ['app/ui/', 'app/react/', 'node_modules/(?:@lingui|lucide-react|wouter)/'];
const COMING = [
  'circle/CircleOffered',
  'devices/(?:ArrivePage|ByPartner|ReturnPage)',
  'gate',
  'invitation',
  'invite',
  'join',
];
const OFFICE = ['office', 'programme'];
const PLANS = ['agenda', 'goals'];
const SETTINGS = ['devices', 'help', 'lock', 'settings'];
const NOTEBOOK = ['app/ui/notebook/(?!Comments|Thread|comments)', 'app/ui/editor/(?:MoreMenu|insertItems|diff)'];
const WORKSPACE = ['bundles', 'circle', 'follow', 'goals', 'leave', 'note', 'pact', 'trust', 'verify', 'workspace'];
const SHARED = [
  `app/ui/(?:parts|${[...COMING, ...OFFICE, ...SETTINGS, ...WORKSPACE].join('|')})[/.]`,
  'app/ui/goals/(?:GoalWords|Heading|due)\\.',
  'app/ui/[^/]+$',
  'node_modules/lucide-react/',
];

/**
 * Not kept for offline use: the guides, and the texts of programmes to begin from. Who makes a programme reaches its
 * server at that moment anyway, and everybody else never opens one.
 */
export const FETCHED_WHEN_ASKED =
  /^(?:octave|mentornet|school|flash|jobSeekers|es|pt|ar|sw|(?:mentee|mentor|coordinator|protection|faq|operator|accessibility)\.(?:en|fr))-[\w-]+\.js$/;

export const chunks: Rolldown.CodeSplittingGroup[] = [
  // Libraries apart, so that an update of the app leaves them in the cache.
  { name: 'react', test: within('react', 'react-dom', 'scheduler', 'use-sync-external-store') },
  // Of a few lines, and asked for by everything: without them the first screen would wait for the ciphers, or for all parsers.
  { name: 'helpers', test: rooms('preload-helper', 'crypto/result\\.', 'app/model/(?:invitation|observable)\\.') },
  { name: 'documents', test: within('yjs', 'lib0', 'y-protocols', 'y-indexeddb') },
  // The worker that stretches a passphrase reads these alone.
  { name: 'ciphers', test: rooms('node_modules/(?:tweetnacl|@noble)/', 'crypto/') },
  { name: 'model', test: rooms('node_modules/valibot/', 'app/model/', 'app/matching/(?:messages|profile)\\.') },
  // What the page draws before anything else has come.
  { name: 'first', tags: ['$initial'], test: rooms(...FIRST) },
  { name: 'editor', test: within('@tiptap', 'prosemirror-[a-z-]+') },
  // What screens of several groups have in common.
  { name: 'shared', test: rooms(...SHARED), minShareCount: 2 },
  // The list of pages, and what is opened beside the text of one.
  { name: 'notebook', test: rooms(...NOTEBOOK) },
  { name: 'office', test: screens(...OFFICE) },
  { name: 'coming', test: screens(...COMING) },
  { name: 'settings', test: screens(...SETTINGS) },
  { name: 'workspace', test: screens(...WORKSPACE) },
  // What the app's Today says of a meeting, and what reminds of it.
  { name: 'soon', test: rooms('app/ui/agenda/(?:NextLine|Reminders|When|times)\\.') },
  { name: 'plans', test: screens(...PLANS) },
];
