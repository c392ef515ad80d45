import { useState } from 'react';
import { HeadlineSwitch } from '#builder/headlines/HeadlineSwitch.tsx';
import { layers } from '#layers/index.ts';
import { findBlock } from '#nn/block.ts';
import { multiplyAddsOf } from '#nn/cost.ts';
import { labelOf } from '#nn/problemWords.ts';
import { applyFix } from '#state/applyFix.ts';
import { blockTitle } from '#state/blockName.ts';
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
import { UNCOUNTED_SAYS, unknownWords } from './blockWords.ts';
import {
  CANNOT_RUN_YET,
  costSays,
  LINES_SHOW,
  LOSS_DOES_NOT_FIT,
  PER_LAYER_SAYS,
  PER_MAP_SAYS,
  SCALE_PER,
  SIGNAL_OF_SAMPLE,
  SIGNAL_OVER_PLANE,
  THE_PICTURE,
  WEIGHT_SAYS,
} from './partsWords.ts';
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
  const network = useEditor((s) => s.document.network);
  const signal = useEditor((s) => s.document.view['lines'] === 'signal');
  const byMap = useEditor((s) => s.document.view['scale'] === 'map');
  const inference = useEditor((s) => s.inference);
  const data = useEditor((s) => s.data);
  const lines = signal ? 'signal' : 'weight';
  const maps = inference.blocks.some(({ output }) => output?.shape.length === 3);
  const perMap = maps && byMap;
  const orphan = inference.problems.find((p) => !findBlock(network, layers, p.block) && p.severity !== 'notice');
  const known = inference.blocks.every(({ output }) => output !== undefined);
  const misfit = inference.problems.find((p) => p !== orphan && p.severity !== 'notice');
  const points = data.dimensions > 0;
  // Tensors beside an output, such as what attention looks at, have a scale of their own.
  const shares = useFrameValue(({ probes }) => probes.units?.blocks.some((b) => b.name !== undefined) ?? false, 500);
  const summary = networkSummary(data.shape, network, inference);
  const cost = multiplyAddsOf(inference, layers).total;
  return (
    <PanelFrame
      title="Network"
      className={styles['stage']!}
      bodyClassName={styles['body']!}
      note={
        <span className={styles['note']}>
          {known && <span>{summary}</span>}
          <span>
            {known && ' · '}
            {known ? (
              <Explained says={costSays(formatCount(cost))} term="multiplyAdds">
                {formatCount(inference.parameterCount)} {inference.parameterCount === 1 ? 'parameter' : 'parameters'}
              </Explained>
            ) : (
              <Explained says={UNCOUNTED_SAYS}>
                {misfit && blockTitle(network, misfit.block)} {unknownWords(true)}
              </Explained>
            )}
          </span>
        </span>
      }
      notePlace="beside"
      actions={
        <div className={styles['actions']}>
          <StageKeys image={data.kind === 'image'} biases={drawn.biases} shares={shares ?? false} maps={maps} />
          {drawn.lines && (
            <Segments
              label={LINES_SHOW}
              labelShown
              options={[
                { value: 'weight', label: 'weight', says: WEIGHT_SAYS },
                {
                  value: 'signal',
                  label: 'signal',
                  says: points ? SIGNAL_OVER_PLANE : SIGNAL_OF_SAMPLE,
                },
              ]}
              value={lines}
              onChange={(value) => editor.setView({ lines: value })}
            />
          )}
          {maps && (
            <Segments
              label={SCALE_PER}
              labelShown
              options={[
                { value: 'layer', label: 'layer', says: PER_LAYER_SAYS },
                {
                  value: 'map',
                  label: 'map',
                  says: PER_MAP_SAYS,
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
        <Notice kind="bad" title={orphan.block === 'training' ? LOSS_DOES_NOT_FIT : CANNOT_RUN_YET}>
          {plainSentence(orphan)}
          {orphan.fixes?.map((fix) => (
            <Button key={fix.say} onClick={() => applyFix(desk, fix)}>
              {labelOf(fix)}
            </Button>
          ))}
        </Notice>
      )}
      {failure !== undefined && <PartFailed what={THE_PICTURE} error={failure} />}
      <Stack lines={lines} perMap={perMap} headlines={headlines} onDrawn={setDrawn} />
    </PanelFrame>
  );
}
