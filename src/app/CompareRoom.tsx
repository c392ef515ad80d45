import { useEffect } from 'react';
import { loadPart } from '#base/loadPart.ts';
import type { Choice, Sources } from '#compare/AddVariant.tsx';
import { CompareMode } from '#compare/CompareMode.tsx';
import type { Lane } from '#compare/comparison.ts';
import { onPage, type Surroundings } from '#engine/client.ts';
import { LaneOdds } from '#lenses/odds/LaneOdds.tsx';
import { library } from '#library/library.ts';
import { readKeptRun } from '#state/keptRun.ts';
import { laneOnStage } from '#state/laneOnStage.ts';
import { readText } from '#state/link.ts';
import { registries } from '#state/registries.ts';
import { useDesk } from '#state/useDesk.ts';
import { saveText } from '#ui/saveText.ts';
import { laboratory } from '#worker/carriers.ts';
import { LanePretraining } from './phases/LanePretraining.tsx';
import { readEntry } from './readEntry.ts';
import { closeMode, isPersons } from './stageMode.ts';

const examples = loadPart(() => import('#state/gallery.ts'));

export const around = (open: Surroundings['open']): Surroundings => onPage(open, laboratory);

const sources: Sources = {
  async kept() {
    const entries = (await library().list()) ?? [];
    return entries
      .filter(({ kind }) => kind === 'run')
      .flatMap((entry): Choice[] => {
        const reading = readEntry(entry);
        const title = readKeptRun(entry.value)?.title;
        return title !== undefined && 'document' in reading ? [{ title, document: alone(reading.document) }] : [];
      });
  },
  async examples() {
    const { gallery } = await examples();
    // Beside another network it would begin untrained as all do: those stand on their own shelves.
    return gallery
      .filter(({ shelf }) => shelf !== 'trained')
      .map(({ title, document }) => ({ title, document: alone(document) }));
  },
  async file() {
    const file = await chosenFile();
    if (!file) return undefined;
    const reading = await readText(await file.text(), registries, 'file');
    return 'error' in reading ? reading : { title: reading.document.title, document: alone(reading.document) };
  },
};

/** A document by itself: what it is compared with elsewhere stays there. */
function alone({ variants: _, ...document }: Choice['document']): Choice['document'] {
  return document;
}

const chosenFile = (): Promise<File | undefined> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,application/json';
    input.onchange = () => resolve(input.files?.[0]);
    input.oncancel = () => resolve(undefined);
    input.click();
  });

interface CompareRoomProps {
  phone: boolean;
  /** In a frame, where nothing is edited. */
  fixed?: boolean;
  /** Without controls of the run. */
  bare?: boolean;
}

/** The comparison in the room of the stage. */
export function CompareRoom({ phone, fixed = false, bare = false }: CompareRoomProps) {
  const desk = useDesk();
  const onStage = laneOnStage(desk);
  useEffect(() => onStage.set({ desk: undefined }), [onStage]);
  const edit = (lane: Lane) => {
    onStage.set({ desk: lane.desk === desk ? undefined : lane.desk, tag: lane.tag, name: lane.name });
    closeMode(desk);
  };
  return (
    <CompareMode
      around={around}
      sources={sources}
      phone={phone}
      bare={bare}
      onClose={fixed ? undefined : () => closeMode(desk)}
      onEdit={fixed ? undefined : edit}
      onTable={(title, text) => saveText(`${title || 'comparison'}.csv`, text, 'text/csv')}
      odds={
        fixed ? undefined : (steps, beside, onStart) => <LaneOdds steps={steps} beside={beside} onStart={onStart} />
      }
      learning={<LanePretraining />}
      takesFocus={isPersons(desk)}
    />
  );
}
