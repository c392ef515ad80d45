import { lettersFor, MAX_CLASSES } from '#data/draw.ts';
import { features, testShare } from '#data/fields.ts';
import { beyondReach, withinReach } from '#data/reach.ts';
import { defineDataset } from '#nn/dataset.ts';
import { choice, table } from '#nn/field.ts';

/** Rows that a table of points holds at most; also the limit of a pasted table. */
export const MAX_POINTS = 5000;

const COLUMNS = ['x', 'y', 'label'] as const;

const isClass = (label: number) => Number.isInteger(label) && label >= 0 && label < MAX_CLASSES;

/**
 * Points given one by one, painted on the plane or pasted from a table. Row [x₁, x₂, label]: for classification the label is a class, a whole
 * number from 0 to 7, and there are as many classes as the highest asks for, at least two; for regression it is the value itself.
 * Nothing is random: neither seed nor noise nor a number of samples changes them.
 */
export const points = defineDataset({
  type: 'points',
  task: ({ task }) => task,
  kind: 'plane',
  fields: {
    task: choice({ choices: ['classification', 'regression'], default: 'classification' }),
    points: table({
      columns: COLUMNS,
      maxRows: MAX_POINTS,
      default: [
        [-0.1, 0.2, 0],
        [-0.7, 0.3, 1],
        [0.2, 0.1, 0],
        [-0.4, 0.8, 1],
        [0, -0.2, 0],
        [0.3, 0.8, 1],
        [0.3, -0.1, 0],
        [0.8, 0.3, 1],
        [-0.2, -0.1, 0],
        [0.7, -0.4, 1],
        [0.1, 0.4, 0],
        [0.1, -0.8, 1],
        [-0.3, 0.1, 0],
        [-0.5, -0.7, 1],
        [0.2, -0.3, 0],
        [-0.8, -0.2, 1],
      ],
    }),
    testShare,
    features,
  },
  check({ task, points }) {
    const bad = task === 'classification' ? points.findIndex((row) => !isClass(row[2]!)) : -1;
    if (bad < 0) return beyondReach('points', COLUMNS, points);
    const found = { code: 'wholeBetween', min: 0, max: MAX_CLASSES - 1, received: points[bad]![2] } as const;
    return { field: 'points', found: { code: 'row', at: bad, column: 'label', found } };
  },
  generate({ task, points }) {
    const inputs = Float32Array.from(points.flatMap(([x, y]) => [withinReach(x!), withinReach(y!)]));
    if (task === 'regression') {
      return {
        inputs,
        shape: [2],
        targets: Float32Array.from(points, (row) => withinReach(row[2]!)),
        classNames: [],
      };
    }
    // What `check` refuses is held within the classes here, so that a picture can be drawn beside the message.
    const targets = Float32Array.from(points, (row) => Math.max(0, Math.min(MAX_CLASSES - 1, Math.floor(row[2]!))));
    const classes = targets.reduce((most, label) => Math.max(most, label + 1), 2);
    return { inputs, shape: [2], targets, classNames: lettersFor(classes) };
  },
});
