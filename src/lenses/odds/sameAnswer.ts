/** @file What it costs to give always the same answer: the line that whoever learned anything is below. */
import type { PreparedData } from '#data/prepare.ts';
import type { Loss } from '#nn/training.ts';

/** The loss of the shares of the classes, or of the mean, over the training samples; undefined for losses where it is not as plain. */
export function sameAnswer(
  {
    targets,
    train,
    classNames,
    task,
    positions,
  }: Pick<PreparedData, 'targets' | 'train' | 'classNames' | 'task' | 'positions'>,
  loss: Loss,
): number | undefined {
  if (positions !== 1 || train.length === 0) return undefined;
  const asked = Array.from(train, (row) => targets[row]!);
  if (task === 'classification') {
    const classes = classNames.length;
    if (loss !== 'crossEntropy' && !(loss === 'binaryCrossEntropy' && classes === 2)) return undefined;
    let entropy = 0;
    for (let c = 0; c < classes; c++) {
      const share = asked.filter((each) => each === c).length / asked.length;
      if (share > 0) entropy -= share * Math.log(share);
    }
    return entropy > 0 ? entropy : undefined;
  }
  if (task === 'picture' || loss !== 'mse') return undefined;
  const mean = asked.reduce((sum, each) => sum + each, 0) / asked.length;
  const spread = asked.reduce((sum, each) => sum + (each - mean) ** 2, 0) / asked.length;
  return spread > 0 ? spread : undefined;
}
