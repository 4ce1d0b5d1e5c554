/** A board on the screen: canvases, pointers and keys tied to an open board. No React: a frame is drawn in one go. */
import type { BoardChange, BoardObject, BoardPoint } from '../../model/board.ts';
import { hasWords, isClosedKind, isLineKind } from '../../model/board.ts';
import type { BoardObjectId } from '../../model/brand.ts';
import type { FileRef } from '../../model/file.ts';
import { changeable, type Observable } from '../../model/observable.ts';
import type { BoardGuest, OpenBoard } from '../../session/types.ts';
import * as arranging from './arranging.ts';
import { contains, middleOf } from './boxes.ts';
import { type Camera, fitted, panned, viewOf, zoomedAt } from './camera.ts';
import { slackOf } from './gesture.ts';
import { turnedBy } from './handles.ts';
import { makeInView, putCopies } from './making.ts';
import type { Palette } from './palette.ts';
import { watchPointers } from './pointers.ts';
import { openScreen } from './screen.ts';
import { boundsOfAll, frameOf, objectAt } from './shapes.ts';
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
  changeable as unlocked,
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
  /** A little aside of where they were, or in the middle of the view where that cannot be seen. */
  paste(objects: readonly BoardObject[]): void;
  /** Objects from elsewhere, laid in the middle of the view; returns their ids, in the same order. */
  bring(objects: readonly BoardObject[]): readonly BoardObjectId[];
  group(): void;
  ungroup(): void;
  /** Locks what is selected, or unlocks it where all of it is. */
  lock(): void;
  align(edge: arranging.Edge): void;
  distribute(along: 'x' | 'y'): void;
  /** Clockwise, in whole degrees. */
  turn(degrees: number): void;
  connect(from: BoardObjectId, to: BoardObjectId): void;
  /** Ties an end of a line to an object; null lets go of it. */
  tie(line: BoardObjectId, end: 'from' | 'to', holder: BoardObjectId | null): void;
  setSnaps(snaps: boolean): void;
  /** The next drag over empty paper draws a frame around what is to be chosen. */
  sweep(): void;
  /** In front of all others, or behind them; by one step only past the next one. */
  stack(where: 'front' | 'back', isStep?: boolean): void;
  /** Moves what is selected, in board units; the view where nothing is. */
  nudge(dx: number, dy: number): void;
  /** What is selected and not locked, with what lies in the frames among it. */
  carried(): readonly BoardObject[];
  /** What a copy of what is selected is made of: locked or not, with what lies in the frames among it. */
  copies(): readonly BoardObject[];
  /** Changes what is not locked, in one step of undo. */
  put(changes: ReadonlyMap<BoardObjectId, BoardChange>): void;
  make(): void;
  edit(id: BoardObjectId | null): void;
  zoom(factor: number): void;
  fit(): void;
  /** Brings an object into sight if it is not. */
  reveal(id: BoardObjectId): void;
  setPalette(palette: Palette): void;
  /** A picture has come: those who show it are painted again. */
  repaint(ids: ReadonlySet<BoardObjectId>): void;
  close(): void;
}

export interface EngineOptions {
  readonly board: OpenBoard;
  readonly host: HTMLElement;
  readonly scene: HTMLCanvasElement;
  readonly top: HTMLCanvasElement;
  readonly palette: Palette;
  readonly nameOf: (guest: BoardGuest) => string;
  /** What a picture looks like; null: it is not here. */
  readonly pictureOf: (file: FileRef) => CanvasImageSource | null;
}

export function openEngine({ board, host, scene, top, palette, nameOf, pictureOf }: EngineOptions): Engine {
  const camera = openCamera();
  const shown = changeable(firstShown(board.objects.get().length === 0));
  let frame = 0;
  let isSceneOld = true;
  let isTopOld = true;
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
      isSceneOld ||= what !== 'top';
      isTopOld ||= what !== 'rest';
      if (frame === 0) frame = requestAnimationFrame(draw);
    },
  };
  const screen = openScreen(stage, scene, top, nameOf, pictureOf);
  let sized = { width: 0, height: 0 };

  function draw(now: number): void {
    frame = 0;
    const progress = isSceneOld ? screen.paintScene(now) : null;
    // The picture is there; scenes and benches wait for it.
    if (progress !== null) host.dataset.painted = progress.isSharp ? 'whole' : 'in part';
    isSceneOld = false;
    if (isTopOld) screen.paintTop();
    isTopOld = false;
    if (progress?.hasMore) stage.redraw('rest');
  }

  function extended(): void {
    const { clientWidth: width, clientHeight: height } = host;
    const isSame = width === sized.width && height === sized.height;
    if (isSame || width === 0 || height === 0) return;
    sized = { width, height };
    stage.extent = sized;
    screen.resize();
    // Nobody has looked elsewhere yet: a phone that was turned goes on showing everything.
    if (camera.get() === whole) showAll();
    stage.redraw('scene');
  }

  function showAll(): void {
    whole = fitted(boundsOfAll(board.objects.get()), stage.extent);
    camera.set(whole);
  }

  /** What another drags is lifted off what lies still; a pointer alone is not. */
  let wereMoving = false;
  function guestsMoved(): void {
    const areMoving = board.guests.get().some(({ moved }) => moved.size > 0);
    stage.redraw(areMoving || wereMoving ? 'scene' : 'top');
    wereMoving = areMoving;
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
    screen.changed();
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
    if (left?.kind !== 'text') return;
    // Words that were never written leave nothing behind; of others the box is kept, for what is tied to it.
    if (left.text.trim() === '') board.remove([left.id]);
    else if (Math.abs(frameOf(left).h - left.box.h) > 1) board.change(new Map([[left.id, { box: frameOf(left) }]]));
  }

  function bring(objects: readonly BoardObject[]): readonly BoardObjectId[] {
    const box = boundsOfAll(objects);
    if (box === null) return [];
    const view = viewOf(camera.get(), stage.extent);
    const made = putCopies(stage, objects, {
      x: Math.round(view.x + (view.w - box.w) / 2 - box.x),
      y: Math.round(view.y + (view.h - box.h) / 2 - box.y),
    });
    if (box.w > view.w || box.h > view.h) showAll();
    return made;
  }

  const copies = (): BoardObject[] => arranging.withContents(board.objects.get(), selected(stage));
  const carried = (): BoardObject[] => arranging.withContents(board.objects.get(), unlocked(stage));

  const twice = (at: BoardPoint): void => {
    if (shown.get().tool !== 'select') return;
    const hit = objectAt(board.objects.get(), at, slackOf(stage, false));
    if (hit !== null && !hit.locked && hasWords(hit.kind)) edit(hit.id);
    // Within a group, a double tap chooses the one that is meant.
    else if (hit !== null && hit.group !== null) select(stage, [hit.id]);
  };

  const observer = new ResizeObserver(extended);
  observer.observe(host);
  extended();
  showAll();
  const stops = [
    board.objects.subscribe(prune),
    board.guests.subscribe(guestsMoved),
    camera.subscribe(() => stage.redraw('scene')),
    shown.subscribe(() => stage.redraw('scene')),
    watchPointers(stage, host, twice),
    () => observer.disconnect(),
    () => cancelAnimationFrame(frame),
  ];
  // At once: the picture comes before the buttons around it are made.
  cancelAnimationFrame(frame);
  draw(performance.now());

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
      const changes = unlocked(stage).map(({ id, kind, fill, dash }): [BoardObjectId, BoardChange] => [
        id,
        // An inside is not given to what has none.
        {
          ...style,
          ...(style.fill !== undefined && !isClosedKind(kind) && { fill }),
          ...(style.dash !== undefined && !hasEdge(kind) && { dash }),
        },
      ]);
      board.change(new Map(changes));
    },
    select: (ids) => select(stage, ids),
    selectAll() {
      edit(null);
      const all = board.objects.get().flatMap(({ id, locked }) => (locked ? [] : [id]));
      shown.set({ ...shown.get(), tool: 'select', selection: new Set(all) });
    },
    removeSelected() {
      board.step();
      board.remove(unlocked(stage).map(({ id }) => id));
    },
    duplicate: () => void putCopies(stage, copies()),
    paste(objects) {
      const box = boundsOfAll(objects);
      if (box === null) return;
      if (contains(viewOf(camera.get(), stage.extent), middleOf(box))) putCopies(stage, objects);
      else bring(objects);
    },
    bring,
    group: () => arranging.group(stage),
    ungroup: () => arranging.ungroup(stage),
    lock: () => arranging.lock(stage),
    align(edge) {
      board.step();
      board.change(arranging.aligned(unlocked(stage), edge));
    },
    distribute(along) {
      board.step();
      board.change(arranging.distributed(unlocked(stage), along));
    },
    turn(degrees) {
      board.change(turnedBy(unlocked(stage), degrees));
    },
    connect(from, to) {
      const [one, other] = [from, to].map((id) => board.objects.get().find((object) => object.id === id));
      if (one !== undefined && other !== undefined) arranging.connect(stage, one, other);
    },
    tie(line, end, holder) {
      const [one, other] = [line, holder].map((id) => board.objects.get().find((object) => object.id === id));
      if (one !== undefined && !one.locked) arranging.tie(stage, one, end, other ?? null);
    },
    setSnaps: (snaps) => shown.set({ ...shown.get(), snaps }),
    sweep: () => shown.set({ ...shown.get(), tool: 'select', selection: new Set(), sweeps: true }),
    stack(where, isStep = false) {
      const chosen = new Set(unlocked(stage).map(({ id }) => id));
      const past = isStep ? arranging.nextPast(board.objects.get(), chosen, where)?.id : undefined;
      if (isStep && past === undefined) return;
      board.step();
      board.stack(chosen, where, past);
    },
    carried,
    copies,
    put(changes) {
      board.step();
      const locked = new Set(board.objects.get().flatMap((object) => (object.locked ? [object.id] : [])));
      board.change(new Map([...changes].filter(([id]) => !locked.has(id))));
    },
    nudge(dx, dy) {
      const chosen = carried();
      if (chosen.length > 0) board.change(arranging.shifted(chosen, dx, dy));
      else if (shown.get().selection.size > 0) return;
      else camera.set(panned(camera.get(), -dx * 4, -dy * 4));
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
      if (next === stage.palette) return;
      stage.palette = next;
      screen.repaint();
      stage.redraw('scene');
    },
    repaint(ids) {
      screen.repaint(ids);
      stage.redraw('scene');
    },
    close() {
      edit(null);
      for (const stop of stops) stop();
    },
  };
}

const middle = ({ extent }: Stage): BoardPoint => ({ x: extent.width / 2, y: extent.height / 2 });
const hasEdge = (kind: BoardObject['kind']): boolean => isClosedKind(kind) || isLineKind(kind);
