/** A board on the screen: canvases, pointers and keys tied to an open board. No React: a frame is drawn in one go. */
import type { BoardBox, BoardChange, BoardObject, BoardPoint } from '../../model/board.ts';
import { hasWords } from '../../model/board.ts';
import type { BoardObjectId } from '../../model/brand.ts';
import { changeable, type Observable } from '../../model/observable.ts';
import type { BoardGuest, OpenBoard } from '../../session/types.ts';
import { type Camera, fitted, panned, zoomedAt } from './camera.ts';
import { shifted, slackOf } from './gestures.ts';
import { duplicate, makeInView, putCopies } from './making.ts';
import type { Palette } from './palette.ts';
import { watchPointers } from './pointers.ts';
import { openScreen } from './screen.ts';
import { boundsOfAll, objectAt } from './shapes.ts';
import {
  firstShown,
  NOTHING,
  openCamera,
  type Shown,
  type Stage,
  type Style,
  select,
  selected,
  styleOf,
  type Tool,
} from './stage.ts';

export interface Engine {
  readonly shown: Observable<Shown>;
  readonly camera: Observable<Camera>;
  readonly board: OpenBoard;
  /** The selected objects, in painting order. */
  selected(): readonly BoardObject[];
  setTool(tool: Tool): void;
  /** For the tool in hand, and of what is selected. */
  setStyle(style: Partial<Style>): void;
  select(ids: Iterable<BoardObjectId>): void;
  selectAll(): void;
  removeSelected(): void;
  duplicate(): void;
  paste(objects: readonly BoardObject[]): void;
  stack(where: 'front' | 'back'): void;
  /** Moves what is selected, in board units; the view where nothing is. */
  nudge(dx: number, dy: number): void;
  place(id: BoardObjectId, box: BoardBox): void;
  make(): void;
  edit(id: BoardObjectId | null): void;
  zoom(factor: number): void;
  fit(): void;
  /** Brings an object into sight if it is not. */
  reveal(id: BoardObjectId): void;
  setPalette(palette: Palette): void;
  close(): void;
}

export interface EngineOptions {
  readonly board: OpenBoard;
  readonly host: HTMLElement;
  readonly scene: HTMLCanvasElement;
  readonly top: HTMLCanvasElement;
  readonly palette: Palette;
  readonly nameOf: (guest: BoardGuest) => string;
}

export function openEngine({ board, host, scene, top, palette, nameOf }: EngineOptions): Engine {
  const camera = openCamera();
  const shown = changeable(firstShown(board.objects.get().length === 0));
  let frame = 0;
  let isSceneOld = true;
  /** The view that shows everything, as long as it is the one in front. */
  let whole: Camera = camera.get();
  const stage: Stage = {
    board,
    camera,
    shown,
    half: NOTHING,
    extent: { width: host.clientWidth, height: host.clientHeight },
    pointer: null,
    palette,
    redraw(what) {
      isSceneOld ||= what === 'scene';
      if (frame === 0) frame = requestAnimationFrame(draw);
    },
  };
  const screen = openScreen(stage, scene, top, nameOf);

  function draw(): void {
    frame = 0;
    if (isSceneOld) screen.paintScene();
    isSceneOld = false;
    screen.paintTop();
  }

  function extended(): void {
    const { clientWidth: width, clientHeight: height } = host;
    if (width === 0 || height === 0) return;
    stage.extent = { width, height };
    screen.resize();
    // Nobody has looked elsewhere yet: a phone that was turned goes on showing everything.
    if (camera.get() === whole) showAll();
    stage.redraw('scene');
  }

  function showAll(): void {
    whole = fitted(boundsOfAll(board.objects.get()), stage.extent);
    camera.set(whole);
  }

  /** What somebody else took away is not selected any more. */
  function prune(): void {
    const { selection, editing } = shown.get();
    if (selection.size > 0 || editing !== null) {
      const there = new Set(board.objects.get().map(({ id }) => id));
      const kept = [...selection].filter((id) => there.has(id));
      const isGone = editing !== null && !there.has(editing);
      if (kept.length < selection.size || isGone) {
        shown.set({ ...shown.get(), selection: new Set(kept), editing: isGone ? null : editing });
      }
    }
    stage.redraw('scene');
  }

  function edit(id: BoardObjectId | null): void {
    const { editing } = shown.get();
    if (editing === id) return;
    const left = board.objects.get().find((object) => object.id === editing);
    shown.set({
      ...shown.get(),
      editing: id,
      ...(id !== null && { selection: new Set([id]), tool: 'select' as const }),
    });
    board.step();
    // Words that were never written leave nothing behind.
    if (left?.kind === 'text' && left.text.trim() === '') board.remove([left.id]);
  }

  const twice = (at: BoardPoint): void => {
    if (shown.get().tool !== 'select') return;
    const hit = objectAt(board.objects.get(), at, slackOf(stage, false));
    if (hit !== null && hasWords(hit.kind)) edit(hit.id);
  };

  const observer = new ResizeObserver(extended);
  observer.observe(host);
  extended();
  showAll();
  const stops = [
    board.objects.subscribe(prune),
    board.guests.subscribe(() => stage.redraw('top')),
    camera.subscribe(() => stage.redraw('scene')),
    shown.subscribe(() => stage.redraw('scene')),
    watchPointers(stage, host, twice),
    () => observer.disconnect(),
    () => cancelAnimationFrame(frame),
  ];

  return {
    shown,
    camera,
    board,
    selected: () => selected(stage),
    setTool(tool) {
      edit(null);
      shown.set({ ...shown.get(), tool, selection: tool === 'select' ? shown.get().selection : new Set() });
    },
    setStyle(style) {
      const { tool, styles, selection } = shown.get();
      const kinds = new Set(selected(stage).map(({ kind }) => styleOf(kind)));
      if (selection.size === 0) kinds.add(styleOf(tool));
      const next = { ...styles };
      for (const kind of kinds) next[kind] = { ...next[kind], ...style };
      shown.set({ ...shown.get(), styles: next });
      if (selection.size === 0) return;
      board.step();
      board.change(new Map([...selection].map((id): [BoardObjectId, BoardChange] => [id, style])));
    },
    select: (ids) => select(stage, ids),
    selectAll() {
      edit(null);
      const all = board.objects.get().map(({ id }) => id);
      shown.set({ ...shown.get(), tool: 'select', selection: new Set(all) });
    },
    removeSelected() {
      board.step();
      board.remove(shown.get().selection);
    },
    duplicate: () => duplicate(stage),
    paste: (objects) => putCopies(stage, objects),
    stack(where) {
      board.step();
      board.stack(shown.get().selection, where);
    },
    nudge(dx, dy) {
      const chosen = selected(stage);
      if (chosen.length > 0) board.change(new Map([...shifted(chosen, dx, dy)].map(([id, box]) => [id, { box }])));
      else camera.set(panned(camera.get(), -dx * 4, -dy * 4));
    },
    place(id, box) {
      board.step();
      board.change(new Map([[id, { box }]]));
    },
    make: () => makeInView(stage),
    edit,
    zoom: (factor) => camera.set(zoomedAt(camera.get(), middle(stage), factor)),
    fit: showAll,
    reveal(id) {
      const object = board.objects.get().find((each) => each.id === id);
      const box = object === undefined ? null : boundsOfAll([object]);
      if (box === null) return;
      const { zoom, x, y } = camera.get();
      const [w, h] = [stage.extent.width / zoom, stage.extent.height / zoom];
      const isSeen = box.x >= x && box.y >= y && box.x + box.w <= x + w && box.y + box.h <= y + h;
      if (!isSeen) camera.set({ zoom, x: box.x + box.w / 2 - w / 2, y: box.y + box.h / 2 - h / 2 });
    },
    setPalette(next) {
      stage.palette = next;
      stage.redraw('scene');
    },
    close() {
      edit(null);
      for (const stop of stops) stop();
    },
  };
}

const middle = ({ extent }: Stage): BoardPoint => ({ x: extent.width / 2, y: extent.height / 2 });
