/**
 * A notebook as two people leave it after a year: paragraphs typed sentence by sentence, pages pasted in, words put
 * right, sentences added in the middle, some of it in bold. Typed in one place, letters end as one piece of a Yjs
 * document however many updates they were, so a sentence is one update here.
 */
import * as Y from 'yjs';
import { type Draw, drawFrom, pick, sentences } from './prose.ts';

const AUTHORS = [1_111_111_111, 2_222_222_222];
const PARAGRAPH = 400;

interface Notebook {
  readonly body: Y.XmlFragment;
  readonly paragraphs: Y.XmlText[];
  readonly draw: Draw;
  readonly next: () => string;
}

function begin({ body, paragraphs }: Notebook, words: string): number {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText(words);
  paragraph.insert(0, [text]);
  body.push([paragraph]);
  paragraphs.push(text);
  return words.length;
}

function goOn(notebook: Notebook): number {
  const last = notebook.paragraphs.at(-1);
  const words = notebook.next();
  if (last === undefined || last.length > PARAGRAPH) return begin(notebook, words);
  last.insert(last.length, ` ${words}`);
  return words.length + 1;
}

function paste(notebook: Notebook): number {
  let length = 0;
  for (let count = 3 + Math.floor(notebook.draw() * 6); count > 0; count -= 1) {
    length += begin(notebook, [notebook.next(), notebook.next(), notebook.next()].join(' '));
  }
  return length;
}

/** Somewhere in an earlier paragraph. */
function somewhere({ paragraphs, draw }: Notebook): { text: Y.XmlText; at: number } {
  const text = pick(paragraphs, draw);
  return { text, at: Math.floor(draw() * text.length) };
}

function addWithin(notebook: Notebook): number {
  const { text, at } = somewhere(notebook);
  const words = notebook.next();
  text.insert(at, ` ${words} `);
  return words.length + 2;
}

function putRight(notebook: Notebook): number {
  const { text, at } = somewhere(notebook);
  const gone = Math.min(3 + Math.floor(notebook.draw() * 9), text.length - at);
  text.delete(at, gone);
  const words = notebook.next().split(' ').slice(0, 2).join(' ');
  text.insert(at, words);
  return words.length - gone;
}

function embolden(notebook: Notebook): number {
  const { text, at } = somewhere(notebook);
  text.format(at, Math.min(20, text.length - at), { bold: true });
  return 0;
}

const habits: readonly (readonly [share: number, act: (notebook: Notebook) => number])[] = [
  [0.7, goOn],
  [0.8, paste],
  [0.88, addWithin],
  [0.97, putRight],
  [1, embolden],
];

/** About so many characters of text, as one update; and how many updates it took to write it. */
export function writeNotebook(length: number): { readonly update: Uint8Array; readonly edits: number } {
  const doc = new Y.Doc();
  const draw = drawFrom(length);
  const from = sentences(draw);
  const notebook: Notebook = { body: doc.getXmlFragment('body'), paragraphs: [], draw, next: () => from.next().value };
  let edits = 0;
  doc.on('update', () => {
    edits += 1;
  });
  for (let written = 0; written < length; ) {
    // An evening of one of the two.
    doc.clientID = pick(AUTHORS, draw);
    for (let edit = 0; edit < 60 && written < length; edit += 1) {
      const chance = notebook.paragraphs.length === 0 ? 0 : draw();
      const habit = habits.find(([share]) => chance < share);
      doc.transact(() => {
        written += habit?.[1](notebook) ?? 0;
      });
    }
  }
  return { update: Y.encodeStateAsUpdate(doc), edits };
}
