/** @file Puts axes into SVG without React, since live charts change them with every frame. Nodes are kept and used again. */
import styles from './Chart.module.css';

const SVG = 'http://www.w3.org/2000/svg';

/** A tick in place: pixels along the axis, and words (none for a mere mark). */
export interface AxisMark {
  readonly at: number;
  readonly text: string;
  /** How the words stand to `at`; default middle. Of use for the last, which may carry the unit. */
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Only words, in the stronger ink, without tick and grid line: a title. */
  readonly title?: boolean;
}

export interface AxisLayout {
  readonly side: 'left' | 'bottom';
  /** Where the axis line stands: x of a left axis, y of a bottom one. */
  readonly place: number;
  readonly from: number;
  readonly to: number;
  readonly marks: readonly AxisMark[];
  /** Length of the grid lines into the plot; 0 for none. */
  readonly grid?: number;
  /** Draw the line itself, with 3-px ticks. */
  readonly line?: boolean;
}

/** Exactly `count` children of a kind, made or removed as needed. */
export function nodes<K extends keyof SVGElementTagNameMap>(
  parent: SVGGElement,
  tag: K,
  count: number,
  className: string | undefined,
): SVGElementTagNameMap[K][] {
  const selector = `:scope > ${tag}${className ? `.${CSS.escape(className)}` : ''}`;
  const found = [...parent.querySelectorAll<SVGElementTagNameMap[K]>(selector)];
  while (found.length > count) found.pop()?.remove();
  while (found.length < count) {
    const node = document.createElementNS(SVG, tag);
    if (className) node.setAttribute('class', className);
    parent.append(node);
    found.push(node);
  }
  return found;
}

/** Half a pixel in, so that a line of one pixel is one pixel. */
const crisp = (v: number): number => Math.floor(v) + 0.5;

/** To set what is set already is a change to the browser too: it lays the axis out again. */
function put(node: Element, name: string, value: string | number): void {
  if (node.getAttribute(name) !== String(value)) node.setAttribute(name, String(value));
}

function line(node: SVGLineElement, x1: number, y1: number, x2: number, y2: number): void {
  put(node, 'x1', x1);
  put(node, 'y1', y1);
  put(node, 'x2', x2);
  put(node, 'y2', y2);
}

/** Brings `group` to what `layout` says. */
export function drawAxis(group: SVGGElement, layout: AxisLayout): void {
  const { side, place, from, to, grid = 0, line: withLine = side === 'bottom' } = layout;
  const marks = layout.marks.filter((mark) => !mark.title);
  const left = side === 'left';
  const edge = crisp(place);

  const rules = nodes(group, 'line', grid > 0 ? marks.length : 0, styles['grid']);
  rules.forEach((node, i) => {
    const at = crisp(marks[i]!.at);
    if (left) line(node, place, at, place + grid, at);
    else line(node, at, place - grid, at, place);
  });

  const [axis] = nodes(group, 'line', withLine ? 1 : 0, styles['axis']);
  if (axis) line(axis, left ? edge : from, left ? from : edge, left ? edge : to, left ? to : edge);
  const ticks = nodes(group, 'line', withLine ? marks.length : 0, styles['tick']);
  ticks.forEach((node, i) => {
    const at = crisp(marks[i]!.at);
    if (left) line(node, edge - 3, at, edge, at);
    else line(node, at, edge, at, edge + 3);
  });

  const words = nodes(group, 'text', layout.marks.length, styles['words']);
  words.forEach((node, i) => {
    const { at, text, anchor, title } = layout.marks[i]!;
    put(node, 'x', left ? place - 6 : at);
    put(node, 'y', left ? at + 4 : place + 15);
    put(node, 'text-anchor', left ? 'end' : (anchor ?? 'middle'));
    node.toggleAttribute('data-title', title === true);
    if (node.textContent !== text) node.textContent = text;
  });
}

/** A label at the end of a line. */
export interface EndLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly tone: 'main' | 'quiet' | 'reference';
}

/** Writes labels where lines end. Their places must have been spread apart. */
export function drawEndLabels(group: SVGGElement, labels: readonly EndLabel[]): void {
  nodes(group, 'text', labels.length, styles['end']).forEach((node, i) => {
    const { x, y, text, tone } = labels[i]!;
    put(node, 'x', x);
    put(node, 'y', y + 4);
    put(node, 'data-tone', tone);
    if (node.textContent !== text) node.textContent = text;
  });
}
