/** @file The lenses that share the survey, in one piece: whoever opens one soon opens the others, and the page names one file less for each. */
export { BottleneckLens } from './bottleneck/BottleneckLens.tsx';
export { LadderLens } from './ladder/LadderLens.tsx';
export { TheatreLens } from './theatre/TheatreLens.tsx';
