/** @file One cartoon face: everything that its picture shows, in numbers. */
import { cosf, sinf } from '#base/math.ts';
import type { Random } from '#base/random.ts';

export const EXPRESSIONS = ['neutral', 'happy', 'sad', 'angry', 'surprised'] as const;
const HAIR = ['swept', 'long', 'bald', 'bob'] as const;
const HEADS = ['oval', 'square'] as const;
export const IDENTITIES = HEADS.flatMap((head) => HAIR.map((hair) => `${head}, ${hair}`));

/** What an expression makes of brows, eyes and mouth; in head heights, angles as slopes. */
const LOOKS = [
  { eye: 0.14, tilt: 0, lift: 0.13, curve: 0 },
  { eye: 0.13, tilt: -0.05, lift: 0.14, curve: 0.3 },
  { eye: 0.13, tilt: -0.3, lift: 0.12, curve: -0.28 },
  { eye: 0.12, tilt: 0.32, lift: 0.08, curve: -0.05 },
  { eye: 0.2, tilt: -0.05, lift: 0.2, curve: 0 },
] as const;

export interface Face {
  readonly expression: number;
  readonly identity: number;
  readonly hair: (typeof HAIR)[number];
  readonly head: (typeof HEADS)[number];
  readonly glasses: boolean;
  /** The middle of the head, from the middle of the picture, in pixels. */
  readonly x: number;
  readonly y: number;
  /** Pixels from the middle of the head to its chin; all lengths below are in this unit, from the middle of the head. */
  readonly scale: number;
  /** How the head is held: clockwise, in radians, and as its cosine and sine. */
  readonly roll: number;
  readonly cos: number;
  readonly sin: number;
  /** Brightness, 0 black … 1 white: of what is behind, how much it grows to the right and downwards, of skin and hair, and a factor on all. */
  readonly background: number;
  readonly right: number;
  readonly down: number;
  readonly skin: number;
  readonly hairTone: number;
  readonly light: number;
  /** Half the head's width. */
  readonly width: number;
  readonly eyeX: number;
  readonly eyeY: number;
  readonly eye: number;
  readonly browY: number;
  readonly browTilt: number;
  readonly mouthY: number;
  readonly mouthWidth: number;
  readonly mouthCurve: number;
  /** How far an open mouth is open. */
  readonly mouthOpen: number;
}

/** Pixels along each side. */
export const SIDE = 32;

/** A face with its head held otherwise. */
export const heldAt = (face: Face, roll: number): Face => ({ ...face, roll, cos: cosf(roll), sin: sinf(roll) });

/** Imagines a face. All that is drawn is drawn in the same order, whatever the expression and identity. */
export function imagineFace(expression: number, identity: number, random: Random): Face {
  const look = LOOKS[expression]!;
  const normal = (spread: number) => spread * random.normal();
  const head = HEADS[Math.floor(identity / HAIR.length)]!;
  const roll = normal(0.1);
  const width = (head === 'square' ? 0.95 : 0.82) * random.between(0.95, 1.05);
  const eyeY = -0.1 + normal(0.03);
  const eye = look.eye * random.between(0.92, 1.08);
  return {
    expression,
    identity,
    hair: HAIR[identity % HAIR.length]!,
    head,
    glasses: random.uniform() < 0.3,
    x: random.between(-1.5, 1.5),
    y: random.between(-1.5, 1.5),
    scale: 0.406 * SIDE * random.between(0.9, 1.1),
    roll,
    cos: cosf(roll),
    sin: sinf(roll),
    background: random.between(0.3, 0.6),
    right: normal(0.05),
    down: normal(0.05),
    skin: random.between(0.72, 0.95),
    hairTone: random.between(0.05, 0.3),
    light: random.between(0.85, 1.1),
    width,
    eyeX: 0.4 * width + normal(0.02),
    eyeY,
    eye,
    browY: eyeY - eye - look.lift + normal(0.015),
    browTilt: look.tilt + normal(0.04),
    mouthY: 0.56 + normal(0.03),
    mouthWidth: 0.4 * random.between(0.85, 1.1),
    mouthCurve: look.curve + normal(0.03),
    mouthOpen: 0.18 * random.between(0.85, 1.2),
  };
}
