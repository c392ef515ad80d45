import { lazyPart } from '#ui/lazyPart.tsx';
import { CHART_OF_THE_RUN } from './answerWords.ts';

export const RunChart = lazyPart(CHART_OF_THE_RUN, () => import('./RunChart.tsx').then((m) => m.RunChart));
