import { askedOfImage, imageTask, worldFields } from '#data/fields.ts';
import { imagesOf, MOST_CLASSES } from '#data/images/imageSet.ts';
import { defineDataset } from '#nn/dataset.ts';
import { int, text } from '#nn/field.ts';

const side = int({ default: 28, min: 1, max: 256 });

/**
 * Images [C, H, W] from files, with a class each. The document names them by a hash, their size and their classes; they themselves stay in this browser. Where they
 * are not at hand there are no samples, but everything that is asked of a network is known.
 */
export const pictures = defineDataset({
  type: 'pictures',
  task: askedOfImage,
  kind: 'image',
  imported: true,
  fields: {
    task: imageTask,
    images: text({ default: '', maxLength: 16 }),
    title: text({ default: '', maxLength: 200 }),
    classes: text({ default: '0\n1', maxLength: 8192 }),
    count: int({ default: 0, min: 0, max: 10_000_000 }),
    channels: int({ default: 1, min: 1, max: 3 }),
    height: side,
    width: side,
    testShare: worldFields.testShare,
  },
  // What the files say of themselves is not chosen.
  idle: () => ['count', 'channels', 'height', 'width'],
  check({ classes }) {
    const count = classes.split('\n').length;
    if (count >= 2 && count <= MOST_CLASSES) return undefined;
    return { field: 'classes', found: { code: 'classes', most: MOST_CLASSES, received: count } };
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
