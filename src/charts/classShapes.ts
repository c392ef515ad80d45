/** @file The second channel of a class: its shape. Eight outlines of about equal area, for canvas and SVG alike. */

/** In the order of the class colours. */
export const shapeNames = ['circle', 'square', 'triangle', 'diamond', 'plus', 'cross', 'star', 'hexagon'] as const;
export type ShapeName = (typeof shapeNames)[number];

type Corners = readonly (readonly [x: number, y: number])[];

/** `count` corners on a circle, the first at the top, every second one at `inner` where given. */
function ring(count: number, outer: number, inner = outer, turn = 0): Corners {
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count + turn;
    const r = i % 2 === 0 ? outer : inner;
    return [r * Math.sin(angle), -r * Math.cos(angle)] as const;
  });
}

const arm = 0.42;
const reach = 1.22;
const plus: Corners = [
  [-arm, -reach],
  [arm, -reach],
  [arm, -arm],
  [reach, -arm],
  [reach, arm],
  [arm, arm],
  [arm, reach],
  [-arm, reach],
  [-arm, arm],
  [-reach, arm],
  [-reach, -arm],
  [-arm, -arm],
];
const half = Math.SQRT1_2;
const cross: Corners = plus.map(([x, y]) => [(x - y) * half, (x + y) * half] as const);

/** Corners for a radius of 1; the circle has none. */
const corners: Readonly<Record<ShapeName, Corners>> = {
  circle: [],
  square: ring(4, 1.25, 1.25, Math.PI / 4),
  triangle: ring(3, 1.35).map(([x, y]) => [x, y + 0.2] as const),
  diamond: ring(4, 1.28),
  plus,
  cross,
  star: ring(10, 1.45, 0.62),
  hexagon: ring(6, 1.12, 1.12, Math.PI / 6),
};

/** The shape of class `index` (from 0). Where the eight colours begin anew the shapes are moved on by one: 64 classes differ in one or the other. */
export function shapeOf(index: number): ShapeName {
  return shapeNames[(index + Math.floor(index / shapeNames.length)) % shapeNames.length] ?? 'circle';
}

/** Adds the outline of class `index` to the current path; `r` is about the radius of a circle of the same area. */
export function traceShape(
  path: Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo' | 'closePath' | 'arc'>,
  index: number,
  x: number,
  y: number,
  r: number,
): void {
  const outline = corners[shapeOf(index)];
  if (outline.length === 0) {
    path.moveTo(x + r, y);
    path.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  for (let i = 0; i < outline.length; i++) {
    const [dx, dy] = outline[i]!;
    if (i === 0) path.moveTo(x + dx * r, y + dy * r);
    else path.lineTo(x + dx * r, y + dy * r);
  }
  path.closePath();
}

/** The same outline as SVG path data around the origin. */
export function shapePath(index: number, r: number): string {
  const round = (v: number): number => Math.round(v * 1000) / 1000;
  const outline = corners[shapeOf(index)];
  if (outline.length === 0) return `M${r} 0A${r} ${r} 0 1 1 ${-r} 0A${r} ${r} 0 1 1 ${r} 0Z`;
  return `M${outline.map(([x, y]) => `${round(x * r)} ${round(y * r)}`).join('L')}Z`;
}
