import { useState } from 'react';
import { HeadlineSwitch } from '#builder/headlines/HeadlineSwitch.tsx';
import { layers } from '#layers/index.ts';
import { findBlock } from '#nn/block.ts';
import { multiplyAddsOf } from '#nn/cost.ts';
import { labelOf } from '#nn/problemWords.ts';
import { applyFix } from '#state/applyFix.ts';
import { plainSentence } from '#state/plainProblemWords.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFailure } from '#state/useFailure.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { Button } from '#ui/Button.tsx';
import { Explained } from '#ui/Explained.tsx';
import { formatCount } from '#ui/format.ts';
import { Notice } from '#ui/Notice.tsx';
import { PanelFrame } from '#ui/PanelFrame.tsx';
import { PartFailed } from '#ui/PartFailed.tsx';
import { Segments } from '#ui/Segments.tsx';
import { type Drawn, Stack } from './Stack.tsx';
import styles from './Stage.module.css';
import { StageKeys } from './StageKeys.tsx';
import { networkSummary } from './stageSummary.ts';

/** The network: its summary, what its lines show, its problems, and the stack of blocks. */
export function Stage({ headlines = false }: { readonly headlines?: boolean }) {
  const desk = useDesk();
  const { editor } = desk;
  const [drawn, setDrawn] = useState<Drawn>({ lines: false, biases: false, columns: false });
  const failure = useFailure('units', 'parameters');
  const document = useEditor((s) => s.document);
  const inference = useEditor((s) => s.inference);
  const data = useEditor((s) => s.data);
  const lines = document.view['lines'] === 'signal' ? 'signal' : 'weight';
  const maps = inference.blocks.some(({ output }) => output?.shape.length === 3);
  const perMap = maps && document.view['scale'] === 'map';
  const orphan = inference.problems.find(
    (p) => !findBlock(document.network, layers, p.block) && p.severity !== 'notice',
  );
  const points = data.dimensions > 0;
  // Tensors beside an output, such as what attention looks at, have a scale of their own.
  const shares = useFrameValue(({ probes }) => probes.units?.blocks.some((b) => b.name !== undefined) ?? false, 500);
  const summary = networkSummary(data.shape, document.network, inference);
  const cost = multiplyAddsOf(inference, layers).total;
  return (
    <PanelFrame
      title="Network"
      className={styles['stage']!}
      bodyClassName={styles['body']!}
      note={
        <span className={styles['note']}>
          <span>{summary}</span>
          <span>
            {' · '}
            <Explained
              says={`${formatCount(cost)} multiply-adds to answer one sample; a step of training costs about three times as many`}
              term="multiplyAdds"
            >
              {formatCount(inference.parameterCount)} {inference.parameterCount === 1 ? 'parameter' : 'parameters'}
            </Explained>
          </span>
        </span>
      }
      notePlace="beside"
      actions={
        <div className={styles['actions']}>
          <StageKeys image={data.kind === 'image'} biases={drawn.biases} shares={shares ?? false} maps={maps} />
          {drawn.lines && (
            <Segments
              label="lines show"
              labelShown
              options={[
                { value: 'weight', label: 'weight', says: 'Width and colour: the weight itself' },
                {
                  value: 'signal',
                  label: 'signal',
                  says: points
                    ? 'Weight times the spread of what flows along it: what the line really carries'
                    : 'Weight times what flows along it for this sample: what the line really carries',
                },
              ]}
              value={lines}
              onChange={(value) => editor.setView({ lines: value })}
            />
          )}
          {maps && (
            <Segments
              label="scale per"
              labelShown
              options={[
                { value: 'layer', label: 'layer', says: 'Equal colours are equal numbers within a layer' },
                {
                  value: 'map',
                  label: 'map',
                  says: 'Each feature map from its own largest number, which is written on it: maps that hardly fire are seen as well',
                },
              ]}
              value={perMap ? 'map' : 'layer'}
              onChange={(scale) => editor.setView({ scale })}
            />
          )}
          {headlines && drawn.columns && <HeadlineSwitch />}
        </div>
      }
    >
      {orphan && (
        <Notice kind="bad" title={orphan.block === 'training' ? 'Loss and data do not fit' : 'This cannot run yet'}>
          {plainSentence(orphan)}
          {orphan.fixes?.map((fix) => (
            <Button key={fix.say} onClick={() => applyFix(desk, fix)}>
              {labelOf(fix)}
            </Button>
          ))}
        </Notice>
      )}
      {failure !== undefined && <PartFailed what="The picture of the network" error={failure} />}
      <Stack lines={lines} perMap={perMap} headlines={headlines} onDrawn={setDrawn} />
    </PanelFrame>
  );
}
