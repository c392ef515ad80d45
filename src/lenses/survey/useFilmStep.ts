import { useEffect } from 'react';
import { type Desk, perDesk } from '#state/desk.ts';
import { useDesk } from '#state/useDesk.ts';
import { setLens } from '#state/useLensSettings.ts';
import { surveyFields } from './surveyFields.ts';

/** Lenses whose readings are a film. */
const FILMED = ['bottleneck', 'ladder'];

/** A step that somebody went back to is of the run that it was measured in: another run of the same work is shown at its latest again. */
export const forgetsWithRun = perDesk((desk: Desk) => {
  const { store } = desk.editor;
  let known = store.getState();
  store.subscribe((now) => {
    if (now.lineage === undefined) return;
    const another = known.lineage !== undefined && known.lineage !== now.lineage && known.work === now.work;
    known = now;
    if (!another) return;
    for (const id of FILMED)
      if (store.getState().document.view.lenses?.[id]?.['step'] !== undefined)
        setLens(desk, id, surveyFields, { step: surveyFields.step.default });
  });
  return true;
});

/** The step to ask readings of; undefined: the latest. */
export function useFilmStep(step: number): number | undefined {
  const desk = useDesk();
  useEffect(() => {
    forgetsWithRun(desk);
  }, [desk]);
  return step < 0 ? undefined : step;
}
