import { useEffect, useEffectEvent, useRef } from 'react';
import { LineChart, type LineChartHandle } from '#charts/LineChart.tsx';
import type { LineSeries } from '#charts/lineModel.ts';
import { breaksAt, taskTurns } from '#state/curveBreaks.ts';
import { runBefore } from '#state/runBefore.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrames, WORDS_EVERY } from '#state/useFrames.ts';
import { Segments } from '#ui/Segments.tsx';
import styles from './RunChart.module.css';
import { LOG_SAYS, NO_CLASSES, RUN_BEFORE, SCALE_OF_THE_LOSS, TEST_LOSS, TRAIN_LOSS } from './runWords.ts';

export interface RunChartProps {
  /** Without the switches and end labels, in little room. Shows the test loss, or the train loss where there is no test. */
  small?: boolean;
}

/** Loss or accuracy of the run by epoch, fed from the frames; broken where the run turned to another task. */
export function RunChart({ small = false }: RunChartProps) {
  const desk = useDesk();
  const { editor } = desk;
  const view = useEditor((s) => s.document.view);
  const classes = useEditor((s) => s.data.task === 'classification');
  const held = useEditor((s) => s.data.test.length > 0);
  const chart = useRef<LineChartHandle>(null);
  const accuracy = !small && classes && view['chart'] === 'accuracy';
  const log = view['lossScale'] !== 'linear';
  const before = runBefore(desk);

  function feed(): void {
    const { step, epoch: x, count, trainLoss, testLoss, trainAccuracy, testAccuracy } = desk.history;
    const { written, recorded } = editor.store.getState();
    const breaks = breaksAt(taskTurns(written, recorded), step, count);
    const test: LineSeries = { label: 'test', x, y: accuracy ? testAccuracy : testLoss, count, breaks, tone: 'main' };
    const train: LineSeries = {
      label: 'train',
      x,
      y: accuracy ? trainAccuracy : trainLoss,
      count,
      breaks,
      tone: held ? 'quiet' : 'main',
    };
    const present = small ? [held ? test : train] : held ? [test, train] : [train];
    const ghost = before.get().run?.curve;
    if (ghost) {
      const losses = held ? ghost.testLoss : ghost.trainLoss;
      const shares = held ? ghost.testAccuracy : ghost.trainAccuracy;
      const { epoch, count: points } = ghost;
      present.push({ label: RUN_BEFORE, x: epoch, y: accuracy ? shares : losses, count: points, tone: 'reference' });
    }
    chart.current?.update(present);
  }
  useFrames(feed, WORDS_EVERY);
  const feedAgain = useEffectEvent(feed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the lines are made of
  useEffect(() => feedAgain(), [accuracy, log, held]);
  useEffect(() => before.subscribe(() => feedAgain()), [before]);

  const scale = accuracy ? 'percent' : log ? 'log' : 'linear';
  const label = accuracy ? 'Accuracy' : small ? (held ? TEST_LOSS : TRAIN_LOSS) : 'Loss';
  if (small)
    return (
      <LineChart
        ref={chart}
        label={label}
        unit="epoch"
        scale={scale}
        ends={false}
        left={28}
        right={4}
        className={styles['small'] ?? ''}
      />
    );
  return (
    <div className={styles['chart']}>
      <div className={styles['switches']}>
        <Segments
          label="Chart"
          options={[
            { value: 'loss', label: 'loss' },
            {
              value: 'accuracy',
              label: 'accuracy',
              disabled: !classes,
              ...(classes ? {} : { says: NO_CLASSES }),
            },
          ]}
          value={accuracy ? 'accuracy' : 'loss'}
          onChange={(value) => editor.setView({ chart: value })}
        />
        {!accuracy && (
          <Segments
            label={SCALE_OF_THE_LOSS}
            options={[
              { value: 'log', label: 'log', says: LOG_SAYS },
              { value: 'linear', label: 'linear' },
            ]}
            value={log ? 'log' : 'linear'}
            onChange={(value) => editor.setView({ lossScale: value })}
          />
        )}
      </div>
      <LineChart ref={chart} label={label} unit="epoch" scale={scale} className={styles['lines'] ?? ''} />
    </div>
  );
}
