import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { partsOf, wordsOf } from '../../model/fold.ts';
import { useObservable, useSession } from '../../react/session.ts';
import { useWorkspace } from '../../react/useWorkspace.ts';
import type { Finding, Found, Hit, HitKind, Searched } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { NotFound } from '../gate/NotFound.tsx';
import { missionWords } from '../goals/journeyWords.ts';
import { Button } from '../parts/Button.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { Splash } from '../parts/Splash.tsx';
import { asked, NOTES, sought } from './asked.ts';
import './find.css';

const KINDS: readonly HitKind[] = ['message', 'page', 'comment', 'goal', 'way', 'pact', 'meeting', 'file', 'board'];
/** Of each kind before one asks for more. */
const FIRST = 6;

/** Search in one space, or in one's own notes (`NOTES`), on this device. */
export function FindPage({ id }: { id: string }) {
  return id === NOTES ? <FindInNotes /> : <FindInSpace id={id} />;
}

function FindInNotes() {
  const { notes } = useSession();
  const searched = useMemo(() => ({ notebook: notes }), [notes]);
  return <Find id={NOTES} searched={searched} at="/note" back="/notes" heading={<Trans>Search in my notes</Trans>} />;
}

function FindInSpace({ id }: { id: string }) {
  const { i18n } = useLingui();
  const summary = useObservable(useSession().home).workspaces.find((each) => each.id === id);
  const opened = useWorkspace(summary);
  const workspace = opened.tag === 'open' ? opened.value : null;
  const searched = useMemo(
    () =>
      workspace && {
        ...workspace,
        missions: Object.values(missionWords).map(({ title, how }) => ({ title: i18n._(title), how: i18n._(how) })),
      },
    [workspace, i18n],
  );
  if (opened.tag === 'opening') return <Splash />;
  if (searched === null) return <NotFound />;
  const heading = (
    <Trans>
      Search with <bdi>{summary?.title ?? ''}</bdi>
    </Trans>
  );
  return <Find id={id} searched={searched} at={`/w/${id}`} back={`/w/${id}`} heading={heading} />;
}

interface FindProps {
  /** As it is asked for: a workspace, or NOTES. */
  id: string;
  searched: Searched;
  /** What the addresses of what is found begin with. */
  at: string;
  back: string;
  heading: ReactNode;
}

function Find({ id, searched, at, back, heading }: FindProps) {
  const { t } = useLingui();
  const before = asked.get();
  const [query, setQuery] = useState(before?.workspace === id ? before.query : '');
  const found = useFinding(searched, query);
  const words = wordsOf(query);
  const total = found === null ? 0 : [...found.counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <FocusPage title={t`Search`} back={back}>
      <div className="find">
        <h1>{heading}</h1>
        <input
          // biome-ignore lint/a11y/noAutofocus: one comes here to type
          autoFocus
          type="search"
          className="input"
          dir="auto"
          autoComplete="off"
          enterKeyHint="search"
          aria-label={t`Words to look for`}
          placeholder={t`Words to look for`}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            asked.set({ workspace: id, query: event.currentTarget.value });
          }}
        />
        <p className="muted second" role="status">
          {words.length === 0 || found === null ? (
            id === NOTES ? (
              <Trans>Titles and text: everything is looked through on this device.</Trans>
            ) : (
              <Trans>
                Messages, pages and their comments, goals, the agreement, meetings, names of files and boards:
                everything is looked through on this device.
              </Trans>
            )
          ) : !found.done ? (
            <Trans>Looking…</Trans>
          ) : (
            <Plural value={total} _0="Nothing found" one="# found" other="# found" />
          )}
          {found !== null && found.missed > 0 && (
            <>
              {' '}
              <Plural value={found.missed} one="# page did not open." other="# pages did not open." />
            </>
          )}
        </p>
        {found !== null &&
          KINDS.map((kind) => <Kind key={kind} kind={kind} found={found} words={words} at={at} query={query} />)}
      </div>
    </FocusPage>
  );
}

/** What was found for the last words typed; null while nothing is looked for. */
function useFinding(searched: Searched, query: string): Found | null {
  const session = useSession();
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let gone = false;
    let finding: Finding | null = null;
    let stop = (): void => undefined;
    if (query.trim() === '') {
      setFound(null);
      return;
    }
    void session.find(searched, query).then((begun) => {
      if (gone) return begun.stop();
      finding = begun;
      const look = (): void => setFound(begun.get());
      stop = begun.subscribe(look);
      look();
    });
    return () => {
      gone = true;
      stop();
      finding?.stop();
    };
  }, [session, searched, query]);
  return found;
}

interface KindProps {
  kind: HitKind;
  found: Found;
  words: readonly string[];
  at: string;
  query: string;
}

function Kind({ kind, found, words, at, query }: KindProps) {
  const { t } = useLingui();
  const [all, setAll] = useState<string | null>(null);
  const titles = {
    message: t`Messages`,
    page: t`Notebook`,
    comment: t`Comments`,
    goal: t`Goals`,
    way: t`The way together`,
    pact: t`Agreement`,
    meeting: t`Agenda`,
    file: t`Files`,
    board: t`Board`,
  };
  const hits = found.hits.filter((hit) => hit.kind === kind);
  const count = found.counts.get(kind) ?? 0;
  if (hits.length === 0) return null;
  const shown = all === query ? hits : hits.slice(0, FIRST);
  return (
    <section className="find-kind">
      <h2>
        {titles[kind]} <span className="find-count">{count}</span>
      </h2>
      <ul>
        {shown.map((hit, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one thing may be found twice, and the order is its own
          <li key={index}>
            <HitLink hit={hit} words={words} at={at} />
          </li>
        ))}
      </ul>
      {shown.length < hits.length && (
        <Button kind="plain" small onClick={() => setAll(query)}>
          <Trans>Show {hits.length - shown.length} more</Trans>
        </Button>
      )}
      {all === query && count > hits.length && (
        <p className="caption muted">
          <Trans>
            These are {hits.length} of {count}. One more word narrows it down.
          </Trans>
        </p>
      )}
    </section>
  );
}

function pathTo(hit: Hit, at: string): string {
  switch (hit.kind) {
    case 'page':
    case 'comment':
      return at === '/note' ? `${at}/${hit.page}` : `${at}/page/${hit.page}`;
    case 'goal':
      return `${at}/goals/${hit.goal}`;
    case 'way':
      return `${at}/goals/way`;
    case 'pact':
      return `${at}/pact`;
    case 'meeting':
      return `${at}/agenda/${hit.meeting}`;
    case 'board':
      return `${at}/board`;
    case 'message':
    case 'file':
      return `${at}/chat`;
  }
}

function HitLink({ hit, words, at }: { hit: Hit; words: readonly string[]; at: string }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const line = hit.kind === 'message' || hit.kind === 'file' ? hit.line : null;
  const drawn = hit.kind === 'board' ? { board: hit.board, object: hit.object } : null;
  const thread = hit.kind === 'comment' ? hit.thread : null;
  const path = pathTo(hit, at);
  const title = hit.kind === 'page' || thread !== null ? hit.title || t`Untitled` : hit.title;
  return (
    <Link href={path} className="find-hit" onClick={() => sought.set({ path, line, drawn, thread, words })}>
      {title !== '' && (
        <span className="find-title" dir="auto">
          <Lit text={title} words={line === null && thread === null ? words : []} />
        </span>
      )}
      {hit.text !== '' && (
        <span className="find-text" dir="auto">
          <Lit text={hit.text} words={words} />
        </span>
      )}
      {hit.at > 0 && <span className="find-when caption muted">{formatDate(i18n.locale, hit.at, now)}</span>}
    </Link>
  );
}

function Lit({ text, words }: { text: string; words: readonly string[] }): ReactNode {
  return partsOf(text, words).map((part, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name
    part.hit ? <mark key={at}>{part.text}</mark> : part.text,
  );
}
