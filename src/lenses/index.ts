/** @file Every lens of the dock, in order. Its code loads when it is opened first. Adding one: a folder, a line here, and a line in `probes.ts`. */
import type { ComponentType } from 'react';
import type { ProbeName } from '#engine/protocol.ts';
import { lazyPart } from '#ui/lazyPart.tsx';

export interface LensDefinition {
  readonly id: string;
  readonly title: string;
  /** One sentence: what it shows. */
  readonly summary: string;
  readonly component: ComponentType;
  /** What it asks the engine for: where one of these fails, it says so in its own place. */
  readonly probes: readonly ProbeName[];
  /** It says itself of which step it is: what it shows takes longer to measure than a frame. */
  readonly ownStep?: boolean;
}

const waiting = { waiting: 'Loading…' } as const;

export const lenses: readonly LensDefinition[] = [
  {
    id: 'bottleneck',
    title: 'Bottleneck',
    probes: ['bottleneck'],
    summary: 'What each layer keeps of input, answer and factors.',
    component: lazyPart(
      'The lens Bottleneck',
      () => import('./representations.ts').then((m) => m.BottleneckLens),
      waiting,
    ),
    ownStep: true,
  },
  {
    id: 'ladder',
    title: 'Probe ladder',
    probes: ['ladder'],
    summary: 'How much of the answer a line reads at each layer.',
    component: lazyPart(
      'The lens Probe ladder',
      () => import('./representations.ts').then((m) => m.LadderLens),
      waiting,
    ),
    ownStep: true,
  },
  {
    id: 'theatre',
    title: 'Theatre',
    probes: ['theatre'],
    summary: 'How each layer bends space until a line parts the answers.',
    component: lazyPart('The lens Theatre', () => import('./representations.ts').then((m) => m.TheatreLens), waiting),
  },
  {
    id: 'concepts',
    title: 'Units',
    probes: ['concepts'],
    summary: 'What single units answer to: the samples each likes best, and which known part or class it tells apart.',
    component: lazyPart(
      'The lens Units',
      () => import('./concepts/ConceptsLens.tsx').then((m) => m.ConceptsLens),
      waiting,
    ),
  },
  {
    id: 'gradients',
    title: 'Gradient flow',
    probes: ['gradients'],
    summary: 'How much gradient reaches each block on its way back from the loss.',
    component: lazyPart(
      'The lens Gradient flow',
      () => import('./gradients/GradientsLens.tsx').then((m) => m.GradientsLens),
      waiting,
    ),
  },
  {
    id: 'weights',
    title: 'Weights',
    probes: ['parameters'],
    summary: 'Every weight and bias as it is now.',
    component: lazyPart(
      'The lens Weights',
      () => import('./parameters/WeightsLens.tsx').then((m) => m.WeightsLens),
      waiting,
    ),
  },
  {
    id: 'confusion',
    title: 'Confusion',
    probes: ['confusion'],
    summary: 'Which class was said where which was asked for, over the held-out samples; each cell opens its samples.',
    component: lazyPart(
      'The lens Confusion',
      () => import('./confusion/ConfusionLens.tsx').then((m) => m.ConfusionLens),
      waiting,
    ),
  },
  {
    id: 'table',
    title: 'Table',
    probes: ['memory'],
    summary:
      'The whole network in numbers: shapes, parameters, products, bytes, and how much of the input a unit sees.',
    component: lazyPart('The lens Table', () => import('./table/TableLens.tsx').then((m) => m.TableLens), waiting),
  },
];
