/**
 * Which modules share a file. Small files compress apart, and badly: screens that one person opens after another are
 * put together, 30 KiB less than one by one (decision 0110).
 *
 * The first group that matches a module takes it, and takes along what it imports, unless an earlier one has it: hence
 * the order. What workers share comes before any screen (.ci/vite/workers.ts refuses a build where it does not). A
 * folder of screens that is not named here keeps a file for each of its screens, fetched when that is opened.
 */
import type { Rolldown } from 'vite';
import { ENTRY, pathOf, reached, sources } from './sources.ts';

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
const PLANS = ['agenda', 'follow', 'goals', 'pact'];
const SETTINGS = ['devices', 'help', 'lock', 'settings'];
const NOTEBOOK = [
  'app/ui/notebook/(?!Comments|RemovedPages|Thread|comments|notebook\\.css)',
  'app/ui/editor/(?:MoreMenu|insertItems|diff)',
];
/** What a pair sees of its programme: some of it the office shows too. */
const PROGRAMME = ['announcements', 'change', 'choosing', 'pack'];
const TOOLS = ['board', 'call', 'editor', 'notebook'];
const WORKSPACE = ['bundles', 'circle', 'note', 'trust', 'verify', 'workspace'];
/** Without what writes everything into a file, and draws boards for it. */
const LEAVE = 'app/ui/leave/(?!takeAlong|agendaFiles|drawing|media|texts|zip)';
const SHARED = [
  `app/ui/(?:parts|${[...COMING, ...SETTINGS, ...WORKSPACE, ...PROGRAMME].join('|')})[/.]`,
  'app/ui/leave/',
  // Else whoever wants it would want the rest of the notebook, and with it the editor.
  'app/ui/notebook/notebook\\.css',
  'app/ui/goals/(?:GoalWords|Heading|due)\\.',
  'app/ui/[^/]+$',
  'node_modules/lucide-react/',
];

/** Where the coordinator's office begins: what is reached through these alone is the office's. */
const OFFICE_DOORS = rooms(
  ...OFFICE.map((name) => `app/ui/${name}/`),
  'app/session/(?:officePart|example/exampleProgramme)\\.',
  'app/matching/(?:client|worker)\\.',
);

let office: ReadonlySet<string> | undefined;

function findOffice(): ReadonlySet<string> {
  const isDoor = (file: string): boolean => OFFICE_DOORS.test(`/${file}`);
  const others = reached(sources(), [ENTRY], { later: true, closed: isDoor });
  return reached(sources(), [...sources().keys()].filter(isDoor), { later: true }).difference(others);
}

/** Of a module, or of a file by its path: nobody but a coordinator needs it. */
export function isOffice(id: string): boolean {
  const file = pathOf(id);
  office ??= findOffice();
  return file !== null && office.has(file);
}

/** Of a screen that is not the office's: the group whose words come with its own. */
export function screensOf(file: string): string {
  // Few: the hash of every file stands in the page.
  const groups = { around: screens(...COMING, ...SETTINGS), plans: screens(...PLANS, ...TOOLS) };
  return Object.entries(groups).find(([, group]) => group.test(`/${file}`))?.[0] ?? 'workspace';
}

/**
 * Not kept for offline use: the guides, the texts of programmes to begin from, the demo and the examples. Who makes a
 * programme reaches its server at that moment anyway, and everybody else never opens one. Nor what only makes the run of
 * thousands quicker, and goes without.
 */
export const FETCHED_WHEN_ASKED =
  /^(?:octave|mentornet|school|flash|jobSeekers|[dD]emo|[eE]xample\w*|repairHeld|pieces|(?:mentee|mentor|coordinator|protection|faq|operator|accessibility|story|people)\.(?:en|fr))-[\w-]+\.(?:js|css)$/;

const everybodys: readonly (Rolldown.CodeSplittingGroup & { readonly test: RegExp })[] = [
  // Libraries apart, so that an update of the app leaves them in the cache.
  { name: 'react', test: within('react', 'react-dom', 'scheduler', 'use-sync-external-store') },
  // Of a few lines, and asked for by everything: without them the first screen would wait for the ciphers, or for all parsers.
  {
    name: 'helpers',
    test: rooms(
      'preload-helper',
      'crypto/result\\.',
      'app/model/(?:invitation|observable)\\.',
      'app/vault/workerUrl\\.',
    ),
  },
  { name: 'documents', test: within('yjs', 'lib0', 'y-protocols', 'y-indexeddb') },
  // The worker that stretches a passphrase reads these alone.
  { name: 'ciphers', test: rooms('node_modules/(?:tweetnacl|@noble)/', 'crypto/') },
  { name: 'parsers', test: rooms('node_modules/valibot/', 'app/model/(?:ids|limits)\\.') },
  // With those two, all that Today needs before the session: which profile it is of, and what it showed last.
  {
    name: 'keys',
    test: rooms(
      'app/session/(?:core|early|glance|profiles)\\.',
      'app/vault/(?:database|keyring|keyringRecord|keyringStore|rootKey|stretch)\\.',
    ),
  },
  { name: 'model', test: rooms('app/model/', 'app/matching/(?:messages|profile)\\.') },
  // What the page draws before anything else has come.
  { name: 'first', tags: ['$initial'], test: rooms(...FIRST) },
  // The first screen of whoever has begun: fetched beside the session.
  { name: 'home', test: screens('home') },
  { name: 'editor', test: within('@tiptap', 'prosemirror-[a-z-]+') },
  // What screens of several groups have in common.
  { name: 'shared', test: rooms(...SHARED), minShareCount: 2 },
  // The list of pages, and what is opened beside the text of one.
  { name: 'notebook', test: rooms(...NOTEBOOK) },
  { name: 'coming', test: screens(...COMING) },
  { name: 'settings', test: screens(...SETTINGS) },
  { name: 'workspace', test: rooms(`app/ui/(?:${WORKSPACE.join('|')})/`, LEAVE) },
  // What the app's Today says of a meeting, and what reminds of it.
  { name: 'soon', test: rooms('app/ui/agenda/(?:NextLine|Reminders|When|times)\\.') },
  { name: 'plans', test: screens(...PLANS) },
  // Neither is opened without the other.
  {
    name: 'call',
    test: rooms('app/ui/call/(?:CallLayer|CallPage|Controls|DeviceChoice|Live|Lobby|People|Play|use|words)'),
  },
  { name: 'choosing', test: screens('choosing', 'change') },
];

export const chunks: Rolldown.CodeSplittingGroup[] = [
  ...everybodys.map(({ test, ...group }) => ({ ...group, test: (id: string) => test.test(id) && !isOffice(id) })),
  // The last: it takes nothing along that anybody else needs.
  { name: 'office', test: (id) => isOffice(id) && rooms('app/ui/').test(id) },
];
