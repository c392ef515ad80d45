import { lazyPart } from '#ui/lazyPart.tsx';

export const RunChart = lazyPart('The chart of the run', () => import('./RunChart.tsx').then((m) => m.RunChart));
