import { FieldControl } from '#builder/inspector/FieldControl.tsx';
import { ReadingFields } from '#goals/ReadingFields.tsx';
import { LOOKED_AT } from '#goals/readingFieldsWords.ts';
import { editKey, type Fields } from '#nn/field.ts';
import type { FieldTexts } from '#nn/fieldText.ts';
import { type Pause, pauses } from '#nn/pause.ts';
import { pauseTexts } from '#nn/pauseText.ts';

export interface PauseFieldsProps {
  readonly pause: Pause;
  /** @param key of the field that is dragged or typed in */
  readonly set: (pause: Pause, key?: string) => void;
}

/** When exactly a run pauses by itself, once it is chosen by what. */
export function PauseFields({ pause, set }: PauseFieldsProps) {
  if (pause.type === 'reading') {
    const { type, ...goal } = pause;
    return (
      <ReadingFields hint={LOOKED_AT} goal={goal} set={(next, key) => set({ type, ...next }, key && `pause.${key}`)} />
    );
  }
  const texts: FieldTexts = pauseTexts[pause.type];
  return Object.entries(pauses[pause.type] as Fields).map(([name, field]) => (
    <FieldControl
      key={name}
      {...{ name, field }}
      text={texts[name]!}
      value={(pause as unknown as Record<string, unknown>)[name]}
      onChange={(value) => set({ ...pause, [name]: value } as Pause, editKey(field, `pause.${name}`))}
    />
  ));
}
