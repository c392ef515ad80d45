import type { LensPanelProps } from '#lenses/frame/lens.ts';
import { useLensRoom } from '#lenses/frame/lensRoom.ts';
import { useLensWords } from '#lenses/frame/lensWords.ts';
import survey from '#lenses/survey/Survey.module.css';
import { SurveyControls } from '#lenses/survey/SurveyControls.tsx';
import { methodOf, SurveyNote, Unmeasured } from '#lenses/survey/SurveyNote.tsx';
import { useFilmStep } from '#lenses/survey/useFilmStep.ts';
import type { Values } from '#nn/field.ts';
import { useSample } from '#state/sample.ts';
import { useEditor } from '#state/useDesk.ts';
import { useThere } from '#state/usePosition.ts';
import styles from './Bottleneck.module.css';
import type { bottleneckFields } from './bottleneckFields.ts';
import { howMade, wordsOf } from './bottleneckWords.ts';
import { NumbersTables } from './NumbersTables.tsx';
import { Story } from './story/Story.tsx';
import { useBottleneck } from './useBottleneck.ts';

type Props = LensPanelProps<typeof bottleneckFields>;

/** V15 and V16: the whole network as a funnel, and what each layer still keeps: of the picture in hand, of the input, of the answer, of every factor. */
export function BottleneckLens(props: Props) {
  const large = useLensRoom() === 'large';
  return large && props.settings.show === 'story' ? <AsStory {...props} /> : <AsNumbers {...props} />;
}

function useReadings({ equal, step, factor }: Values<typeof bottleneckFields>, story: boolean) {
  const data = useEditor((s) => s.data);
  const type = useEditor((s) => s.document.data.type);
  const at = useFilmStep(step);
  const paired = useThere(factor === '' || story ? undefined : factor, (id) => ({ factor: id }));
  const result = useBottleneck(useSample(data), { factor: paired, at, equal, numbers: story });
  const picture = data.task === 'picture';
  const words =
    result && result.step >= 0
      ? { ...wordsOf(result, { equal, picture, how: howMade(type, data.kind) }), method: methodOf(result) }
      : undefined;
  return { result, words, at, paired };
}

function AsNumbers({ settings, set }: Props) {
  const { equal } = settings;
  const { result, words, at, paired } = useReadings(settings, false);
  useLensWords(words);
  if (!result || result.step < 0) return <Unmeasured result={result} />;
  return (
    <div className={survey['lens']}>
      <SurveyNote result={result}>
        <span className={survey['key']}>
          <span className={styles['tick']} aria-hidden="true" /> best possible for so many numbers
        </span>
      </SurveyNote>
      <SurveyControls {...{ result, at, equal, set }} />
      <NumbersTables {...{ result, equal, factor: paired }} onFactor={(next) => set({ factor: next ?? '' })} />
    </div>
  );
}

function AsStory({ settings }: Props) {
  const { result, words } = useReadings(settings, true);
  if (!result) return <Unmeasured result={result} />;
  return <Story result={result} equal={settings.equal} words={words} />;
}
