import { Download } from 'lucide-react';
import { useSample } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Menu } from '#ui/Menu.tsx';
import { saveBlock } from './blockNumbers.ts';
import { numbersAs, SAVE_ITS_NUMBERS } from './saveBlockWords.ts';

/** A block's parameters, and what it makes of the sample that is looked at, as files. */
export function SaveBlock({ id }: { id: string }) {
  const { editor } = useDesk();
  const row = useSample(useEditor((s) => s.data));
  const learns = useEditor((s) => (s.inference.byId.get(id)?.parameterCount ?? 0) > 0);
  const items = (['parameters', 'output'] as const)
    .filter((what) => learns || what === 'output')
    .flatMap((what) =>
      (['csv', 'json'] as const).map((kind) => ({
        id: `${what} ${kind}`,
        label: numbersAs(what, kind),
        onSelect: () => void saveBlock(editor, id, row, what, kind),
      })),
    );
  return <Menu label={SAVE_ITS_NUMBERS} icon={<Download size={16} aria-hidden />} items={items} />;
}
