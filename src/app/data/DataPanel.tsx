import { Brush, Download, FileUp, Spline } from 'lucide-react';
import { useRef, useState } from 'react';
import { importData } from '#app/import/importing.ts';
import type { DatasetType } from '#data/index.ts';
import type { DataValues } from '#nn/document.ts';
import type { Desk } from '#state/desk.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { announce } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { explains } from '#ui/explains.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { PanelFrame } from '#ui/PanelFrame.tsx';
import styles from './DataPanel.module.css';
import { DatasetPicker } from './DatasetPicker.tsx';
import {
  CHOOSE_THE_DATA_SET,
  EDITOR_OF_CURVES,
  EDITOR_OF_POINTS,
  EXPORT_CSV,
  POINTS_AS_A_TABLE,
  PREVIEW_OF_SAMPLES,
  ROWS_AS_A_TABLE,
  YOUR_OWN_DATA,
} from './dataWords.ts';
import { changeData, leftRecipe, savePoints } from './editData.ts';
import { ownWords } from './ownWords.ts';
import { RecipeForm } from './RecipeForm.tsx';
import { countText, recipeFor, textOf } from './recipe.ts';

const SamplesPreview = lazyPart(PREVIEW_OF_SAMPLES, () => import('./SamplesPreview.tsx').then((m) => m.SamplesPreview));
const PointsEditor = lazyPart(EDITOR_OF_POINTS, () => import('./PointsEditor.tsx').then((m) => m.PointsEditor), {
  floats: true,
});
const CurveEditor = lazyPart(EDITOR_OF_CURVES, () => import('./CurveEditor.tsx').then((m) => m.CurveEditor), {
  floats: true,
});

const dialogs = { points: PointsEditor, curve: CurveEditor } as const;
type DialogName = keyof typeof dialogs;

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Choices of a set that follow one another within so many milliseconds are undone together. */
const WALK_PAUSE = 1500;

/** The data of the document: which set, how much of it, what the network is given of it; and the ways to bring one's own. */
export function DataPanel() {
  const desk = useDesk();
  const recipe = useEditor((state) => state.document.data);
  const data = useEditor((state) => state.data);
  const [dialog, setDialog] = useState<DialogName>();
  const said = textOf(recipe.type);
  const Dialog = dialog && dialogs[dialog];
  const walk = useRef({ number: 0, time: 0 });

  function choose(type: DatasetType): void {
    const next = recipeFor(type, recipe, leftRecipe(desk, type));
    // Walking over the tiles with the arrow keys is one step of the undo history, not one a tile.
    const now = performance.now();
    if (now - walk.current.time > WALK_PAUSE) walk.current.number++;
    walk.current.time = now;
    changeData(desk, next, CHOOSE_THE_DATA_SET, `data.type.${walk.current.number}`);
    announce(textOf(type).name);
  }

  return (
    <PanelFrame
      title="Data"
      note={data.dimensions > 0 ? `${said.name} · ${countText(recipe.type, data.count)}` : said.name}
      notePlace="end"
      bodyClassName={styles['body'] ?? ''}
    >
      <DatasetPicker value={recipe.type} onChange={choose} byHand={byHandOf(desk, recipe)} />
      <Own type={recipe.type} onOpen={setDialog} />
      {data.dimensions === 0 && <SamplesPreview type={recipe.type} data={data} />}
      <RecipeForm />
      {data.dimensions > 0 && (
        <Button
          look="bare"
          icon={<Download {...icon} />}
          className={styles['export'] ?? ''}
          {...explains(recipe.type === 'table' ? ROWS_AS_A_TABLE : POINTS_AS_A_TABLE)}
          onClick={() => void savePoints(desk)}
        >
          {EXPORT_CSV}
        </Button>
      )}
      {Dialog && <Dialog onClose={() => setDialog(undefined)} />}
    </PanelFrame>
  );
}

/** What was painted and drawn: the present recipe, or the one that was left. The same objects while nothing changes. */
function byHandOf(desk: Desk, recipe: DataValues): Partial<Record<DatasetType, DataValues>> {
  const of = (type: DatasetType) => (recipe.type === type ? recipe : leftRecipe(desk, type));
  const [points, curve] = [of('points'), of('curve')];
  return { ...(points ? { points } : {}), ...(curve ? { curve } : {}) };
}

/** The ways to make a set of one's own: by hand where it is such a one, and from files in any case. */
function Own({ type, onOpen }: { type: string; onOpen: (dialog: DialogName) => void }) {
  const desk = useDesk();
  const recipe = useEditor((s) => s.document.data);
  const missing = useEditor((s) => s.data.count === 0);
  const note = ownWords(recipe, missing);
  return (
    <div className={styles['own']}>
      {type === 'points' && (
        <Button icon={<Brush {...icon} />} onClick={() => onOpen('points')}>
          Paint
        </Button>
      )}
      {type === 'curve' && (
        <Button icon={<Spline {...icon} />} onClick={() => onOpen('curve')}>
          Draw
        </Button>
      )}
      <Button icon={<FileUp {...icon} />} onClick={() => importData(desk)}>
        {YOUR_OWN_DATA}
      </Button>
      {note && <p className={styles['quiet']}>{note}</p>}
    </div>
  );
}
