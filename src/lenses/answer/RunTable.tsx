import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { formatFixed } from '#ui/format.ts';
import { RUN_SO_FAR, TEST_ACC, TEST_LOSS_COLUMN, TRAIN_ACC, TRAIN_LOSS_COLUMN } from './runWords.ts';

const MOST_ROWS = 12;

/** Loss and accuracy of the run as a table: at most a dozen rows, evenly apart. */
export function RunTable() {
  const desk = useDesk();
  const classes = useEditor((s) => s.data.task === 'classification');
  useFrameValue((frame) => frame.position.step, 1000);
  const { step, epoch, testLoss, trainLoss, testAccuracy, trainAccuracy, count } = desk.history;
  const rows = Math.min(count, MOST_ROWS);
  const columns = [
    { name: 'step', values: step, decimals: 0 },
    { name: 'epoch', values: epoch, decimals: 1 },
    { name: TEST_LOSS_COLUMN, values: testLoss, decimals: 4 },
    { name: TRAIN_LOSS_COLUMN, values: trainLoss, decimals: 4 },
    ...(classes
      ? [
          { name: TEST_ACC, values: testAccuracy, decimals: 3 },
          { name: TRAIN_ACC, values: trainAccuracy, decimals: 3 },
        ]
      : []),
  ];
  return (
    <table>
      <caption>{RUN_SO_FAR}</caption>
      <thead>
        <tr>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rows }, (_, r) => {
          const i = rows === 1 ? 0 : Math.round((r * (count - 1)) / (rows - 1));
          return (
            <tr key={r}>
              {columns.map(({ name, values, decimals }) => (
                <td key={name}>{Number.isNaN(values[i]) ? '–' : formatFixed(values[i]!, decimals)}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
