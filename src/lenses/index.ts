/** @file The lenses: all that the page knows of them before one is shown. Adding one: a folder, a line here, and for a probe of its own one in `probes/live.ts` or `measured.ts`. */
import { lazyPart } from '#ui/lazyPart.tsx';
import { bottleneckFields } from './bottleneck/bottleneckFields.ts';
import { bottleneckWays } from './bottleneck/bottleneckWays.ts';
import { codeFields } from './code/codeFields.ts';
import { conceptsFields } from './concepts/conceptsFields.ts';
import { confusionFields } from './confusion/confusionFields.ts';
import { type LensDefinition, type LensPanelProps, lens } from './frame/lens.ts';
import { oddsFields } from './odds/oddsFields.ts';
import { surveyFields } from './survey/surveyFields.ts';
import { theatreFields } from './theatre/theatreFields.ts';

export type { LensDefinition } from './frame/lens.ts';

const waiting = { waiting: 'Loading…' } as const;

/** Every lens, in order. */
export const lenses: readonly LensDefinition[] = [
  lens({
    id: 'bottleneck',
    title: 'Bottleneck',
    fields: bottleneckFields,
    ways: bottleneckWays,
    probes: ['bottleneck'],
    summary: 'What each layer keeps of input, answer and factors.',
    method: {
      kind: 'probe',
      says: 'Straight-line readers, fitted on one half of a fixed set of samples and scored on the other.',
    },
    Panel: lazyPart('The lens Bottleneck', () => import('./representations.ts').then((m) => m.BottleneckLens), waiting),
    ownStep: true,
  }),
  lens({
    id: 'ladder',
    title: 'Probe ladder',
    fields: surveyFields,
    probes: ['ladder'],
    summary: 'How much of the answer a line reads at each layer.',
    method: {
      kind: 'probe',
      says: 'Straight-line readers, fitted on one half of a fixed set of samples and scored on the other.',
    },
    Panel: lazyPart('The lens Probe ladder', () => import('./representations.ts').then((m) => m.LadderLens), waiting),
    ownStep: true,
  }),
  lens({
    id: 'theatre',
    title: 'Theatre',
    fields: theatreFields,
    probes: ['theatre'],
    summary: 'How each layer bends space until a line parts the answers.',
    method: {
      kind: 'probe',
      says: 'The held-out samples after every layer, each layer of more than two numbers on the plane of its largest spread, which may hide or feign a gap.',
    },
    Panel: lazyPart('The lens Theatre', () => import('./representations.ts').then((m) => m.TheatreLens), waiting),
  }),
  lens({
    id: 'concepts',
    title: 'Units',
    fields: conceptsFields,
    probes: ['concepts'],
    summary: 'What single units answer to: the samples each likes best, and which known part or class it tells apart.',
    method: {
      kind: 'probe',
      says: 'A name is chosen on one half of a fixed set of samples and scored on the other.',
    },
    Panel: lazyPart('The lens Units', () => import('./concepts/ConceptsLens.tsx').then((m) => m.ConceptsLens), waiting),
    ownStep: true,
  }),
  lens({
    id: 'gradients',
    title: 'Gradient flow',
    fields: {},
    probes: ['gradients'],
    summary: 'How much gradient reaches each block on its way back from the loss.',
    method: {
      kind: 'exact',
      says: 'The slopes of the loss that the last step computed, over its samples: their root mean square, before L1, L2, frozen values and clipping.',
    },
    Panel: lazyPart<LensPanelProps>(
      'The lens Gradient flow',
      () => import('./gradients/GradientsLens.tsx').then((m) => m.GradientsLens),
      waiting,
    ),
  }),
  lens({
    id: 'weights',
    title: 'Weights',
    fields: {},
    probes: ['parameters'],
    summary: 'Every weight and bias as it is now.',
    method: {
      kind: 'exact',
      says: 'The numbers themselves, as the last step left them.',
    },
    Panel: lazyPart<LensPanelProps>(
      'The lens Weights',
      () => import('./weights/WeightsLens.tsx').then((m) => m.WeightsLens),
      waiting,
    ),
  }),
  lens({
    id: 'confusion',
    title: 'Confusion',
    fields: confusionFields,
    probes: ['confusion'],
    summary: 'Which class was said where which was asked for, over the held-out samples; each cell opens its samples.',
    method: {
      kind: 'exact',
      says: 'Every one of these samples is counted; other samples would give slightly other counts.',
    },
    Panel: lazyPart(
      'The lens Confusion',
      () => import('./confusion/ConfusionLens.tsx').then((m) => m.ConfusionLens),
      waiting,
    ),
  }),
  lens({
    id: 'table',
    title: 'Table',
    fields: {},
    probes: ['memory'],
    summary:
      'The whole network in numbers: shapes, parameters, products, bytes, and how much of the input a unit sees.',
    method: {
      kind: 'exact',
      says: 'Counted, not measured.',
    },
    ofDocument: true,
    Panel: lazyPart<LensPanelProps>(
      'The lens Table',
      () => import('./table/TableLens.tsx').then((m) => m.TableLens),
      waiting,
    ),
  }),
  lens({
    id: 'code',
    title: 'Code',
    fields: codeFields,
    probes: [],
    summary: 'The same network as a program, line by line.',
    method: {
      kind: 'exact',
      says: 'Written from the network as it stands.',
    },
    Panel: lazyPart('The lens Code', () => import('./code/CodeLens.tsx').then((m) => m.CodeLens), waiting),
    ofDocument: true,
    ownStep: true,
  }),
  lens({
    id: 'odds',
    title: 'Odds',
    fields: oddsFields,
    probes: [],
    summary: 'How often this network learns its task, over many random starts, and what a setting does to that.',
    method: { kind: 'exact', says: 'Every start is trained to its last step and counted.' },
    Panel: lazyPart('The lens Odds', () => import('./odds/OddsLens.tsx').then((m) => m.OddsLens), waiting),
    Actions: lazyPart('What odds can do', () => import('./odds/OddsActions.tsx').then((m) => m.OddsActions)),
    ownStep: true,
  }),
];
