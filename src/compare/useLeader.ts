import { useEffect, useState } from 'react';
import { watchFrames } from '#state/frames.ts';
import { WORDS_EVERY } from '#state/useFrames.ts';
import type { Lane } from './comparison.ts';
import { leaderWords, type Standing } from './leaderWords.ts';

/** How the lanes stand by their newest frames, as a sentence; undefined at the start, where chance alone speaks. */
export function useLeader(lanes: readonly Lane[]): string | undefined {
  const look = () => {
    const all = lanes.flatMap(({ tag, desk: { editor } }): Standing[] => {
      const { frame } = editor;
      if (!frame || frame.position.step === 0) return [];
      const held = editor.store.getState().data.test.length > 0;
      const { loss, accuracy, count } = held ? frame.test : frame.train;
      return [{ tag, loss, accuracy, count, held }];
    });
    return all.length === lanes.length ? leaderWords(all) : undefined;
  };
  const [said, setSaid] = useState(look);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is looked at is of these lanes
  useEffect(() => {
    setSaid(look());
    const stops = lanes.map(({ desk }) => watchFrames(desk, () => setSaid(look()), WORDS_EVERY));
    return () => {
      for (const stop of stops) stop();
    };
  }, [lanes]);
  return said;
}
