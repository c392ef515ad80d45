/** @file Every lens of the dock, in order. Its code loads when it is opened first. Adding one: a folder, a line here, and a line in `probes.ts`. */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

export interface LensDefinition {
  readonly id: string;
  readonly title: string;
  /** One sentence: what it shows. */
  readonly summary: string;
  readonly component: LazyExoticComponent<ComponentType>;
  /** It says itself of which step it is: what it shows takes longer to measure than a frame. */
  readonly ownStep?: boolean;
}

export const lenses: readonly LensDefinition[] = [
  {
    id: 'bottleneck',
    title: 'Bottleneck',
    summary: 'What each layer keeps of input, answer and factors.',
    component: lazy(() => import('./representations.ts').then((m) => ({ default: m.BottleneckLens }))),
    ownStep: true,
  },
  {
    id: 'ladder',
    title: 'Probe ladder',
    summary: 'How much of the answer a line reads at each layer.',
    component: lazy(() => import('./representations.ts').then((m) => ({ default: m.LadderLens }))),
    ownStep: true,
  },
  {
    id: 'theatre',
    title: 'Theatre',
    summary: 'How each layer bends space until a line parts the answers.',
    component: lazy(() => import('./representations.ts').then((m) => ({ default: m.TheatreLens }))),
  },
  {
    id: 'concepts',
    title: 'Units',
    summary: 'What single units answer to: the samples each likes best, and which known part or class it tells apart.',
    component: lazy(() => import('./concepts/ConceptsLens.tsx').then((m) => ({ default: m.ConceptsLens }))),
  },
  {
    id: 'gradients',
    title: 'Gradient flow',
    summary: 'How much gradient reaches each block on its way back from the loss.',
    component: lazy(() => import('./gradients/GradientsLens.tsx').then((m) => ({ default: m.GradientsLens }))),
  },
  {
    id: 'weights',
    title: 'Weights',
    summary: 'Every weight and bias as it is now.',
    component: lazy(() => import('./parameters/WeightsLens.tsx').then((m) => ({ default: m.WeightsLens }))),
  },
  {
    id: 'confusion',
    title: 'Confusion',
    summary: 'Which class was said where which was asked for, over the held-out samples; each cell opens its samples.',
    component: lazy(() => import('./confusion/ConfusionLens.tsx').then((m) => ({ default: m.ConfusionLens }))),
  },
  {
    id: 'table',
    title: 'Table',
    summary:
      'The whole network in numbers: shapes, parameters, products, bytes, and how much of the input a unit sees.',
    component: lazy(() => import('./table/TableLens.tsx').then((m) => ({ default: m.TableLens }))),
  },
];
