/** @file The parts of ink: which way strokes run, where they end, cross and turn, and the paper that they enclose. */
import { type Ink, SEGMENT } from './pen.ts';
import { measure } from './render.ts';

/** In the order of the masks. */
export const strokeParts = [
  'level strokes',
  'rising strokes',
  'upright strokes',
  'falling strokes',
  'ends',
  'crossings',
  'corners',
  'loops',
] as const;

/** A turn of more than 50° within three pixels is a corner: cos 50°. */
const CORNER_COSINE = 0.6427876;
const CORNER_ARM = 1.5;
/** tan 22.5°: directions are parted into eighths of a turn. */
const EIGHTH = 0.41421356;
/** A place is marked this far beyond the radius of the pen, in pixels. */
const AROUND = 1;

/** Which of the four directions a segment has, up to its sense; y points downwards. */
function directionOf(dx: number, dy: number): 0 | 1 | 2 | 3 {
  if (Math.abs(dy) <= EIGHTH * Math.abs(dx)) return 0;
  if (Math.abs(dx) <= EIGHTH * Math.abs(dy)) return 2;
  return dx * dy < 0 ? 1 : 3;
}

/** A segment with what is needed of it, its stroke, and how far along that stroke it begins and ends. */
interface Piece {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly radius: number;
  readonly stroke: number;
  readonly from: number;
  readonly to: number;
}

function piecesOf({ segments, starts }: Ink): Piece[] {
  const pieces: Piece[] = [];
  for (let stroke = 0; stroke + 1 < starts.length; stroke++) {
    let from = 0;
    for (let k = starts[stroke]!; k < starts[stroke + 1]!; k++) {
      const [ax, ay, bx, by, radius] = segments.subarray(k * SEGMENT, (k + 1) * SEGMENT) as unknown as number[];
      const to = from + Math.sqrt((bx! - ax!) ** 2 + (by! - ay!) ** 2);
      pieces.push({ ax: ax!, ay: ay!, bx: bx!, by: by!, radius: radius!, stroke, from, to });
      from = to;
    }
  }
  return pieces;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The distance of a point from a segment. */
function distanceTo({ ax, ay, bx, by }: Piece, x: number, y: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy + 1e-6)));
  return Math.sqrt((x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2);
}

/** Where a stroke begins or ends in the open: no other stroke, and no later part of its own, covers the place. */
function endsOf(pieces: readonly Piece[]): Place[] {
  const ends: Place[] = [];
  for (const [i, piece] of pieces.entries()) {
    const first = piece.from === 0;
    const last = pieces[i + 1]?.stroke !== piece.stroke;
    for (const isStart of [...(first ? [true] : []), ...(last ? [false] : [])]) {
      const [x, y, along] = isStart ? [piece.ax, piece.ay, 0] : [piece.bx, piece.by, piece.to];
      const far = 2 * piece.radius + 2;
      const covered = pieces.some((other) => {
        const apart = Math.min(Math.abs(other.from - along), Math.abs(other.to - along));
        return (other.stroke !== piece.stroke || apart > far) && distanceTo(other, x, y) < other.radius;
      });
      if (!covered) ends.push({ x, y, radius: piece.radius });
    }
  }
  return ends;
}

/** Where the middle lines of two segments cross that do not follow one another. */
function crossingsOf(pieces: readonly Piece[]): Place[] {
  const crossings: Place[] = [];
  for (let i = 0; i < pieces.length; i++) {
    for (let j = i + 1; j < pieces.length; j++) {
      const [a, b] = [pieces[i]!, pieces[j]!];
      if (a.stroke === b.stroke && b.from - a.to < 2 * a.radius) continue;
      const [ux, uy, vx, vy] = [a.bx - a.ax, a.by - a.ay, b.bx - b.ax, b.by - b.ay];
      const area = ux * vy - uy * vx;
      if (area === 0) continue;
      const s = ((b.ax - a.ax) * vy - (b.ay - a.ay) * vx) / area;
      const t = ((b.ax - a.ax) * uy - (b.ay - a.ay) * ux) / area;
      if (s >= 0 && s <= 1 && t >= 0 && t <= 1)
        crossings.push({ x: a.ax + s * ux, y: a.ay + s * uy, radius: Math.max(a.radius, b.radius) });
    }
  }
  return crossings;
}

/** Where a stroke turns by more than 50° within three pixels. */
function cornersOf(pieces: readonly Piece[]): Place[] {
  return pieces.flatMap((piece, i) => {
    if (pieces[i + 1]?.stroke !== piece.stroke) return [];
    const [x, y] = [piece.bx, piece.by];
    let back = i;
    while (back > 0 && pieces[back - 1]!.stroke === piece.stroke && piece.to - pieces[back]!.from < CORNER_ARM) back--;
    let on = i + 1;
    while (pieces[on + 1]?.stroke === piece.stroke && pieces[on]!.to - piece.to < CORNER_ARM) on++;
    const [ux, uy] = [x - pieces[back]!.ax, y - pieces[back]!.ay];
    const [vx, vy] = [pieces[on]!.bx - x, pieces[on]!.by - y];
    const lengths = Math.sqrt((ux * ux + uy * uy) * (vx * vx + vy * vy));
    return ux * vx + uy * vy < CORNER_COSINE * lengths ? [{ x, y, radius: piece.radius }] : [];
  });
}

/** Paper that no way over paper, from pixel to pixel along a side, joins to the border. */
function enclosed(inked: Uint8Array, side: number): Uint8Array {
  const outside = new Uint8Array(inked.length);
  const queue: number[] = [];
  const visit = (x: number, y: number) => {
    const p = y * side + x;
    if (x < 0 || y < 0 || x >= side || y >= side || inked[p] || outside[p]) return;
    outside[p] = 1;
    queue.push(p);
  };
  for (let i = 0; i < side; i++)
    for (const [x, y] of [
      [i, 0],
      [i, side - 1],
      [0, i],
      [side - 1, i],
    ])
      visit(x!, y!);
  for (let p = queue.pop(); p !== undefined; p = queue.pop()) {
    const [x, y] = [p % side, Math.floor(p / side)];
    visit(x - 1, y);
    visit(x + 1, y);
    visit(x, y - 1);
    visit(x, y + 1);
  }
  return inked.map((ink, p) => (ink || outside[p] ? 0 : 1));
}

/** Masks [side · side] of every part, in the order of `strokeParts`; new arrays. */
export function strokeMasks(ink: Ink, side: number): Uint8Array[] {
  const distances = new Float32Array(side * side);
  const nearest = new Int16Array(side * side);
  measure(ink, side, distances, nearest);
  const inked = Uint8Array.from(distances, (distance) => (distance <= 0 ? 1 : 0));
  const pieces = piecesOf(ink);
  const directions = pieces.map(({ ax, ay, bx, by }) => directionOf(bx - ax, by - ay));
  const running = [0, 1, 2, 3].map((direction) =>
    inked.map((ink, p) => (ink && directions[nearest[p]!] === direction ? 1 : 0)),
  );
  const around = (places: readonly Place[]) =>
    inked.map((ink, p) => {
      const [x, y] = [p % side, Math.floor(p / side)];
      const near = (place: Place) => (x - place.x) ** 2 + (y - place.y) ** 2 <= (place.radius + AROUND) ** 2;
      return ink && places.some(near) ? 1 : 0;
    });
  return [
    ...running,
    around(endsOf(pieces)),
    around(crossingsOf(pieces)),
    around(cornersOf(pieces)),
    enclosed(inked, side),
  ];
}
