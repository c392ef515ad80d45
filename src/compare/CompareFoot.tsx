import { Dices } from 'lucide-react';
import { useEffect, useState } from 'react';
import { anySeed } from '#state/anySeed.ts';
import type { EditorState } from '#state/editorState.ts';
import { watchFrames } from '#state/frames.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue, WORDS_EVERY } from '#state/useFrames.ts';
import { Button } from '#ui/Button.tsx';
import { formatCount } from '#ui/format.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { RunButtons } from '#ui/RunButtons.tsx';
import { Segments } from '#ui/Segments.tsx';
import { clockOf } from './alignment.ts';
import styles from './Compare.module.css';
import { CompareKey } from './CompareKey.tsx';
import {
  ALL_AT_SAME,
  clockWords,
  EPOCH_SAYS,
  lockstepWords,
  NEW_START,
  paceWords,
  RESET_ALL_SAYS,
  STEP_SAYS,
  stepEachSays,
  stepLabel,
  TRAINING_OF_ALL_NETWORKS,
} from './compareWords.ts';
import type { Comparison, Lane } from './comparison.ts';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The state that one of the lanes is in, for words over all of them. */
function useSome(lanes: readonly Lane[], select: (state: EditorState) => boolean): boolean {
  const look = () => lanes.some(({ desk }) => select(desk.editor.store.getState()));
  const [some, setSome] = useState(look);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is selected does not change
  useEffect(() => {
    setSome(look());
    const stops = lanes.map(({ desk }) => desk.editor.store.subscribe(() => setSome(look())));
    return () => {
      for (const stop of stops) stop();
    };
  }, [lanes]);
  return some;
}

/** Where all of them stand, in steps of the clock that they share. */
function useClock(comparison: Comparison, lanes: readonly Lane[]): number | undefined {
  const look = () => clockOf(comparison.stands());
  const { from } = comparison.shared.use((s) => s);
  const [clock, setClock] = useState(look);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of other lanes, or counted from elsewhere, it begins anew
  useEffect(() => {
    const stops = lanes.map(({ desk }) => watchFrames(desk, () => setClock(look()), WORDS_EVERY));
    return () => {
      for (const stop of stops) stop();
    };
  }, [comparison, lanes, from]);
  return clock;
}

/** What moves all of them, and how they share the time. */
export function CompareFoot({
  comparison,
  lanes,
  phone,
  difference,
}: {
  comparison: Comparison;
  lanes: readonly Lane[];
  phone: boolean;
  /** The rows show what sets each apart from A. */
  difference: boolean;
}) {
  const { editor } = useDesk();
  const { by, from, shares } = comparison.shared.use((s) => s);
  const running = useSome(lanes, (s) => s.status.state === 'running');
  const able = useSome(lanes, (s) => s.runnable && !s.status.divergence && s.data.train.length > 0);
  const seed = useEditor((s) => s.document.seed);
  const epoch = useFrameValue(({ position }) => position.epoch, WORDS_EVERY);
  const clock = useClock(comparison, lanes);
  const slowest = [...shares.values()].sort((a, b) => b.share - a.share)[0];
  const tag = lanes.find(({ id }) => id === slowest?.lane)?.tag;
  const unit = by === 'step' ? 'batch' : 'epoch';
  const another = () => comparison.newStart(anySeed(), NEW_START);
  return (
    <section className={styles['foot']} aria-label={TRAINING_OF_ALL_NETWORKS}>
      <RunButtons
        running={running}
        able={able}
        resetSays={RESET_ALL_SAYS}
        stepSays={stepEachSays(unit)}
        onReset={() => editor.reset()}
        onPlay={() => editor.togglePlay()}
        onStep={() => editor.step(unit)}
      />
      <Segments
        label={ALL_AT_SAME}
        options={[
          { value: 'step', label: 'step', says: STEP_SAYS },
          { value: 'epoch', label: 'epoch', says: EPOCH_SAYS },
        ]}
        value={by}
        onChange={(value) => {
          editor.setView({ compareBy: value === 'step' ? undefined : value });
        }}
      />
      {!phone && <span className={styles['note']}>{lockstepWords(lanes.length, by, from)}</span>}
      {!phone && running && lanes.length > 1 && slowest && tag && (
        <span className={styles['note']}>{paceWords(tag, slowest.share, slowest.msPerStep)}</span>
      )}
      <span className={styles['gap']} />
      {!phone && <CompareKey difference={difference} />}
      <span className={styles['gap']} />
      <dl className={styles['counts']}>
        <div>
          <dt>{phone ? 'step' : stepLabel(from)}</dt>
          <dd>{clockWords(clock)}</dd>
        </div>
        {!phone && from === 'start' && (
          <div>
            <dt>epoch</dt>
            <dd>{formatCount(epoch ?? 0)}</dd>
          </div>
        )}
        {!phone && (
          <div>
            <dt>seed</dt>
            <dd>{seed}</dd>
          </div>
        )}
      </dl>
      {phone ? (
        <IconButton label={NEW_START} onClick={another}>
          <Dices {...icon} />
        </IconButton>
      ) : (
        <Button icon={<Dices {...icon} />} onClick={another}>
          {NEW_START}
        </Button>
      )}
    </section>
  );
}
