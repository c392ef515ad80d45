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
    announce(`Sample ${place.index + 1} of ${place.count}, ${place.split}. Asked: ${askedWords(data, to)}.`);
  };
  return (
    <div className={classes(styles['stepper'], styles[where])} role="group" aria-label="Sample looked at">
      <IconButton label="Previous sample" onClick={() => go(rowBy(data, row, -1))}>
        <ChevronLeft size={14} aria-hidden />
      </IconButton>
      {looked === data.count ? (
        <span>your drawing</span>
      ) : (
        <Explained
          says={`Sample ${index + 1} of the ${count} ${split} samples; asked: ${askedWords(data, row)}`}
          term="sample"
        >
          {split} {formatCount(index + 1)} of {formatCount(count)}
        </Explained>
      )}
      <IconButton label="Next sample" onClick={() => go(rowBy(data, row, 1))}>
        <ChevronRight size={14} aria-hidden />
      </IconButton>
      <IconButton label="Another sample, at random" onClick={() => go(anotherRow(data, row, Math.random()))}>
        <Shuffle size={13} aria-hidden />
      </IconButton>
    </div>
  );
}
