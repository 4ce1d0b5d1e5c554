import { Trans, useLingui } from '@lingui/react/macro';
import type { Workspace } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import type { Engine } from './engine.ts';

const NOTE = 200;
const APART = 240;
const HEAD = 40;

/** Why it is empty, and one way to begin that is more than a blank sheet. */
export function EmptyBoard({ engine, workspace }: { engine: Engine; workspace: Workspace }) {
  const { t } = useLingui();
  const other = workspace.circle === null ? workspace.members.find(({ me }) => !me)?.name : undefined;
  const begin = (): void => {
    const columns = [
      [t`What I want`, 4],
      [t`What is in the way`, 2],
      [t`The next small step`, 3],
    ] as const;
    engine.board.step();
    engine.board.together(() => {
      for (const [at, [title, colour]] of columns.entries()) {
        const x = (at - 1.5) * APART;
        const words = { kind: 'text', colour: 0, size: 0, text: title, stroke: null } as const;
        engine.board.add({ ...words, box: { x, y: -NOTE / 2 - HEAD, w: NOTE + 30, h: 22 } });
        engine.board.add({
          ...words,
          kind: 'note',
          size: 1,
          colour,
          text: '',
          box: { x, y: -NOTE / 2, w: NOTE, h: NOTE },
        });
      }
    });
    engine.setTool('select');
    engine.fit();
  };
  return (
    <div className="board-empty">
      <h2>
        <Trans>Room to think together</Trans>
      </h2>
      <p className="muted">
        {other === undefined ? (
          <Trans>Draw, write, lay out notes. Everybody in the circle sees it as it grows.</Trans>
        ) : (
          <Trans>
            Draw, write, lay out notes. <bdi>{other}</bdi> sees it as it grows, or finds it later.
          </Trans>
        )}
      </p>
      <Button onClick={begin}>
        <Trans>Begin with three notes</Trans>
      </Button>
    </div>
  );
}
