import { askedOfImage, imageTask, worldFields } from '#data/fields.ts';
import { imagesOf, MOST_CLASSES } from '#data/images/imageSet.ts';
import { defineDataset } from '#nn/dataset.ts';
import { int, text } from '#nn/field.ts';

const side = (label: string) =>
  int({ label, default: 28, min: 1, max: 256, unit: 'px', help: 'The size of the imported images.' });

/**
 * Images [C, H, W] from files, with a class each. The document names them by a hash, their size and their classes; they themselves stay in this browser. Where they
 * are not at hand there are no samples, but everything that is asked of a network is known.
 */
export const pictures = defineDataset({
  type: 'pictures',
  name: 'Your images',
  summary: 'Images of your own, from files; they stay on this device.',
  task: askedOfImage,
  kind: 'image',
  imported: true,
  fields: {
    task: imageTask,
    images: text({ label: 'Images', default: '', maxLength: 16, help: 'The hash of the imported images.' }),
    title: text({ label: 'Files', default: '', maxLength: 200, help: 'What the imported files are called.' }),
    classes: text({
      label: 'Classes',
      default: '0\n1',
      maxLength: 8192,
      help: 'The names of the classes, a line each.',
    }),
    count: int({ label: 'Count', default: 0, min: 0, max: 10_000_000, help: 'How many images there are.' }),
    channels: int({
      label: 'Channels',
      default: 1,
      min: 1,
      max: 3,
      help: 'One of grey images, three of coloured ones.',
    }),
    height: side('Height'),
    width: side('Width'),
    testShare: worldFields.testShare,
  },
  // What the files say of themselves is not chosen.
  idle: () => ['count', 'channels', 'height', 'width'],
  check({ classes }) {
    const count = classes.split('\n').length;
    if (count >= 2 && count <= MOST_CLASSES) return undefined;
    return { field: 'classes', message: `must name 2 to ${MOST_CLASSES} classes, received ${count}` };
  },
  generate({ images, classes, channels, height, width }) {
    const shape = [channels, height, width];
    const classNames = classes.split('\n').slice(0, MOST_CLASSES);
    const found = imagesOf(images);
    const fits =
      found &&
      `${[found.channels, found.height, found.width]}` === `${shape}` &&
      `${found.classNames}` === `${classNames}`;
    const { labels, pixels } = fits ? found : { labels: [], pixels: [] };
    return {
      inputs: {
        count: labels.length,
        draw(row, input) {
          const from = row * input.length;
          for (let p = 0; p < input.length; p++) input[p] = pixels[from + p]! / 255;
        },
      },
      shape,
      targets: Float32Array.from(labels),
      classNames,
    };
  },
});
