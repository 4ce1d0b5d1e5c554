import { Plural, Trans, useLingui } from '@lingui/react/macro';
import ArrowDown from 'lucide-react/icons/arrow-down';
import SearchIcon from 'lucide-react/icons/search';
import { Fragment, type KeyboardEvent, lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { nameOfLine } from '../../../model/chatLine.ts';
import { useObservable } from '../../../react/session.ts';
import type { ChatLine, Workspace } from '../../../session/types.ts';
import { useNow } from '../../clock.ts';
import { formatDay } from '../../format.ts';
import { Button, IconButton } from '../../parts/Button.tsx';
import { Undoing, undoByKey } from '../../parts/Undoing.tsx';
import { useSought } from '../../search/useSought.ts';
import { withWhom } from '../people.ts';
import type { Aim } from './aim.ts';
import { Bubble, type LineActs } from './Bubble.tsx';
import { marksIn, wordsOf } from './find.ts';
import { groupsOf } from './groups.ts';
import { useEnd } from './useEnd.ts';
import { useStretch } from './useStretch.ts';

const ChapterMark = lazy(() => import('../../circle/ChapterMark.tsx').then((m) => ({ default: m.ChapterMark })));
const LineMenu = lazy(() => import('./LineMenu.tsx').then((m) => ({ default: m.LineMenu })));
const Search = lazy(() => import('./Search.tsx').then((m) => ({ default: m.Search })));

interface Opening {
  readonly line: ChatLine;
  readonly opener: HTMLElement;
  /** Opened again before the browser has told that it was closed, the menu is another one. */
  readonly nth: number;
}

/** The lines by day. It is silent to screen readers: the page's one announcer says what arrives. */
export function ChatLog({ workspace, onAim }: { workspace: Workspace; onAim: (aim: Aim) => void }) {
  const { t, i18n } = useLingui();
  const { chat, files, circle } = workspace;
  const other = withWhom(workspace);
  const lines = useObservable(chat.lines);
  const now = useNow();
  const log = useRef<HTMLDivElement>(null);
  const glass = useRef<HTMLButtonElement>(null);
  const drawn = useStretch(log, lines);
  const end = useEnd(log, lines, drawn.to === lines.length, drawn.toEnd);
  const { below } = end;
  const [menu, setMenu] = useState<Opening | null>(null);
  const back = useRef<HTMLElement>(null);
  useEffect(() => {
    if (menu !== null) return;
    // Only now is the rest of the page open to the focus again; the browser may have given it back, or one writes by now.
    if (document.activeElement === document.body) back.current?.focus();
    back.current = null;
  }, [menu]);
  const [searching, setSearching] = useState(false);
  const [query, setQuery] = useState('');
  const [stop, setStop] = useState<string | null>(null);
  const words = useMemo(() => (searching ? wordsOf(query) : []), [searching, query]);
  const shown = lines.slice(drawn.from, drawn.to);
  // What Tab comes to first: where one was, else the newest.
  const stopAt = shown.some(({ id }) => id === stop)
    ? stop
    : (shown.findLast(({ name }) => name !== undefined)?.id ?? null);

  const answered = useAnswered(lines, shown);
  const go = useRef(drawn.go);
  go.current = drawn.go;
  useSought(lines, (id) => go.current(id));
  const acts = useMemo<LineActs>(
    () => ({
      menu: (line, opener) => setMenu((before) => ({ line, opener, nth: (before?.nth ?? 0) + 1 })),
      react: ({ name }, { mark, mine }) => name !== undefined && chat.react(name, mine ? null : mark),
      jump: (name) => void go.current(nameOfLine(name)),
    }),
    [chat],
  );

  return (
    <>
      {searching && (
        <Suspense fallback={null}>
          <Search
            lines={lines}
            onWords={setQuery}
            onGo={(id) => void drawn.go(id)}
            onClose={() => {
              setSearching(false);
              // It is drawn again only once the search is not.
              queueMicrotask(() => glass.current?.focus());
            }}
          />
        </Suspense>
      )}
      <div className="chat-window">
        {!searching && lines.length > 0 && (
          <div className="chat-corner">
            <IconButton
              ref={glass}
              icon={SearchIcon}
              label={t`Search the messages`}
              onClick={() => setSearching(true)}
            />
            <Undoing acts={chat.acts} />
          </div>
        )}
        <div
          className="chat-log"
          role="log"
          aria-live="off"
          aria-label={t`Conversation`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          ref={log}
          onScroll={() => {
            end.onScroll();
            drawn.follow();
          }}
          onKeyDown={(event) => {
            walk(event);
            undoByKey(chat.acts, event.nativeEvent);
          }}
          onFocus={(event) => {
            const line = event.target.closest('[data-line]')?.getAttribute('data-line');
            if (event.target.matches('.bubble-more') && line) setStop(line);
          }}
        >
          {lines.length === 0 && (
            <div className="chat-empty">
              <p>
                {circle === null ? (
                  <Trans>
                    What you write here is for <bdi>{other}</bdi> alone.
                  </Trans>
                ) : (
                  <Trans>What you write here is for everybody who is in the circle now.</Trans>
                )}
              </p>
              <p className="caption">
                <Trans>For example: “When would you like to meet the first time?”</Trans>
              </p>
            </div>
          )}
          {drawn.from > 0 && (
            <Button kind="plain" small onClick={drawn.showEarlier}>
              <Trans>Show earlier messages</Trans>
            </Button>
          )}
          {groupsOf(shown).map((group, at) => (
            <Fragment key={group.key}>
              {circle !== null && group.chapter !== null && (
                <Suspense fallback={null}>
                  <ChapterMark circle={circle} number={group.chapter} isFirst={drawn.from + at === 0} />
                </Suspense>
              )}
              {group.day !== null && <p className="chat-day">{formatDay(i18n.locale, group.day, now)}</p>}
              {group.lines.map((line, i) => (
                <Bubble
                  key={line.id}
                  line={line}
                  last={i === group.lines.length - 1}
                  next={group.lines[i + 1]}
                  files={files}
                  space={workspace.id}
                  other={other}
                  named={circle !== null && i === 0 && line.genuine && !line.mine}
                  answered={line.reply === undefined ? null : (answered.get(nameOfLine(line.reply)) ?? null)}
                  words={marksIn(line, words)}
                  lit={line.id === drawn.lit}
                  stop={line.id === stopAt}
                  acts={acts}
                />
              ))}
            </Fragment>
          ))}
        </div>
        {(below > 0 || drawn.to < lines.length) && (
          <button type="button" className="chat-below" onClick={end.toEnd}>
            <ArrowDown aria-hidden="true" size={16} strokeWidth={2} />
            {below > 0 ? (
              <Plural value={below} one="# new message" other="# new messages" />
            ) : (
              <Trans>To the newest</Trans>
            )}
          </button>
        )}
      </div>
      {menu !== null && (
        <Suspense fallback={null}>
          <LineMenu
            key={menu.nth}
            workspace={workspace}
            line={lines.find(({ id }) => id === menu.line.id) ?? menu.line}
            opener={menu.opener}
            onAim={onAim}
            onClose={(deleted) => {
              back.current = deleted ? log.current : menu.opener;
              // The browser tells of a closing a moment late: by then the next one may be open.
              setMenu((open) => (open === menu ? null : open));
            }}
          />
        </Suspense>
      )}
    </>
  );
}

/** The lines that those in front answer. */
function useAnswered(lines: readonly ChatLine[], shown: readonly ChatLine[]): ReadonlyMap<string, ChatLine> {
  const wanted = new Set(shown.flatMap(({ reply }) => (reply === undefined ? [] : [nameOfLine(reply)])));
  if (wanted.size === 0) return none;
  return new Map(lines.flatMap((line) => (wanted.has(line.id) ? [[line.id, line] as const] : [])));
}

const none: ReadonlyMap<string, ChatLine> = new Map();

/** From the button of one line to that of another: Tab would stop at each of hundreds. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  if (!(event.target instanceof HTMLElement) || !event.target.matches('.bubble-more')) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.bubble-more')];
  const at = buttons.indexOf(event.target);
  const places: Record<string, number> = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: buttons.length - 1 };
  const to = places[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus();
}
