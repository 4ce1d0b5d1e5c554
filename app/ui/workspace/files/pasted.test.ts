import { expect, it } from 'vitest';
import { pastedFiles } from './pasted.ts';

const picture = new File([], 'image.png', { type: 'image/png' });
const copied = (html: string): DataTransfer =>
  ({ getData: (kind: string) => (kind === 'text/html' ? html : ''), files: [picture] }) as unknown as DataTransfer;

it('takes a picture that was copied, from a disk or from a page of the web', () => {
  expect(pastedFiles(copied(''))).toEqual([picture]);
  expect(pastedFiles(copied('<meta charset=\'utf-8\'><img src="https://a.example/b.png" alt="Both"/>'))).toEqual([
    picture,
  ]);
});

it('leaves the picture that office programs lay beside the words of a sheet or a letter', () => {
  const sheet = '<html><head><style><!-- td {color:red} --></style></head><body><table><tr><td>Call</td></tr></table>';
  expect(pastedFiles(copied(sheet))).toEqual([]);
  const blank = '<style>p {color:red}</style><!--StartFragment--><p>&nbsp;</p><!--EndFragment-->';
  expect(pastedFiles(copied(blank))).toEqual([picture]);
  expect(pastedFiles(null)).toEqual([]);
});
