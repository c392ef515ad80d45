import { useEffect, useState } from 'react';
import { inTasks } from '#base/tasks.ts';
import { hashInParts } from '#data/images/hashParts.ts';
import type { ImageSet } from '#data/images/imageSet.ts';
import { scoreWords } from '#lenses/answer/scoreWords.ts';
import { useDesk } from '#state/useDesk.ts';
import { formatCount } from '#ui/format.ts';
import { ASKING } from '#ui/waitWords.ts';
import { IMAGES_NEVER_MET, RIGHT_AT_STEP, THE_FIRST } from './askWords.ts';

/** What the network, as it stands, says of images that it has never met. It is asked once. */
export function TestedOn({ images }: { images: ImageSet }) {
  const { editor } = useDesk();
  const [result, setResult] = useState<{ step: number; count: number; right: number }>();
  useEffect(() => {
    const stops: (() => void)[] = [];
    let gone = false;
    setResult(undefined);
    void inTasks(hashInParts(images)).then((hash) => {
      if (gone) return;
      const { engine } = editor;
      engine.provide(hash, images);
      stops.push(
        engine.subscribe('external', { hash }),
        engine.onFrame(({ probes: { external } }) => {
          if (!external || 'error' in external || external.hash !== hash) return;
          setResult(external);
          for (const stop of stops) stop();
        }),
      );
    });
    return () => {
      gone = true;
      for (const stop of stops) stop();
    };
  }, [editor, images]);
  if (!result) return <p role="status">{ASKING}</p>;
  const { step, count, right } = result;
  const { accuracy, margin, bound } = scoreWords({ loss: 0, accuracy: right / count, count }, true);
  return (
    <p role="status">
      Of {count < images.labels.length ? THE_FIRST : 'these '}
      {formatCount(count)} {IMAGES_NEVER_MET}{' '}
      <b>
        {accuracy} {margin}
      </b>{' '}
      {RIGHT_AT_STEP} {formatCount(step)}. {bound}
    </p>
  );
}
