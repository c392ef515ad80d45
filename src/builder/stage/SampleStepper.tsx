import { ChevronLeft, ChevronRight, Shuffle } from 'lucide-react';
import { lookAt, sampleOf, useSample } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { announce } from '#ui/Announcer.tsx';
import { classes } from '#ui/classes.ts';
import { Explained } from '#ui/Explained.tsx';
import { formatCount } from '#ui/format.ts';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './SampleStepper.module.css';
import { anotherRow, askedWords, rowBy, samplePlace } from './sampleRows.ts';
import {
  ANY_SAMPLE,
  NEXT_SAMPLE,
  PREVIOUS_SAMPLE,
  SAMPLE_LOOKED_AT,
  sampleNow,
  sampleSays,
  YOUR_DRAWING,
} from './stageWords.ts';

/**
 * Which sample the whole page looks at, where samples are images, sequences or tokens: the one before, the next, any.
 * @param place below the input, in the middle of it or at its left; or wherever it is put
 */
export function SampleStepper({ place: where }: { place: 'middle' | 'left' | 'free' }) {
  const desk = useDesk();
  const data = useEditor((s) => s.data);
  const looked = useSample(data);
  // From a drawing the way leads back to the samples.
  const row = looked === data.count ? sampleOf(data, {}) : looked;
  const { split, index, count } = samplePlace(data, row);
  const go = (to: number) => {
    lookAt(desk, to);
    const place = samplePlace(data, to);
    announce(sampleNow(place.index + 1, place.count, place.split, askedWords(data, to)));
  };
  return (
    <div className={classes(styles['stepper'], styles[where])} role="group" aria-label={SAMPLE_LOOKED_AT}>
      <IconButton label={PREVIOUS_SAMPLE} onClick={() => go(rowBy(data, row, -1))}>
        <ChevronLeft size={14} aria-hidden />
      </IconButton>
      {looked === data.count ? (
        <span>{YOUR_DRAWING}</span>
      ) : (
        <Explained says={sampleSays(index + 1, count, split, askedWords(data, row))} term="sample">
          {split} {formatCount(index + 1)} of {formatCount(count)}
        </Explained>
      )}
      <IconButton label={NEXT_SAMPLE} onClick={() => go(rowBy(data, row, 1))}>
        <ChevronRight size={14} aria-hidden />
      </IconButton>
      <IconButton label={ANY_SAMPLE} onClick={() => go(anotherRow(data, row, Math.random()))}>
        <Shuffle size={13} aria-hidden />
      </IconButton>
    </div>
  );
}
