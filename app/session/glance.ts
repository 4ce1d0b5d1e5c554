/**
 * What Today shows, and nothing beside it, as a sealed record of this device: from it Today is drawn before Yjs, the vault
 * and the editor are there. It is written again with each change, and believed for as long as the session is on its way.
 */
import * as v from 'valibot';
import { type Random, type Secret, sealer } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import { parseInvitationId, parsePageId, parseProgrammeId, parseWorkspaceId } from '../model/ids.ts';
import type { WayBack } from './deviceTypes.ts';
import type { Home, InvitationView } from './homeTypes.ts';
import type { InboxEntry } from './inbox.ts';
import type { PageSummary } from './notebookTypes.ts';

/** Of another version it is not read: the next one is written a moment later. */
const VERSION = 1;
/** The rail shows so many notes, and Today fewer. */
const NOTES = 8;

const idBy = <Id extends string>(parse: (text: string) => Result<Id, unknown>) =>
  v.pipe(
    v.string(),
    v.rawTransform<string, Id>(({ dataset, addIssue, NEVER }) => {
      const parsed = parse(dataset.value);
      if (parsed.ok) return parsed.value;
      addIssue();
      return NEVER;
    }),
  );

const workspaceId = idBy(parseWorkspaceId);
const programmeId = idBy(parseProgrammeId);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const yes = v.optional(v.literal(true));
/** How many there are is all that is shown of them. */
const some = v.object({ length: count });
const person = v.object({ name: v.string(), box: v.string() });
const stages = ['drafted', 'sent', 'accepted', 'declined', 'expired', 'revoked', 'joined', 'ended'] as const;
const formats = ['pair', 'circle', 'flash', 'peer', 'reverse'] as const satisfies readonly InvitationView['format'][];

const home = v.object({
  name: v.string(),
  first: v.object({ checked: v.boolean(), aside: v.boolean() }),
  applications: v.array(
    v.object({
      programme: programmeId,
      programmeName: v.string(),
      state: v.picklist(['waiting', 'sent']),
      at: v.number(),
      card: v.object({ withdrawn: yes, pausedUntil: v.optional(v.number()) }),
      toTrain: v.array(v.object({ minutes: v.number() })),
    }),
  ),
  invitations: v.array(
    v.object({
      id: idBy(parseInvitationId),
      stage: v.picklist(stages satisfies readonly InvitationView['stage'][]),
      programmeName: v.string(),
      coordinator: v.string(),
      myRole: v.picklist(['mentor', 'mentee', 'supervisor']),
      me: v.object({ box: v.string(), programme: programmeId }),
      other: person,
      mentor: person,
      mentee: person,
      more: v.array(person),
      format: v.picklist(formats),
      expires: v.number(),
      reminded: v.nullable(v.object({ at: v.number(), longer: v.boolean() })),
      over: v.nullable(v.number()),
    }),
  ),
  // Without its link, which is as good as a key.
  directs: v.array(
    v.object({
      id: idBy(parseInvitationId),
      role: v.picklist(['inviter', 'invited']),
      stage: v.picklist(['open', 'accepted', 'joined', 'cancelled', 'expired', 'lost']),
      other: v.nullable(v.string()),
      circle: v.nullable(workspaceId),
      expires: v.number(),
    }),
  ),
  workspaces: v.array(
    v.object({
      id: workspaceId,
      title: v.string(),
      isCircle: v.boolean(),
      programme: v.nullable(v.object({ name: v.string(), months: v.number() })),
      since: v.number(),
      soon: v.object({
        meetings: v.array(v.object({ start: v.number(), end: v.number() })),
        asks: v.nullable(v.number()),
        signs: v.nullish(v.picklist(['agreement', 'roles', 'format', 'reopen'])),
      }),
      blocked: v.boolean(),
      example: yes,
    }),
  ),
  choices: v.array(
    v.object({
      programme: programmeId,
      programmeName: v.string(),
      of: v.picklist(['mentors', 'mentees']),
      expires: v.number(),
      profiles: some,
      ranked: v.nullable(some),
    }),
  ),
  boards: v.array(
    v.object({
      programme: programmeId,
      programmeName: v.string(),
      coordinator: v.string(),
      muted: v.boolean(),
      unread: count,
      items: v.array(
        v.object({ number: v.number(), kind: v.picklist(['announcement', 'tip']), text: v.string(), at: v.number() }),
      ),
    }),
  ),
  archives: some,
  offices: v.array(
    v.object({
      id: programmeId,
      name: v.string(),
      cards: count,
      pairs: count,
      out: v.optional(v.object({ at: v.number(), by: v.string() })),
      example: yes,
    }),
  ),
});

const schema = v.object({
  version: v.literal(VERSION),
  home,
  pages: v.array(v.object({ id: idBy(parsePageId), title: v.string(), edited: v.number() })),
  notes: count,
  inbox: v.array(
    v.tuple([
      workspaceId,
      v.object({
        unread: count,
        forMe: count,
        latest: v.nullable(v.object({ authorName: v.string(), text: v.string() })),
        due: v.nullable(v.string()),
        missed: v.nullable(v.object({ name: v.string(), at: v.number() })),
        heard: v.number(),
        here: v.boolean(),
      }),
    ]),
  ),
  wayBack: v.object({
    phrase: v.nullable(v.number()),
    file: v.nullable(v.number()),
    devices: count,
    partners: count,
    due: v.boolean(),
  }),
});

type Fixed<T> = T extends string | number | boolean | null | undefined ? T : { readonly [K in keyof T]: Fixed<T[K]> };
type Kept = Fixed<v.InferOutput<typeof schema>>;

/** Home as far as Today shows it; the whole of it is one too. */
export type HomeShown = Kept['home'];
export type InvitationShown = HomeShown['invitations'][number];
export type WorkspaceShown = HomeShown['workspaces'][number];
export type ApplicationShown = HomeShown['applications'][number];
export type DirectShown = HomeShown['directs'][number];
export type BoardShown = HomeShown['boards'][number];
export type ChoiceShown = HomeShown['choices'][number];
export type NoteShown = Kept['pages'][number];

export interface Glance extends Pick<Kept, 'home' | 'pages' | 'notes' | 'wayBack'> {
  readonly inbox: ReadonlyMap<string, InboxEntry>;
}

/** Of each, what Today shows; the rest is not written down. */
export function glanceOf(now: {
  readonly home: Home;
  readonly pages: readonly PageSummary[];
  readonly inbox: ReadonlyMap<string, InboxEntry>;
  readonly wayBack: WayBack;
}): Uint8Array {
  const { home, pages, inbox, wayBack } = now;
  const kept = v.parse(schema, {
    version: VERSION,
    home,
    pages: pages.slice(0, NOTES),
    notes: pages.length,
    // Nobody is known to be there at the next start.
    inbox: [...inbox].map(([id, entry]) => [id, { ...entry, here: false }]),
    wayBack,
  });
  return new TextEncoder().encode(JSON.stringify(kept));
}

/** `place`: the profile's keyring, by the name of its database. A record of another profile does not open. */
const box = (key: Secret, place: string) => sealer(key, 'glance', place);

export const sealGlance = (key: Secret, place: string, glance: Uint8Array, random: Random): Uint8Array =>
  box(key, place).seal(glance, random);

/** Null for whatever was not sealed here, by this version: then the session draws first, as if there were none. */
export function openGlance(key: Secret, place: string, sealed: Uint8Array): Glance | null {
  const opened = box(key, place).open(sealed);
  if (!opened.ok) return null;
  try {
    const kept = v.safeParse(schema, JSON.parse(new TextDecoder().decode(opened.value)));
    return kept.success ? { ...kept.output, inbox: new Map(kept.output.inbox) } : null;
  } catch {
    return null; // Sealed here, and no JSON: of another version.
  }
}
