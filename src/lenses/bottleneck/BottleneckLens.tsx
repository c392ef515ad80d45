import type { LensPanelProps } from '#lenses/frame/lens.ts';
import { useLensRoom } from '#lenses/frame/lensRoom.ts';
import { useLensTable } from '#lenses/frame/lensTable.ts';
import { useLensWords } from '#lenses/frame/lensWords.ts';
import survey from '#lenses/survey/Survey.module.css';
import { SurveyControls } from '#lenses/survey/SurveyControls.tsx';
import { methodOf, SurveyNote, Unmeasured } from '#lenses/survey/SurveyNote.tsx';
import { surveyTable } from '#lenses/survey/surveyTable.ts';
import { useFilmStep } from '#lenses/survey/useFilmStep.ts';
import { chanceWords, sectionName } from '#lenses/survey/words.ts';
import type { Block } from '#nn/block.ts';
import type { Values } from '#nn/field.ts';
import type { BottleneckResult } from '#probes/bottleneck/bottleneck.probe.ts';
import { useSample } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useThere } from '#state/usePosition.ts';
import styles from './Bottleneck.module.css';
import type { bottleneckFields } from './bottleneckFields.ts';
import { howMade, wordsOf } from './bottleneckWords.ts';
import { NumbersTables } from './NumbersTables.tsx';
import { BEST_SO_MANY } from './numbersWords.ts';
import { afterPress, columnPlaces } from './story/containers.ts';
import { Story } from './story/Story.tsx';
import { useBottleneck } from './useBottleneck.ts';

type Props = LensPanelProps<typeof bottleneckFields>;

/** V15 and V16: the whole network as a funnel, and what each layer still keeps: of the picture in hand, of the input, of the answer, of every factor. */
export function BottleneckLens(props: Props) {
  const large = useLensRoom() === 'large';
  return large && props.settings.show === 'story' ? <AsStory {...props} /> : <AsNumbers {...props} />;
}

function useReadings({ equal, step, factor, open }: Values<typeof bottleneckFields>, story: boolean) {
  const data = useEditor((s) => s.data);
  const type = useEditor((s) => s.document.data.type);
  const network = useEditor((s) => s.document.network);
  const at = useFilmStep(step);
  const paired = useThere(factor === '' || story ? undefined : factor, (id) => ({ factor: id }));
  const within = useThere(open === '' ? undefined : open, (id) => ({ block: id }));
  const result = useBottleneck(useSample(data), { factor: paired, at, equal, numbers: story, within });
  const picture = data.task === 'picture';
  const words =
    result && result.step >= 0
      ? {
          ...wordsOf(outermost(result, network), { equal, picture, how: howMade(type, data.kind) }),
          method: methodOf(result),
        }
      : undefined;
  useLensTable(() => surveyTable(result, { equal, name: (section) => sectionName(network, section), all: true }));
  return { result, words, at, paired };
}

/** What is said of a network is said of its layers one after another: not of those beside one another in a container. */
function outermost(result: BottleneckResult, network: readonly Block[]): BottleneckResult {
  const depths = columnPlaces(
    network,
    result.sections.map(({ id }) => id),
  ).map(({ depth }) => depth);
  const outer = <T,>(list: readonly T[]) => list.filter((_, i) => depths[i] === 0);
  return { ...result, sections: outer(result.sections), baseline: outer(result.baseline) };
}

/** Opens and closes containers. */
function useOpening(set: Props['set']) {
  const { editor } = useDesk();
  return (id: string, open: boolean) => set({ open: afterPress(editor.store.getState().document.network, id, open) });
}

function AsNumbers({ settings, set }: Props) {
  const { equal } = settings;
  const { result, words, at, paired } = useReadings(settings, false);
  const onOpen = useOpening(set);
  useLensWords(words);
  if (!result || result.step < 0) return <Unmeasured result={result} />;
  return (
    <div className={survey['lens']}>
      <SurveyNote
        result={result}
        chance={[result.answer, ...result.factors].some(({ kind }) => kind === 'class') ? chanceWords() : undefined}
      >
        <span className={survey['key']}>
          <span className={styles['tick']} aria-hidden="true" /> {BEST_SO_MANY}
        </span>
      </SurveyNote>
      <SurveyControls {...{ result, at, equal, set }} />
      <NumbersTables {...{ result, equal, factor: paired, onOpen }} onFactor={(next) => set({ factor: next ?? '' })} />
    </div>
  );
}

function AsStory({ settings, set }: Props) {
  const { result, words } = useReadings(settings, true);
  const onOpen = useOpening(set);
  if (!result) return <Unmeasured result={result} />;
  return <Story {...{ result, words, onOpen }} equal={settings.equal} />;
}
