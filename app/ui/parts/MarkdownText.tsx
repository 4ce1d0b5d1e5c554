import { createElement, Fragment, type ReactNode, useMemo } from 'react';
import { readMarkdown } from '../../model/markdownRead.ts';
import { type PageNode, wordsOf } from '../../model/pageNode.ts';
import './MarkdownText.css';

/**
 * What somebody wrote in Markdown, to be read. Its parts become elements of ours one by one, so that nothing in it can
 * run or load anything: a picture is its words. `level`: of its largest heading on this screen.
 */
export function MarkdownText({ text, level = 2 }: { text: string; level?: 2 | 3 }) {
  const nodes = useMemo(() => readMarkdown(text), [text]);
  return <div className="prose">{blocks(nodes, level)}</div>;
}

/** They never move, so their places name them. */
const each = (nodes: readonly PageNode[] = [], draw: (node: PageNode) => ReactNode): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: a text that is only read
  nodes.map((node, at) => <Fragment key={at}>{draw(node)}</Fragment>);

const blocks = (nodes: readonly PageNode[] | undefined, level: number): ReactNode =>
  each(nodes, (node) => block(node, level));

function block(node: PageNode, level: number): ReactNode {
  const { type, attrs, content } = node;
  switch (type) {
    case 'heading':
      return createElement(`h${level + (attrs?.level === 3 ? 1 : 0)}`, { dir: 'auto' }, inline(content));
    case 'bulletList':
    case 'taskList':
      return <ul>{each(content, (item) => listed(item, level))}</ul>;
    case 'orderedList':
      return <ol start={Number(attrs?.start ?? 1) || 1}>{each(content, (item) => listed(item, level))}</ol>;
    case 'blockquote':
      return <blockquote>{blocks(content, level)}</blockquote>;
    case 'codeBlock':
      return <pre>{wordsOf(content)}</pre>;
    case 'horizontalRule':
      return <hr />;
    case 'table':
      return <Table rows={content ?? []} />;
    case 'image':
      return <p dir="auto">{String(attrs?.alt ?? '')}</p>;
    default:
      return <p dir="auto">{inline(content)}</p>;
  }
}

function listed({ content = [] }: PageNode, level: number): ReactNode {
  const [first, ...rest] = content;
  return (
    <li dir="auto">
      {first?.type === 'paragraph' ? inline(first.content) : first && block(first, level)}
      {blocks(rest, level)}
    </li>
  );
}

function Table({ rows }: { rows: readonly PageNode[] }) {
  return (
    <div className="prose-table">
      <table>
        <tbody>
          {each(rows, ({ content }) => (
            <tr>
              {each(content, (cell) =>
                createElement(cell.type === 'tableHeader' ? 'th' : 'td', { dir: 'auto' }, wordsOf([cell])),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const TAGS: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  underline: 'u',
  code: 'code',
};
/** The same as a page opens. */
const OPENS = /^(?:https?:\/\/|mailto:|tel:)/i;

const inline = (nodes: readonly PageNode[] | undefined): ReactNode =>
  each(nodes, (node) => {
    if (node.type === 'hardBreak') return <br />;
    if (node.type !== 'text') return wordsOf([node]);
    return (node.marks ?? []).reduce<ReactNode>((inside, { type, attrs }) => {
      const href = type === 'link' ? String(attrs?.href ?? '') : '';
      if (OPENS.test(href))
        return (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {inside}
          </a>
        );
      const tag = TAGS[type];
      return tag === undefined ? inside : createElement(tag, null, inside);
    }, node.text);
  });
