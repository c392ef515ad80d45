import { useState } from 'react';
import { LIMITS } from '#nn/inferShapes.ts';
import { useDesk } from '#state/useDesk.ts';
import { TextField } from '#ui/TextField.tsx';
import { giveName, useGivenNames } from './givenNames.ts';
import { SUCH_AS_LEFT_EDGE, YOUR_NAME } from './unitWords.ts';

/** The field in which a unit is given a name of one's own; taken over when it is left, or by Enter. */
export function UnitName({ block, unit }: { block: string; unit: number }) {
  const desk = useDesk();
  const given = useGivenNames(block)?.[unit] ?? '';
  const [draft, setDraft] = useState<string>();
  const take = () => {
    if (draft !== undefined) giveName(desk, block, unit, draft);
    setDraft(undefined);
  };
  return (
    <TextField
      label={YOUR_NAME}
      value={draft ?? given}
      maxLength={LIMITS.unitName}
      placeholder={SUCH_AS_LEFT_EDGE}
      onChange={setDraft}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return; // Enter ends the word, not the name
        if (event.key === 'Enter') take();
        if (event.key === 'Escape') setDraft(undefined);
      }}
    />
  );
}
