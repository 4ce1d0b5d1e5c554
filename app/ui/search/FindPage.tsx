import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { partsOf, wordsOf } from '../../model/fold.ts';
import { useObservable, useSession } from '../../react/session.ts';
import { useOpened } from '../../react/useOpened.ts';
import type { Finding, Found, Hit, HitKind, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { NotFound } from '../gate/NotFound.tsx';
import { Button } from '../parts/Button.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { Splash } from '../parts/Splash.tsx';
import { asked, sought } from './asked.ts';
import './find.css';

const KINDS: readonly HitKind[] = ['message', 'page', 'goal', 'meeting', 'file', 'board'];
/** Of each kind before one asks for more. */
const FIRST = 6;

/** Search in one space, on this device. */
export function FindPage({ id }: { id: string }) {
  const session = useSession();
  const summary = useObservable(session.home).workspaces.find((each) => each.id === id);
  const opened = useOpened(id, async () =>
    summary === undefined
      ? { ok: false as const, error: { tag: 'not-found' as const } }
      : session.openWorkspace(summary.id),
  );
  if (opened.tag === 'opening') return <Splash />;
  if (opened.tag === 'failed') return <NotFound />;
  return <Find workspace={opened.value} title={summary?.title ?? ''} />;
}

function Find({ workspace, title }: { workspace: Workspace; title: string }) {
  const { t } = useLingui();
  const before = asked.get();
  const [query, setQuery] = useState(before?.workspace === workspace.id ? before.query : '');
  const found = useFinding(workspace, query);
  const words = wordsOf(query);
  const total = found === null ? 0 : [...found.counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <FocusPage title={t`Search`} back={`/w/${workspace.id}`}>
      <div className="find">
        <h1>
          <Trans>
            Search with <bdi>{title}</bdi>
          </Trans>
        </h1>
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
            asked.set({ workspace: workspace.id, query: event.currentTarget.value });
          }}
        />
        <p className="muted second" role="status">
          {words.length === 0 || found === null ? (
            <Trans>
              Messages, pages, goals, meetings, names of files and boards: everything is looked through on this device.
            </Trans>
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
          KINDS.map((kind) => (
            <Kind key={kind} kind={kind} found={found} words={words} workspace={workspace} query={query} />
          ))}
      </div>
    </FocusPage>
  );
}

/** What was found for the last words typed; null while nothing is looked for. */
function useFinding(workspace: Workspace, query: string): Found | null {
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
    void session.find(workspace, query).then((begun) => {
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
  }, [session, workspace, query]);
  return found;
}

interface KindProps {
  kind: HitKind;
  found: Found;
  words: readonly string[];
  workspace: Workspace;
  query: string;
}

function Kind({ kind, found, words, workspace, query }: KindProps) {
  const { t } = useLingui();
  const [all, setAll] = useState<string | null>(null);
  const titles = {
    message: t`Messages`,
    page: t`Notebook`,
    goal: t`Goals`,
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
        {shown.map((hit, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one thing may be found twice, and the order is its own
          <li key={at}>
            <HitLink hit={hit} words={words} workspace={workspace} />
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

function HitLink({ hit, words, workspace }: { hit: Hit; words: readonly string[]; workspace: Workspace }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const at = `/w/${workspace.id}`;
  const line = hit.kind === 'message' || hit.kind === 'file' ? hit.line : null;
  const path =
    hit.kind === 'page'
      ? `${at}/page/${hit.page}`
      : hit.kind === 'goal'
        ? `${at}/goals/${hit.goal}`
        : hit.kind === 'meeting'
          ? `${at}/agenda/${hit.meeting}`
          : hit.kind === 'board'
            ? `${at}/board`
            : `${at}/chat`;
  const title = hit.kind === 'page' ? hit.title || t`Untitled` : hit.title;
  return (
    <Link href={path} className="find-hit" onClick={() => sought.set({ path, line, words })}>
      {title !== '' && (
        <span className="find-title" dir="auto">
          <Lit text={title} words={line === null ? words : []} />
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
