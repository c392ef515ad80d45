import { Check, Copy, Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type CannotHold, cannotHold } from '#exporters/exporter.ts';
import { type Format, type FormatName, formats } from '#exporters/index.ts';
import { LensEmpty } from '#lenses/frame/LensEmpty.tsx';
import type { LensPanelProps } from '#lenses/frame/lens.ts';
import { useLensWords } from '#lenses/frame/lensWords.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { Button } from '#ui/Button.tsx';
import { copyText } from '#ui/copyText.ts';
import { Menu } from '#ui/Menu.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Segments } from '#ui/Segments.tsx';
import { Select } from '#ui/Select.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import { ASKING } from '#ui/waitWords.ts';
import styles from './CodeLens.module.css';
import { CodeView } from './CodeView.tsx';
import type { codeFields } from './codeFields.ts';
import {
  COPIED,
  COPY,
  DOES_NOT_FIT,
  DOWNLOAD,
  FRAMEWORK,
  NO_PROGRAM,
  NOT_RUN,
  OTHER_FILES,
  programOf,
  programSays,
  showBlock,
  WITH_WEIGHTS,
  weightsOfStep,
  wordsOf,
} from './codeWords.ts';
import { useMarkOnStage, usePointedOnStage } from './onStage.ts';
import { saveExport, saveFiles } from './saveExport.ts';
import { useProgram } from './useProgram.ts';
import { useSelectedLines } from './useSelectedLines.ts';

const all = Object.entries(formats as Readonly<Record<string, Format>>) as readonly (readonly [FormatName, Format])[];
const programs = all.filter(([, { kind }]) => kind === 'program');
const files = all.filter(([, { kind }]) => kind === 'file');

/** The whole network as a program of a framework, line by line with its blocks. */
export function CodeLens({ settings, set }: LensPanelProps<typeof codeFields>) {
  const { editor } = useDesk();
  const runnable = useEditor((s) => s.runnable);
  const [id, format] = programs.find(([name]) => name === settings.framework) ?? programs[0] ?? [];
  const program = useProgram(format, settings.weights);
  const lines = useSelectedLines(program && !cannotHold(program.made) ? program.made.marks : undefined);
  const [refused, setRefused] = useState<CannotHold>();
  const network = useEditor((s) => s.document.network);
  const training = useEditor((s) => s.document.training);
  const data = useEditor((s) => s.document.data);
  // What was said of a file is said of the network that it was asked of.
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the document these parts are what a format may not hold
  useEffect(() => setRefused(undefined), [network, training, data]);
  const onStage = usePointedOnStage();
  const [pointed, setPointed] = useState<string>();
  useMarkOnStage(pointed);
  const step = useFrameValue(({ position }) => position.step);
  const made = program?.made;
  const text = made && !cannotHold(made) ? String(made.files[0].content) : undefined;
  useLensWords(
    format && {
      ...wordsOf(format.name),
      ...(text === undefined ? {} : { numbers: programSays(text.split('\n').length - 1, lines.name, lines.count) }),
    },
  );
  if (!id || !format) return <LensEmpty>{NO_PROGRAM}</LensEmpty>;
  if (!runnable) return <LensEmpty>{DOES_NOT_FIT}</LensEmpty>;
  const save = (name: FormatName, weights: boolean) => {
    setRefused(undefined);
    void saveExport(editor, name, weights).then(setRefused);
  };
  // As it is shown: its weights are of the step that is said, wherever the run is by now.
  const saveShown = () => {
    const isShown = program && (program.step !== undefined) === settings.weights;
    if (isShown && !cannotHold(program.made)) setRefused(saveFiles(program.made.files, program.name, id));
    else save(id, settings.weights);
  };
  const said = made && cannotHold(made) ? made : refused;
  const options = programs.map(([value, { name: label }]) => ({ value, label }));
  const choice = { label: FRAMEWORK, options, value: id, onChange: (next: string) => set({ framework: next }) };
  return (
    <div className={styles['lens']}>
      <div className={styles['bar']}>
        {options.length > 1 && options.length < 5 && <Segments {...choice} />}
        {options.length > 4 && <Select labelHidden {...choice} />}
        <Toggle
          label={
            settings.weights && (program?.step ?? step) !== undefined
              ? weightsOfStep(program?.step ?? step!)
              : WITH_WEIGHTS
          }
          checked={settings.weights}
          onChange={(weights) => set({ weights })}
          className={styles['toggle'] ?? ''}
        />
        <div className={styles['buttons']}>
          <CopyButton name={programOf(format.name)} text={text} />
          <Button
            icon={<Download size={16} strokeWidth={1.75} aria-hidden />}
            disabled={text === undefined}
            onClick={saveShown}
          >
            {DOWNLOAD}
          </Button>
          <Menu
            label={OTHER_FILES}
            look="outlined"
            items={files.map(([name, { name: label }]) => ({ id: name, label, onSelect: () => save(name, true) }))}
          />
        </div>
      </div>
      {format.notRun && <p className={styles['note']}>{NOT_RUN}</p>}
      {said && <RefusedNotice {...said} nameOf={lines.nameOf} />}
      {!program && <p className={styles['note']}>{ASKING}</p>}
      {text !== undefined && made && !cannotHold(made) && (
        <CodeView
          text={text}
          name={made.files[0].name}
          marks={made.marks}
          nameOf={lines.nameOf}
          selected={lines.selected}
          pointed={pointed ?? onStage}
          onSelect={(block) => editor.select({ block })}
          onPoint={setPointed}
        />
      )}
    </div>
  );
}

/** What a format cannot hold, and the way to the block that it is about. */
function RefusedNotice({ says, block, nameOf }: CannotHold & { nameOf: (block: string) => string }) {
  const { editor } = useDesk();
  const action =
    block === undefined ? {} : { action: { label: showBlock(nameOf(block)), onClick: () => showOnStage() } };
  const showOnStage = () => {
    editor.setView({ mode: undefined });
    editor.select({ block: block! });
  };
  return (
    <Notice kind="info" {...action}>
      {says}
    </Notice>
  );
}

function CopyButton({ name, text }: { name: string; text: string | undefined }) {
  const [copied, setCopied] = useState<string>();
  const now = copied !== undefined && copied === text;
  return (
    <Button
      icon={now ? <Check size={16} aria-hidden /> : <Copy size={16} strokeWidth={1.75} aria-hidden />}
      disabled={text === undefined}
      onClick={async () => {
        if (text === undefined) return;
        if (await copyText(text, name)) setCopied(text);
      }}
    >
      {now ? COPIED : COPY}
    </Button>
  );
}
