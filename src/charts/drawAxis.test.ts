import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import styles from './Chart.module.css';
import { type AxisLayout, drawAxis, drawEndLabels, nodes } from './drawAxis.ts';

/** As much of an SVG element as axes use; it counts how often it was changed. */
class Node {
  static changes = 0;
  readonly tag: string;
  readonly attributes = new Map<string, string>();
  children: Node[] = [];
  #parent: Node | undefined;
  #text = '';

  constructor(tag: string) {
    this.tag = tag;
  }
  append(child: Node): void {
    this.children.push(child);
    child.#parent = this;
  }
  remove(): void {
    this.#parent!.children = this.#parent!.children.filter((child) => child !== this);
  }
  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }
  setAttribute(name: string, value: string): void {
    Node.changes++;
    this.attributes.set(name, value);
  }
  toggleAttribute(name: string, on: boolean): void {
    if (on) this.attributes.set(name, '');
    else this.attributes.delete(name);
  }
  get textContent(): string {
    return this.#text;
  }
  set textContent(text: string) {
    Node.changes++;
    this.#text = text;
  }
  /** Of `:scope > tag.class`. */
  querySelectorAll(selector: string): Node[] {
    const [, tag, name] = /^:scope > (\w+)(?:\.(.+))?$/.exec(selector)!;
    return this.children.filter((node) => node.tag === tag && (!name || node.getAttribute('class') === name));
  }
}

beforeAll(() => {
  vi.stubGlobal('document', { createElementNS: (_: string, tag: string) => new Node(tag) });
  vi.stubGlobal('CSS', { escape: (name: string) => name });
});
afterAll(() => void vi.unstubAllGlobals());

let group: Node;
beforeEach(() => {
  group = new Node('g');
});
const draw = (layout: AxisLayout) => drawAxis(group as never, layout);
const ofClass = (name: string) => group.children.filter((node) => node.getAttribute('class') === styles[name]);
const linesOf = (name: string) =>
  ofClass(name).map((node) => ['x1', 'y1', 'x2', 'y2'].map((end) => Number(node.getAttribute(end))));
const words = () =>
  ofClass('words').map((node) => [
    node.textContent,
    Number(node.getAttribute('x')),
    Number(node.getAttribute('y')),
    node.getAttribute('text-anchor'),
  ]);

it('a bottom axis has its line, ticks below it, grid lines up into the plot, and words under the ticks', () => {
  const marks = [
    { at: 10.2, text: '0' },
    { at: 50, text: '' },
    { at: 90, text: 'epoch 4', anchor: 'end' },
  ] as const;
  draw({ side: 'bottom', place: 100, from: 10, to: 90, marks, grid: 80 });
  expect(linesOf('axis')).toEqual([[10, 100.5, 90, 100.5]]);
  expect(linesOf('tick')).toEqual([10.5, 50.5, 90.5].map((x) => [x, 100.5, x, 103.5]));
  expect(linesOf('grid')).toEqual([10.5, 50.5, 90.5].map((x) => [x, 20, x, 100]));
  expect(words()).toEqual([
    ['0', 10.2, 115, 'middle'],
    ['', 50, 115, 'middle'],
    ['epoch 4', 90, 115, 'end'],
  ]);
});

it('a left axis has words at its left and grid lines to the right; line and ticks only where they are asked for', () => {
  const layout = { side: 'left', place: 30, from: 100, to: 10, marks: [{ at: 40, text: '0.5' }] } as const;
  draw(layout);
  expect([linesOf('axis'), linesOf('tick'), linesOf('grid')]).toEqual([[], [], []]);
  expect(words()).toEqual([['0.5', 24, 44, 'end']]);
  draw({ ...layout, line: true, grid: 200 });
  expect(linesOf('axis')).toEqual([[30.5, 100, 30.5, 10]]);
  expect(linesOf('tick')).toEqual([[27.5, 40.5, 30.5, 40.5]]);
  expect(linesOf('grid')).toEqual([[30, 40.5, 230, 40.5]]);
});

it('a title is words without a tick and without a grid line', () => {
  const marks = [
    { at: 20, text: 'loss', title: true },
    { at: 40, text: '1' },
  ] as const;
  draw({ side: 'bottom', place: 50, from: 0, to: 90, marks, grid: 10 });
  expect([linesOf('tick').length, linesOf('grid').length]).toEqual([1, 1]);
  expect(linesOf('tick')[0]![0]).toBe(40.5);
  expect(ofClass('words').map((node) => node.attributes.has('data-title'))).toEqual([true, false]);
});

it('what is there already is used again and left alone; what is too many goes', () => {
  const layout = (count: number): AxisLayout => ({
    ...{ side: 'bottom', place: 50, from: 0, to: 90, grid: 10 },
    marks: Array.from({ length: count }, (_, i) => ({ at: 10 * i, text: String(i) })),
  });
  draw(layout(4));
  const before = [...group.children];
  Node.changes = 0;
  draw(layout(4));
  expect(Node.changes).toBe(0);
  draw(layout(2));
  expect(group.children).toHaveLength(1 + 3 * 2);
  expect(group.children.every((node) => before.includes(node))).toBe(true);
  draw({ ...layout(2), grid: 0, line: false });
  expect(group.children.map((node) => node.getAttribute('class'))).toEqual([styles['words'], styles['words']]);
  draw({ ...layout(0), line: false });
  expect(group.children).toEqual([]);
});

it('nodes of a kind and a class are told apart from others', () => {
  nodes(group as never, 'line', 2, 'a');
  nodes(group as never, 'line', 1, 'b');
  nodes(group as never, 'text', 1, undefined);
  expect(nodes(group as never, 'line', 1, 'a')).toHaveLength(1);
  expect(group.children.map((node) => [node.tag, node.getAttribute('class')])).toEqual([
    ['line', 'a'],
    ['line', 'b'],
    ['text', null],
  ]);
});

it('labels stand where lines end, a little below their middle, in the tone of their line', () => {
  const label = { x: 200, y: 30, text: 'test', tone: 'main' } as const;
  drawEndLabels(group as never, [label, { x: 210, y: 60, text: 'train', tone: 'quiet' }]);
  const told = () =>
    ofClass('end').map((node) => [node.textContent, ...['x', 'y', 'data-tone'].map((name) => node.getAttribute(name))]);
  expect(told()).toEqual([
    ['test', '200', '34', 'main'],
    ['train', '210', '64', 'quiet'],
  ]);
  Node.changes = 0;
  drawEndLabels(group as never, [label]);
  expect(Node.changes).toBe(0);
  expect(told()).toEqual([['test', '200', '34', 'main']]);
});
