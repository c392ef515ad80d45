import { imageTaskText, worldTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { pictures } from './pictures.ts';

const sideText = (label: string) => ({ label, unit: 'px', help: 'The size of the imported images.' });

export const picturesText: DatasetTextOf<typeof pictures> = {
  name: 'Your images',
  summary: 'Images of your own, from files; they stay on this device.',
  fields: {
    task: imageTaskText,
    images: { label: 'Images', help: 'The hash of the imported images.' },
    title: { label: 'Files', help: 'What the imported files are called.' },
    classes: { label: 'Classes', help: 'The names of the classes, a line each.' },
    count: { label: 'Count', help: 'How many images there are.' },
    channels: { label: 'Channels', help: 'One of grey images, three of coloured ones.' },
    height: sideText('Height'),
    width: sideText('Width'),
    testShare: worldTexts.testShare,
  },
};
