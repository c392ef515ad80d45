/** @file One written digit: which skeleton, how it is bent, slanted, turned and stretched, how thick the pen is, and where it stands. */
import { cosf, expf, sinf } from '#base/math.ts';
import type { Random } from '#base/random.ts';
import { boxOf, type Ink, inkOf } from '#data/worlds/pen.ts';
import { digitSkeletons, type Skeleton, trace } from './skeleton.ts';

/** Pixels along each side, and along the longer side of a digit, as in MNIST. */
export const SIDE = 28;
const EXTENT = 20;

/**
 * How much digits differ, as standard deviations unless it says otherwise; lengths in shares of the skeleton's box, log: of the natural logarithm. Chosen so that
 * a network trained on nothing else reads handwriting (MNIST).
 */
const SPREAD = {
  point: 0.045,
  /** Amplitude of all waves that bend the paper, and their number and wave vectors. */
  warp: 0.065,
  waves: 3,
  wave: 3.5,
  slantMean: 0.05,
  slant: 0.22,
  turn: 0.1, // radians
  aspect: 0.24, // log
  radius: 1.2, // px: median
  radiusLog: 0.28,
  radiusMost: 2.7, // px
  bareRadiusLog: 0.3, // a plain upright line is often drawn with a thicker pen: half a normal distribution on top
  pressure: 0.2,
  shift: 1, // px
  gainMean: 0.05, // log
  gain: 0.1, // log
} as const;

/** A box is this much wider than tall; people write digits narrower. */
const NARROW = 0.72;

export interface DigitScene {
  /** Place in the list of all skeletons of all digits. */
  readonly variant: number;
  /** How far the top leans to the right, as a share of the height. */
  readonly slant: number;
  /** Clockwise, radians. */
  readonly rotation: number;
  /** Width over height, as a factor of the skeleton's own. */
  readonly aspect: number;
  /** Width of the pen, in pixels. */
  readonly width: number;
  /** Of the centre of mass from the middle, in pixels. */
  readonly dx: number;
  readonly dy: number;
  readonly ink: Ink;
}

/** The number of the first skeleton of each digit in the list of all. */
const firstVariant = digitSkeletons.map((_, digit) =>
  digitSkeletons.slice(0, digit).reduce((sum, variants) => sum + variants.length, 0),
);

/** "0a", "0b", … "9h": a name for every skeleton. */
export const variantNames = digitSkeletons.flatMap((variants, digit) =>
  variants.map((_, i) => `${digit}${String.fromCharCode(97 + i)}`),
);

/** Bends the paper: adds a few slow waves to every point, the same for all strokes. */
function warp(paths: readonly number[][], random: Random): void {
  const waves = Array.from({ length: SPREAD.waves }, () => ({
    kx: SPREAD.wave * random.normal(),
    ky: SPREAD.wave * random.normal(),
    phaseX: random.between(0, 2 * Math.PI),
    phaseY: random.between(0, 2 * Math.PI),
    x: (SPREAD.warp / 1.2) * random.normal(),
    y: (SPREAD.warp / 1.2) * random.normal(),
  }));
  for (const path of paths) {
    for (let i = 0; i < path.length; i += 2) {
      let [dx, dy] = [0, 0];
      for (const { kx, ky, phaseX, phaseY, x, y } of waves) {
        const angle = kx * path[i]! + ky * path[i + 1]!;
        dx += x * sinf(angle + phaseX);
        dy += y * sinf(angle + phaseY);
      }
      path[i]! += dx;
      path[i + 1]! += dy;
    }
  }
}

/** Stretches, slants and turns paths about the middle of their box. */
function shear(paths: readonly number[][], aspect: number, slant: number, rotation: number): void {
  const { left, top, right, bottom } = boxOf(paths);
  const [cx, cy] = [(left + right) / 2, (top + bottom) / 2];
  const [cos, sin] = [cosf(rotation), sinf(rotation)];
  for (const path of paths) {
    for (let i = 0; i < path.length; i += 2) {
      const y = path[i + 1]! - cy;
      const x = (path[i]! - cx) * aspect * NARROW - slant * y;
      path[i] = cos * x - sin * y;
      path[i + 1] = sin * x + cos * y;
    }
  }
}

/** Whether a skeleton is a single straight line: a plain 1. */
const isBare = ([stroke, ...more]: Skeleton) =>
  more.length === 0 && stroke!.length === 1 && !stroke![0]!.curved && stroke![0]!.points.length === 4;

/** What of a digit can be set and leave the rest as it was. */
export type DigitSetting = Partial<Pick<DigitScene, 'slant' | 'rotation' | 'aspect' | 'width' | 'dx' | 'dy'>>;

/**
 * Imagines a digit.
 * @param set takes the place of what is drawn; everything is drawn all the same, so that the rest stays as it is without
 */
export function imagineDigit(digit: number, random: Random, set: DigitSetting = {}): DigitScene {
  const normal = () => random.normal();
  const variants = digitSkeletons[digit]!;
  const variant = random.below(variants.length);
  const skeleton = variants[variant]!;
  const drawn = {
    slant: SPREAD.slantMean + SPREAD.slant * normal(),
    rotation: SPREAD.turn * normal(),
    aspect: expf(SPREAD.aspect * normal()),
    dx: SPREAD.shift * normal(),
    dy: SPREAD.shift * normal(),
  };
  const { slant, rotation, aspect, dx, dy } = { ...drawn, ...set };
  const gain = expf(SPREAD.gainMean + SPREAD.gain * normal());
  let radius = SPREAD.radius * expf(SPREAD.radiusLog * normal());
  const paths = trace(skeleton, SPREAD.point, normal);
  if (isBare(skeleton)) radius *= expf(Math.abs(SPREAD.bareRadiusLog * normal()));
  radius = set.width === undefined ? Math.min(radius, SPREAD.radiusMost) : set.width / 2;
  warp(paths, random);
  shear(paths, aspect, slant, rotation);
  const waves = paths.map(() => [SPREAD.pressure * normal(), 0.7 * SPREAD.pressure * normal()] as const);
  const ink = inkOf(paths, {
    side: SIDE,
    extent: EXTENT,
    radius,
    shift: [dx, dy],
    gain,
    pressure: (stroke, t) => 1 + waves[stroke]![0] * cosf(Math.PI * t) + waves[stroke]![1] * cosf(2 * Math.PI * t),
  });
  return { variant: firstVariant[digit]! + variant, slant, rotation, aspect, width: 2 * radius, dx, dy, ink };
}
