/** @file How much of the plane a drawn border has on the right side: strokes part the plane, with its edge; a part is of the class that most of its points are. */
import type { Plane } from './question.ts';

type Stroke = readonly (readonly [number, number])[];

/** Ends nearer to an edge, or to the stroke's other end, than this share of the side are drawn on to it. */
const REACH = 0.08;

/** The share of cells on the same side, of those that no stroke crosses. */
export function agreeing(strokes: readonly Stroke[], plane: Plane): number {
  const { side, classes } = plane;
  const walls = crossed(strokes, plane);
  const parts = partsOf(walls, side);
  const labels = labelled(parts, plane);
  let [same, all] = [0, 0];
  for (let cell = 0; cell < side * side; cell++) {
    if (walls[cell]) continue;
    all++;
    if (labels[parts[cell]!] === classes[cell]) same++;
  }
  return all === 0 ? 0 : same / all;
}

/** In cells: from 0 to the side along each axis. */
const inCells = ({ side, low, high }: Plane, [x, y]: readonly [number, number]): readonly [number, number] => [
  ((x - low[0]) / (high[0] - low[0])) * side,
  ((y - low[1]) / (high[1] - low[1])) * side,
];

function crossed(strokes: readonly Stroke[], plane: Plane): Uint8Array {
  const { side } = plane;
  const walls = new Uint8Array(side * side);
  for (const stroke of strokes) {
    const corners = drawnOn(
      stroke.map((at) => inCells(plane, at)),
      side,
    );
    for (let i = 1; i < corners.length; i++) {
      const [[x0, y0], [x1, y1]] = [corners[i - 1]!, corners[i]!];
      // Far outside nothing is crossed, however long the way.
      const steps = Math.min(Math.ceil(2 * Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))) + 1, 20 * side);
      for (let k = 0; k <= steps; k++) {
        const [x, y] = [x0 + ((x1 - x0) * k) / steps, y0 + ((y1 - y0) * k) / steps].map((at) =>
          Math.floor(at === side ? side - 1 : at),
        );
        if (x! >= 0 && y! >= 0 && x! < side && y! < side) walls[y! * side + x!] = 1;
      }
    }
  }
  return walls;
}

/** A stroke that ends near an edge goes on to it; one that ends near its beginning is closed. */
function drawnOn(corners: Stroke, side: number): Stroke {
  const [first, last] = [corners[0]!, corners.at(-1)!];
  const near = REACH * side;
  if (corners.length > 2 && Math.hypot(first[0] - last[0], first[1] - last[1]) <= near) return [...corners, first];
  const toEdge = ([x, y]: readonly [number, number]): Stroke => {
    const ways: readonly [number, readonly [number, number]][] = [
      [x, [0, y]],
      [side - x, [side, y]],
      [y, [x, 0]],
      [side - y, [x, side]],
    ];
    const [far, edge] = ways.reduce((best, way) => (way[0] < best[0] ? way : best));
    return far > 0 && far <= near ? [edge] : [];
  };
  return [...toEdge(first), ...corners, ...toEdge(last)];
}

/** The number of the part that each cell lies in: what can be reached without crossing a stroke. */
function partsOf(walls: Uint8Array, side: number): Int32Array {
  const parts = new Int32Array(side * side).fill(-1);
  let part = 0;
  for (let start = 0; start < parts.length; start++) {
    if (walls[start] || parts[start]! >= 0) continue;
    const queue = [start];
    parts[start] = part;
    for (let cell = queue.pop(); cell !== undefined; cell = queue.pop()) {
      const [row, column] = [Math.floor(cell / side), cell % side];
      const beside = [
        column > 0 ? cell - 1 : -1,
        column < side - 1 ? cell + 1 : -1,
        row > 0 ? cell - side : -1,
        row < side - 1 ? cell + side : -1,
      ];
      for (const next of beside) {
        if (next < 0 || walls[next] || parts[next]! >= 0) continue;
        parts[next] = part;
        queue.push(next);
      }
    }
    part++;
  }
  return parts;
}

/** The class of each part: of most of its points; of one without points, what was learned in most of its cells. */
function labelled(parts: Int32Array, plane: Plane): readonly number[] {
  const { side, classes, points } = plane;
  const ofPoints: Map<number, number>[] = [];
  const ofCells: Map<number, number>[] = [];
  const count = (into: Map<number, number>[], part: number, label: number) => {
    into[part] ??= new Map();
    into[part].set(label, (into[part].get(label) ?? 0) + 1);
  };
  for (const [x, y, label] of points) {
    const [column, row] = inCells(plane, [x, y]).map(Math.floor) as [number, number];
    if (column < 0 || row < 0 || column >= side || row >= side) continue;
    const part = parts[row * side + column]!;
    if (part >= 0) count(ofPoints, part, label);
  }
  for (const [cell, part] of parts.entries()) if (part >= 0) count(ofCells, part, classes[cell]!);
  const most = (counts: Map<number, number>) => [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
  return ofCells.map((cells, part) => most(ofPoints[part] ?? cells));
}
