import { Download } from 'lucide-react';
import { useState } from 'react';
import type { CannotHold } from '#exporters/exporter.ts';
import { type Format, type FormatName, formats } from '#exporters/index.ts';
import { NOT_RUN, showBlock } from '#lenses/code/codeWords.ts';
import { saveExport } from '#lenses/code/saveExport.ts';
import { blockTitle } from '#state/blockName.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Select } from '#ui/Select.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import styles from './ShareDialog.module.css';
import { FILES, FOR_OTHER_PROGRAMS, FORMAT, PROGRAMS, SAVE, WEIGHTS_BESIDE } from './shareWords.ts';

const all: Readonly<Record<FormatName, Format>> = formats;
const names = Object.keys(formats) as readonly FormatName[];

/** The network as files of other programs, one press each. @param onShow what it says is about a block, which is shown instead @param titled within something larger */
export function SaveForOthers({ onShow, titled = true }: { onShow: () => void; titled?: boolean }) {
  const { editor } = useDesk();
  const network = useEditor((s) => s.document.network);
  const [name, setName] = useState<FormatName>(names[0]!);
  const [weights, setWeights] = useState(true);
  const [refused, setRefused] = useState<CannotHold>();
  const format = all[name];
  const block = refused?.block;
  const show = () => {
    onShow();
    editor.setView({ mode: undefined });
    editor.select({ block: block! });
  };
  return (
    <>
      {titled && <h3 className={styles['title']}>{FOR_OTHER_PROGRAMS}</h3>}
      <div className={styles['row']}>
        <Select
          label={FORMAT}
          labelHidden
          value={name}
          options={names.map((value) => ({
            value,
            label: all[value].name,
            group: all[value].kind === 'program' ? PROGRAMS : FILES,
          }))}
          onChange={(next) => {
            setName(next);
            setRefused(undefined);
          }}
        />
        <Button
          icon={<Download size={16} strokeWidth={1.75} aria-hidden />}
          onClick={() => void saveExport(editor, name, weights).then(setRefused)}
        >
          {SAVE}
        </Button>
      </div>
      {format.kind === 'program' && <Toggle label={WEIGHTS_BESIDE} checked={weights} onChange={setWeights} />}
      <p className={styles['note']}>
        {format.says} {format.notRun && NOT_RUN}
      </p>
      {refused && (
        <Notice
          kind="info"
          {...(block === undefined ? {} : { action: { label: showBlock(blockTitle(network, block)), onClick: show } })}
        >
          {refused.says}
        </Notice>
      )}
    </>
  );
}
