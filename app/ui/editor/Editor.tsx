import { getSchema } from '@tiptap/core';
import { useEffect, useMemo, useState } from 'react';
import type { Files, Member, OpenPage } from '../../session/types.ts';
import { pageExtensions } from './extensions.ts';
import { knownNames } from './known.ts';
import { LiveEditor } from './LiveEditor.tsx';
import { NewerPage } from './NewerPage.tsx';
import { hasUnknown, watchNewer } from './newer.ts';
import type { PhraseGuard } from './phrase.ts';
import type { GivenTemplate } from './Templates.tsx';
import './editor.css';

export interface EditorProps {
  page: OpenPage;
  me: { name: string; color: string };
  /** The name of the text for screen readers. */
  label: string;
  /** What to begin with, while the page is empty. */
  offersTemplates?: boolean;
  /** Those of the programme, before our own. */
  templates?: readonly GivenTemplate[];
  /** For a page that others read. */
  guard?: PhraseGuard;
  /** The page can be read, and not be written in. */
  readOnly?: boolean;
  /** Where pictures are kept; null on a private note. */
  files: Files | null;
  /** Whose names can stand in the text. */
  people: readonly Member[];
}

/** The text of a page, alone or together. A page that a newer Binôme wrote is shown and left untouched. */
export function Editor(props: EditorProps) {
  const { page } = props;
  const known = useMemo(() => knownNames(getSchema(pageExtensions(() => ''))), []);
  const [newer, setNewer] = useState(() => hasUnknown(page.fragment, known));
  useEffect(() => {
    if (newer) return;
    return watchNewer(page.doc, page.fragment, known, () => setNewer(true));
  }, [page, known, newer]);
  return newer ? <NewerPage page={page} known={known} label={props.label} /> : <LiveEditor {...props} known={known} />;
}
