/** @file Fields that many data sets share, so that they keep their meaning, and the page their values, from one set to the next. */
import type { Task } from '#nn/dataset.ts';
import { choice, float, int, set } from '#nn/field.ts';

/** Columns that the network can be given for a point (x₁, x₂) of the plane; `features.ts` computes them. */
export const inputFeatures = ['x', 'y', 'xx', 'yy', 'xy', 'sinx', 'siny'] as const;
export type InputFeature = (typeof inputFeatures)[number];

export const featureLabels: Readonly<Record<InputFeature, string>> = {
  x: 'x₁',
  y: 'x₂',
  xx: 'x₁²',
  yy: 'x₂²',
  xy: 'x₁x₂',
  sinx: 'sin πx₁',
  siny: 'sin πx₂',
};

export const samples = int({ default: 500, min: 10, max: 5000 });

/** Points stray by a normal distribution of half this standard deviation on each axis; read it with `strayOf`. */
export const noise = float({ default: 0.1, min: 0, max: 0.5, step: 0.01 });

/** The standard deviation that a value of `noise` stands for: 95.4 % of a normal distribution lie within two of them. */
export const strayOf = (noise: number): number => noise / 2;

export const testShare = float({ default: 0.5, min: 0, max: 0.9, step: 0.05, percent: true });

export const features = set({ choices: inputFeatures, default: ['x', 'y'], min: 1 });

/** On every set of points of the plane. */
export const planeFields = { samples, noise, testShare, features } as const;

/** On every set of values over the plane. */
export const surfaceFields = planeFields; // noise strays the value to learn instead of the place

/** On every set of values over a line, where the only input is x. */
export const lineFields = { samples, noise, testShare } as const;

/** How many samples of another kind than points. */
const samplesOf = (value: number, max: number) => int({ ...samples, default: value, max });

/** The same share of whole images, sequences and texts; smaller, since there is no plane to see the gaps in. */
const sampleShare = float({ ...testShare, default: 0.2, max: 0.99 });

/** On every set of small images. */
export const imageFields = { samples: samplesOf(500, 5000), testShare: sampleShare } as const;

/** On every set of images that show a world: 1,000 of 28 × 28 pixels are 3 MB, on the page and in the engine. */
export const worldFields = { samples: samplesOf(2000, 20_000), testShare: sampleShare } as const;

/** How far pixels stray; read it with `strayOf`. */
export const imageNoise = float({ default: 0, min: 0, max: 1, step: 0.05 });

/** How much brightness and contrast change from image to image, from not at all to as much as they can; `worlds/lit.ts` says how. */
export const imageLight = float({ default: 0, min: 0, max: 1, step: 0.05 });

/** What is asked of an image where nothing but its class could be. */
export const imageTask = choice({ choices: ['class', 'picture'], default: 'class' });

/** The task of a set of images by its field `task`. */
export const askedOfImage = ({ task }: { readonly task: string }): Task =>
  task === 'picture' ? 'picture' : 'classification';

/** On every set of sequences. */
export const sequenceFields = { samples: samplesOf(1000, 2000), testShare: sampleShare } as const;

/** On every set of tokens. */
export const tokenFields = { samples: samplesOf(1000, 5000), testShare: sampleShare } as const;
