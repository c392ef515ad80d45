import { ColorKey } from '#charts/ColorKey.tsx';
import { editor, useEditor } from '#state/useEditor.ts';
import { Button } from '#ui/Button.tsx';
import { formatCount } from '#ui/format.ts';
import { Notice } from '#ui/Notice.tsx';
import { PanelFrame } from '#ui/PanelFrame.tsx';
import { Segments } from '#ui/Segments.tsx';
import { Stack } from './Stack.tsx';
import styles from './Stage.module.css';

/** The network: its summary, what its lines show, its problems, and the stack of blocks. */
export function Stage() {
  const document = useEditor((s) => s.document);
  const inference = useEditor((s) => s.inference);
  const data = useEditor((s) => s.data);
  const lines = document.view['lines'] === 'signal' ? 'signal' : 'weight';
  const widths = [
    `${data.featureNames.length}`,
    ...document.network.map((b) => inference.byId.get(b.id)?.output?.shape.join('×') ?? '?'),
  ];
  const orphan = inference.problems.find(
    (p) => !document.network.some((b) => b.id === p.block) && p.severity !== 'notice',
  );
  return (
    <PanelFrame
      title="Network"
      className={styles['stage']!}
      bodyClassName={styles['body']!}
      note={
        <span className={styles['note']}>
          {widths.join(' → ')} · {formatCount(inference.parameterCount)}{' '}
          {inference.parameterCount === 1 ? 'parameter' : 'parameters'}
        </span>
      }
      notePlace="beside"
      actions={
        <div className={styles['actions']}>
          <span className={styles['biasKey']} title="Bar left of a unit: its bias, up positive, down negative">
            <i aria-hidden /> bias
          </span>
          <Segments
            className={styles['lines']!}
            label="lines show"
            labelShown
            options={[
              { value: 'weight', label: 'weight', title: 'Width and colour: the weight itself' },
              {
                value: 'signal',
                label: 'signal',
                title: 'Weight times the spread of what flows along it: what the line really carries',
              },
            ]}
            value={lines}
            onChange={(value) => editor().setView({ lines: value })}
          />
          <ColorKey scale="signed" low="−max" high="+max" note="per layer" className={styles['key']!} />
        </div>
      }
    >
      {orphan && (
        <Notice kind="bad" title={orphan.block === 'training' ? 'Loss and data do not fit' : 'This cannot run yet'}>
          {orphan.message}
          {orphan.fixes?.map((fix) => (
            <Button key={fix.label} onClick={() => editor().change(fix.label, fix.changes)}>
              {fix.label}
            </Button>
          ))}
          {orphan.block === 'training' && (
            <Button onClick={() => editor().setTraining({ loss: 'mse' }, 'Use mean squared error')}>
              Use mean squared error
            </Button>
          )}
        </Notice>
      )}
      <Stack lines={lines} />
    </PanelFrame>
  );
}
