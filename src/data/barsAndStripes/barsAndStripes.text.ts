import { imageTaskText, imageTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { barsAndStripes } from './barsAndStripes.ts';

export const barsAndStripesText: DatasetTextOf<typeof barsAndStripes> = {
  name: 'Bars and stripes',
  summary: 'Upright bars against level stripes: no single pixel tells them apart, but a small window does.',
  fields: {
    task: imageTaskText,
    samples: imageTexts.samples,
    noise: {
      label: 'Noise',
      help: 'How far pixels stray from paper (0) and ink (1): 95 in 100 stay within this distance.',
    },
    testShare: imageTexts.testShare,
  },
};
