/**
 * Every address of the app, as the router of app/ui/App.tsx names them, with where each is looked at. e2e/routes.test.ts
 * fails when the router knows one that is not here.
 */

/** What was made before the walk; each part of an address. */
export interface Made {
  readonly programme: string;
  /** Of a programme in which mentors choose among mentees without a name. */
  readonly choice: string;
  readonly module: string;
  readonly invitation: string;
  /** What follows the mark # in the programme's link, and in a personal invitation. */
  readonly programmeWord: string;
  readonly offerWord: string;
  readonly note: string;
  readonly space: string;
  readonly page: string;
  readonly goal: string;
  /** It has one time; the first of its times is 0. */
  readonly meeting: string;
  readonly sheet: string;
  readonly circle: string;
}

/** Ada has a space with Ben, whose goals they are, Cleo runs the programme, Dan has just opened the app. */
export type Walker = 'ada' | 'ben' | 'cleo' | 'dan';

interface Stop {
  readonly who: Walker;
  readonly at: (made: Made) => readonly string[];
}

const ada = (at: Stop['at']): Stop => ({ who: 'ada', at });
const ben = (at: Stop['at']): Stop => ({ who: 'ben', at });
const inSpace = (...parts: readonly string[]): Stop => ada(({ space }) => parts.map((part) => `/w/${space}${part}`));
const dan = (...paths: readonly string[]): Stop => ({ who: 'dan', at: () => paths });

export const OFFICE_TABS = [
  'overview',
  'directory',
  'pairs',
  'sent',
  'waiting',
  'announcements',
  'team',
  'programme',
  'following',
  'report',
  'reports',
] as const;

export const GUIDES = ['mentee', 'mentor', 'coordinator', 'protection', 'faq', 'operator', 'accessibility'] as const;

/** By the pattern of the router; what no pattern takes is under the empty one. */
export const WALK: Readonly<Record<string, readonly Stop[]>> = {
  '/': [dan('/'), ada(() => ['/']), { who: 'cleo', at: () => ['/'] }],
  '/notes': [ada(() => ['/notes']), dan('/notes')],
  '/note/:id': [ada(({ note }) => [`/note/${note}`])],
  '/p': [{ who: 'dan', at: ({ programmeWord }) => [`/p#${programmeWord}`] }],
  '/apply/:programme': [{ who: 'dan', at: ({ programme }) => [`/apply/${programme}`] }],
  '/training/:programme/:module?': [
    ada(({ programme, module }) => [`/training/${programme}`, `/training/${programme}/${module}`]),
  ],
  '/card/:programme': [ada(({ programme }) => [`/card/${programme}`])],
  '/choose/:programme': [ada(({ choice }) => [`/choose/${choice}`])],
  '/invitation/:id': [ada(({ invitation }) => [`/invitation/${invitation}`])],
  '/w/:id': [inSpace(''), ben(({ space }) => [`/w/${space}`]), ada(({ circle }) => [`/w/${circle}`])],
  '/w/:id/chat': [inSpace('/chat')],
  '/w/:id/call': [inSpace('/call')],
  '/w/:id/board': [inSpace('/board')],
  '/w/:id/check/:person?': [inSpace('/check')],
  '/w/:id/people': [ada(({ circle }) => [`/w/${circle}/people`])],
  '/w/:id/goals/:goal?': [
    inSpace('/goals'),
    ben(({ space, goal }) => ['', '/new', '/way', `/${goal}`].map((part) => `/w/${space}/goals${part}`)),
  ],
  '/w/:id/goals/:goal/edit': [ben(({ space, goal }) => [`/w/${space}/goals/${goal}/edit`])],
  '/w/:id/agenda/:meeting?': [
    inSpace('/agenda', '/agenda/new', '/agenda/week', '/agenda/past'),
    ada(({ space, meeting }) => [`/w/${space}/agenda/${meeting}`]),
  ],
  '/w/:id/agenda/:meeting/:n': [ada(({ space, meeting }) => [`/w/${space}/agenda/${meeting}/0`])],
  '/w/:id/agenda/:meeting/:n/move': [ada(({ space, meeting }) => [`/w/${space}/agenda/${meeting}/0/move`])],
  '/w/:id/pact/:part?': [
    inSpace(...['', '/edit', '/roles', '/format', '/pause', '/close'].map((part) => `/pact${part}`)),
  ],
  '/w/:id/follow/:part?': [inSpace('/follow', '/follow/mid', '/follow/end')],
  '/w/:id/programme/:part?': [inSpace('/programme'), ada(({ space, sheet }) => [`/w/${space}/programme/${sheet}`])],
  '/w/:id/page/:page': [inSpace('/page/all'), ada(({ space, page }) => [`/w/${space}/page/${page}`])],
  '/new-programme': [dan('/new-programme')],
  '/office/:id/:tab?': [
    { who: 'cleo', at: ({ programme }) => OFFICE_TABS.map((tab) => `/office/${programme}/${tab}`) },
  ],
  '/team': [dan('/team')],
  '/received': [ada(() => ['/received'])],
  '/device': [dan('/device')],
  '/invite': [ada(() => ['/invite']), dan('/invite')],
  '/new-circle': [ada(() => ['/new-circle'])],
  '/i': [{ who: 'dan', at: ({ offerWord }) => [`/i#${offerWord}`] }],
  '/return': [dan('/return')],
  '/verify': [dan('/verify')],
  '/verify-app': [dan('/verify-app')],
  '/examples': [dan('/examples')],
  // Leads on to a note, whose own row says the rest.
  '/new-note': [ada(() => ['/new-note'])],
  '/settings': [ada(() => ['/settings']), dan('/settings')],
  '/accessibility': [dan('/accessibility')],
  '/help/:guide?': [dan('/help', ...GUIDES.map((guide) => `/help/${guide}`))],
  '/find/:id': [ada(({ space }) => [`/find/${space}`])],
  '': [dan('/nothing-is-here'), ada(() => ['/w/nobody', '/note/nothing'])],
};

/** All that this person looks at, in the order of the router. */
export const stopsOf = (who: Walker, made: Made): readonly string[] =>
  Object.values(WALK).flatMap((stops) => stops.filter((stop) => stop.who === who).flatMap((stop) => stop.at(made)));
