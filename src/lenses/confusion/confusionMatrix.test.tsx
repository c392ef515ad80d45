import { isValidElement, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { answersIn, countPairs } from '#probes/confusion/confusion.ts';
import { type Cell, ConfusionMatrix } from './ConfusionMatrix.tsx';

const classNames = ['cat', 'dog', 'owl'];
// Twice a cat was taken for a dog, once a dog for an owl, never the other way round.
const answers = [
  [0, 0],
  [0, 1],
  [0, 1],
  [1, 2],
  [2, 2],
].map(([asked, said], row) => ({ row, position: 0, asked: asked!, said: said!, loss: row }));
const counts = countPairs(answers, 3);

function elements(node: ReactNode): ReactElement<Record<string, unknown>>[] {
  if (Array.isArray(node)) return node.flatMap(elements);
  if (!isValidElement<Record<string, unknown>>(node)) return [];
  return [node, ...elements(node.props['children'] as ReactNode)];
}

const matrix = (
  onOpen: (cell: Cell | undefined) => void = () => {},
  open?: Cell,
  counting: 'counts' | 'shares' = 'counts',
) => ConfusionMatrix({ classNames, counts, counting, open, onOpen });
const buttons = (node: ReactNode) => elements(node).filter(({ type }) => type === 'button');

describe('the matrix of confusions', () => {
  it('has what was asked for in rows, downwards, and what was said in columns, across, as its caption says', () => {
    const html = renderToStaticMarkup(matrix());
    expect(html).toContain('asked for down, said across');
    const rows = [...html.matchAll(/<tr><th scope="row">(.*?)<\/tr>/g)].map(([, row]) => row!);
    expect(rows.map((row) => classNames.find((name) => row.includes(`> ${name}<`)))).toEqual(classNames);
    const numbers = rows.map((row) => [...row.matchAll(/>(\d+)<\/button>/g)].map(([, n]) => Number(n)));
    expect(numbers).toEqual([
      [1, 2, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });

  it('says of each cell which class was asked for and which was said', () => {
    const labels = buttons(matrix()).map(({ props }) => props['aria-label']);
    expect(labels[1]).toBe('cat asked for, dog said: 2');
    expect(labels[3]).toBe('dog asked for, cat said: 0');
  });

  it('opens the samples that a cell counts, and closes them', () => {
    const onOpen = vi.fn<(cell: Cell | undefined) => void>();
    buttons(matrix(onOpen)).forEach(({ props }, i) => {
      (props['onClick'] as () => void)();
      const cell = onOpen.mock.lastCall![0]!;
      expect(answersIn(answers, cell)).toHaveLength(counts.flat()[i]!);
    });
    const open = { asked: 0, said: 1 };
    const pressed = buttons(matrix(onOpen, open));
    expect(pressed.map(({ props }) => props['aria-pressed']).indexOf(true)).toBe(1);
    (pressed[1]!.props['onClick'] as () => void)();
    expect(onOpen.mock.lastCall![0]).toBeUndefined();
  });

  it('tells shares of a row, which add up to all that was asked for', () => {
    const texts = buttons(matrix(undefined, undefined, 'shares')).map(({ props }) => props['children']);
    expect(texts.slice(0, 3)).toEqual(['33\u202f%', '67\u202f%', '0']);
  });
});
