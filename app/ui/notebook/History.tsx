import { Trans, useLingui } from '@lingui/react/macro';
import type { Editor } from '@tiptap/react';
import { useEffect, useMemo, useState } from 'react';
import type { PageNode } from '../../model/pageNode.ts';
import { useObservable } from '../../react/session.ts';
import type { OpenPage } from '../../session/types.ts';
import { difference, type Row } from '../editor/diff.ts';
import { apart } from '../editor/nodes/tableKeys.ts';
import { contentOf } from '../editor/paste.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import './history.css';

interface HistoryProps {
  editor: Editor;
  page: OpenPage;
  onClose: () => void;
}

/** How the page was on this device, what is different since, and the way back to it. */
export function History({ editor, page, onClose }: HistoryProps) {
  const { i18n, t } = useLingui();
  const kept = useObservable(page.history.versions);
  const versions = useMemo(() => [...kept].reverse(), [kept]);
  const [chosen, setChosen] = useState<string | null>(null);
  const front = versions.find(({ id }) => id === chosen) ?? versions[0];
  const text = useVersion(page, front?.id ?? null);
  const time = new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'medium', timeStyle: 'short' });

  /** As one edit of mine: the other person is given it like the rest, and an undo takes it back. */
  const restore = async (nodes: readonly PageNode[]): Promise<void> => {
    await page.history.keep();
    apart(editor);
    const { state, view, schema } = editor;
    view.dispatch(state.tr.replaceWith(0, state.doc.content.size, contentOf(nodes, schema)));
    onClose();
    editor.commands.focus('start');
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>Earlier versions</Trans>}
      actions={
        front !== undefined &&
        text !== null &&
        editor.isEditable && (
          <Button kind="primary" onClick={() => void restore(text)}>
            <Trans>Bring this version back</Trans>
          </Button>
        )
      }
    >
      {versions.length === 0 ? (
        <p className="muted">
          <Trans>
            Nothing yet: a version is kept a minute after you both stop writing, and when you leave the page.
          </Trans>
        </p>
      ) : (
        <>
          <label className="page-versions">
            <span className="second">{t`How it was`}</span>
            <select className="input" value={front?.id} onChange={(event) => setChosen(event.currentTarget.value)}>
              {versions.map(({ id, at }) => (
                <option key={id} value={id}>
                  {time.format(at)}
                </option>
              ))}
            </select>
          </label>
          {text !== null && <Differences before={text} page={page} />}
          {editor.isEditable && (
            <p className="caption muted">
              <Trans>
                Kept on this device only, the last forty at most. To bring one back is an edit like any other: it can be
                undone.
              </Trans>
            </p>
          )}
        </>
      )}
    </Dialog>
  );
}

function useVersion(page: OpenPage, id: string | null): readonly PageNode[] | null {
  const [read, setRead] = useState<{ id: string; nodes: readonly PageNode[] } | null>(null);
  useEffect(() => {
    if (id === null) return;
    let gone = false;
    void page.history.read(id).then((found) => {
      if (!gone && found.ok) setRead({ id, nodes: found.value });
    });
    return () => {
      gone = true;
    };
  }, [page, id]);
  return read?.id === id ? read.nodes : null;
}

const AROUND = 1;

function Differences({ before, page }: { before: readonly PageNode[]; page: OpenPage }) {
  const rows = useMemo(() => difference(before, page.read()), [before, page]);
  const isNear = rows.map((_, at) =>
    rows.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same'),
  );
  if (!isNear.some(Boolean)) {
    return (
      <p className="muted">
        <Trans>This is how the page is now.</Trans>
      </p>
    );
  }
  return (
    <div className="page-difference">
      {rows.map((row, at) =>
        isNear[at] ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and never move
          <DifferenceRow key={at} row={row} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          isNear[at - 1] && <hr key={at} />
        ),
      )}
    </div>
  );
}

/** Said in words as well, for who does not see the colours: the elements mean it. */
function DifferenceRow({ row: { parts } }: { row: Row }) {
  return (
    <p dir="auto">
      {parts.map(({ kind, text }, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name, and never move
        if (kind === 'same') return <span key={at}>{text}</span>;
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        return kind === 'added' ? <ins key={at}>{text}</ins> : <del key={at}>{text}</del>;
      })}
    </p>
  );
}
