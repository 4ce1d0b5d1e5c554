import { Trans, useLingui } from '@lingui/react/macro';
import SearchIcon from 'lucide-react/icons/search';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { asked, NOTES } from '../search/asked.ts';
import { Keys } from './KeyWords.tsx';
import { best } from './match.ts';
import { type Command, useCommands } from './useCommands.tsx';

/** Used in this session, the last first. In memory only: it is nobody else's affair. */
const used: string[] = [];
const SHOWN = 40;
const RECENT = 4;

/** One field for everything: type a few letters of a person, a page or a command, and Enter. */
export function Palette({ workspace, onClose }: { workspace: Workspace | null; onClose: () => void }) {
  const { t } = useLingui();
  const [, go] = useLocation();
  const commands = useCommands(workspace);
  const hasNotes = useObservable(useSession().notes.pages).length > 0;
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const isEmpty = query.trim() === '';
  const groups = {
    recent: t`Used lately`,
    space: t`Spaces`,
    places: t`Places`,
    pages: t`Pages and goals`,
    make: t`Make`,
    app: t`This app`,
  };

  const shown = useMemo(() => {
    if (!isEmpty) return best(commands, ({ name, about = '' }) => `${name} ${about}`, query).slice(0, SHOWN);
    const recent = used.slice(0, RECENT).flatMap((id) => commands.find((each) => each.id === id) ?? []);
    // Without a word typed, pages and many spaces would bury all else.
    let spaces = 0;
    const rest = commands.filter(({ id, group }) => {
      if (used.slice(0, RECENT).includes(id) || group === 'pages') return false;
      return group !== 'space' || spaces++ < 5;
    });
    return [...recent, ...rest];
  }, [commands, query, isEmpty]);
  const words = query.trim();
  const search = (id: string, where: string, name: string): Command => ({
    id: `search ${id}`,
    group: 'app',
    name,
    run() {
      asked.set({ workspace: where, query: words });
      go(`/find/${where}`);
    },
  });
  const searches = isEmpty
    ? []
    : [
        ...(workspace === null ? [] : [search('space', workspace.id, t`Search in this space for “${words}”`)]),
        ...(hasNotes ? [search('notes', NOTES, t`Search in my notes for “${words}”`)] : []),
      ];
  const all = [...shown, ...searches];
  const current = Math.min(at, all.length - 1);

  function run(command: Command): void {
    if (!searches.includes(command)) {
      used.splice(0, used.length, command.id, ...used.filter((id) => id !== command.id));
      used.length = Math.min(used.length, 20);
    }
    onClose();
    command.run();
  }

  function onKey(event: KeyboardEvent): void {
    const last = all.length - 1;
    const to = { ArrowDown: current === last ? 0 : current + 1, ArrowUp: current <= 0 ? last : current - 1 }[event.key];
    if (to !== undefined) setAt(to);
    else if (event.key === 'PageDown') setAt(Math.min(last, current + 8));
    else if (event.key === 'PageUp') setAt(Math.max(0, current - 8));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      const command = all[current];
      if (command !== undefined) run(command);
    } else return;
    event.preventDefault();
  }

  const isRecent = (command: Command): boolean => isEmpty && used.slice(0, RECENT).includes(command.id);
  const sections: { title: string | null; from: number; commands: Command[] }[] = [];
  for (const [from, command] of all.entries()) {
    const title = isEmpty ? groups[isRecent(command) ? 'recent' : command.group] : null;
    const last = sections.at(-1);
    if (last !== undefined && last.title === title) last.commands.push(command);
    else sections.push({ title, from, commands: [command] });
  }
  return (
    <>
      <div className="palette-field">
        <SearchIcon aria-hidden="true" size={20} strokeWidth={1.75} />
        <input
          // biome-ignore lint/a11y/noAutofocus: the field is what the dialog is opened for
          autoFocus
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={all[current] === undefined ? undefined : `${list}-${current}`}
          aria-label={t`Person, page, command`}
          placeholder={t`Person, page, command`}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          enterKeyHint="go"
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
        <button type="button" className="palette-close" onClick={onClose}>
          <Trans>Close</Trans>
        </button>
      </div>
      <p className="unseen" role="status">
        {all.length === 0 && <Trans>Nothing found</Trans>}
      </p>
      {all.length === 0 && (
        <p className="palette-none muted" aria-hidden="true">
          <Trans>Nothing found</Trans>
        </p>
      )}
      <div className="palette-list" role="listbox" id={list} aria-label={t`Commands`}>
        {sections.map(({ title, from, commands: ofSection }) => {
          const options = ofSection.map((command, place) => (
            <Option
              key={command.id}
              id={`${list}-${from + place}`}
              command={command}
              isChosen={from + place === current}
              onRun={() => run(command)}
              onPoint={() => setAt(from + place)}
            />
          ));
          return title === null ? (
            options
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no child of a listbox
            <div role="group" aria-label={title} key={from}>
              <p className="palette-group" aria-hidden="true">
                {title}
              </p>
              {options}
            </div>
          );
        })}
      </div>
    </>
  );
}

interface OptionProps {
  id: string;
  command: Command;
  isChosen: boolean;
  onRun: () => void;
  onPoint: () => void;
}

function Option({ id, command, isChosen, onRun, onPoint }: OptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const { name, about, keys } = command;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field answers the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, and names the option in front
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={isChosen}
      className="palette-item"
      onClick={onRun}
      onPointerMove={onPoint}
    >
      <span className="grow palette-name" dir="auto">
        {name}
      </span>
      {about !== undefined && (
        <span className="palette-about" dir="auto">
          {about}
        </span>
      )}
      {keys !== undefined && <Keys keys={keys} />}
    </div>
  );
}
