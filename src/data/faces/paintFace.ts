/** @file A face as layers of paint, each a signed distance with a brightness and the part that it belongs to. */
import { sinf } from '#base/math.ts';
import { EXPRESSIONS, type Face, SIDE } from './scene.ts';

/** Every pixel belongs to the one that was painted over it last. */
export const faceParts = ['head', 'hair', 'eyes', 'brows', 'nose', 'mouth', 'glasses', 'background'] as const;
type Part = (typeof faceParts)[number];

interface Layer {
  readonly part: Part;
  readonly brightness: number;
  /** The signed distance of a place from the layer's outline, negative inside, in units of the head. */
  distance(x: number, y: number): number;
  /** The box outside of which nothing of the layer is: its middle, and half its width and height. */
  readonly box: Box;
}
interface Box {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
}
const box = (x: number, y: number, halfWidth: number, halfHeight: number): Box => ({ x, y, halfWidth, halfHeight });

const FAR = 9;
const length = (x: number, y: number) => Math.sqrt(x * x + y * y);

/** The distance from the straight line between two points. */
function fromLine(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy + 1e-6)));
  return length(x - ax - t * dx, y - ay - t * dy);
}

/** The head: a circle, or between circle and square (|x|⁴ + |y|⁴ = 1), as wide as the head is. */
function headOf({ head, width }: Face): Layer['distance'] {
  if (head === 'oval') return (x, y) => (length(x / width, y) - 1) * 0.8;
  return (x, y) => (Math.sqrt(length((x / width) ** 2, y * y)) - 1) * 0.8;
}

/** Hair behind the head, and what of it hangs over the forehead. */
function hairOf(face: Face, head: Layer['distance']): { behind?: Layer['distance']; front?: Layer['distance'] } {
  if (face.hair === 'bald') return {};
  const front = (x: number, y: number) =>
    Math.max(head(x, y), y + 0.58 + (face.hair === 'swept' ? 0.18 * sinf(4 * x) : 0));
  if (face.hair === 'swept') return { front };
  const [around, end] = face.hair === 'long' ? [0.18, 0.95] : [0.16, 0.35];
  return { front, behind: (x, y) => head(x, y) - around + (y > end ? 0.5 : 0) };
}

/** The layers of a face, the last over all. */
function layersOf(face: Face): Layer[] {
  const { skin, hairTone, eyeX, eyeY, eye, browY, browTilt, mouthY, mouthWidth, mouthCurve, mouthOpen } = face;
  const head = headOf(face);
  const { behind, front } = hairOf(face, head);
  const layers: Layer[] = [];
  const add = (part: Part, brightness: number, box: Box, distance: Layer['distance']) =>
    layers.push({ part, brightness, box, distance });
  const whole = box(0, 0, 2, 2);
  if (behind) add('hair', hairTone, whole, behind);
  add('head', skin, whole, head);
  if (front) add('hair', hairTone, whole, front);
  for (const side of [-1, 1]) {
    const around = box(side * eyeX, eyeY, eye, eye);
    add('eyes', 1, around, (x, y) => length(x - side * eyeX, y - eyeY) - eye);
    add('eyes', 0, around, (x, y) => length(x - side * eyeX, y - eyeY) - 0.085);
  }
  for (const side of [-1, 1]) {
    const [inner, outer] = [side * (eyeX - 0.18), side * (eyeX + 0.2)];
    const slope = browTilt / 2;
    const around = box((inner + outer) / 2, browY, 0.25, 0.06 + Math.abs(slope));
    add('brows', 0.08, around, (x, y) => fromLine(x, y, inner, browY + slope, outer, browY - slope) - 0.055);
  }
  add('nose', skin * 0.55, box(0.015, 0.17, 0.06, 0.14), (x, y) => fromLine(x, y, 0, 0.08, 0.03, 0.26) - 0.04);
  if (EXPRESSIONS[face.expression] === 'surprised')
    add('mouth', 0.15, box(0, mouthY, mouthOpen, 1.2 * mouthOpen), (x, y) => length(x, (y - mouthY) / 1.2) - mouthOpen);
  else
    add('mouth', 0.2, box(0, mouthY, mouthWidth, 0.07 + Math.abs(mouthCurve) / 2), (x, y) => {
      if (Math.abs(x) >= mouthWidth) return FAR;
      const rise = mouthCurve * (0.5 - (x / mouthWidth) ** 2);
      return Math.abs(y - mouthY - rise) - 0.065;
    });
  if (face.glasses) {
    for (const side of [-1, 1])
      add(
        'glasses',
        0.1,
        box(side * eyeX, eyeY, 0.31, 0.31),
        (x, y) => Math.abs(length(x - side * eyeX, y - eyeY) - 0.27) - 0.035,
      );
    add(
      'glasses',
      0.1,
      box(0, eyeY, eyeX, 0.04),
      (x, y) => fromLine(x, y, 0.27 - eyeX, eyeY, eyeX - 0.27, eyeY) - 0.035,
    );
  }
  return layers;
}

/** Width of the soft edge of a layer, in pixels. */
const SOFT = 1.2;

/**
 * Paints a face.
 * @param pixels [32 · 32]: where it is wanted, written as ink: 1 black, 0 white
 * @param parts [32 · 32]: where it is wanted, written: the place in `faceParts` of what each pixel shows
 */
export function paintFace(face: Face, pixels?: Float32Array, parts?: Uint8Array): void {
  const { scale, cos, sin, background, right, down, light } = face;
  const layers = layersOf(face);
  const soft = SOFT / scale;
  for (let p = 0; p < SIDE * SIDE; p++) {
    const dx = (p % SIDE) - SIDE / 2 - face.x;
    const dy = Math.floor(p / SIDE) - SIDE / 2 - face.y;
    const x = (dx * cos + dy * sin) / scale;
    const y = (dy * cos - dx * sin) / scale;
    let value = background + right * x + down * y;
    let part: Part = 'background';
    for (const layer of layers) {
      const { box: near } = layer;
      if (Math.abs(x - near.x) > near.halfWidth + soft || Math.abs(y - near.y) > near.halfHeight + soft) continue;
      const cover = Math.min(1, 0.5 - layer.distance(x, y) / soft);
      if (cover <= 0) continue;
      value += cover * (layer.brightness - value);
      if (cover > 0.5) part = layer.part;
    }
    if (pixels) pixels[p] = 1 - Math.max(0, Math.min(1, light * value));
    if (parts) parts[p] = faceParts.indexOf(part);
  }
}
