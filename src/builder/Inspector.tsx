import { ArrowLeft, ArrowRight, Copy, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { layers } from '#layers/index.ts';
import { type Block, commonFields } from '#nn/block.ts';
import { type Field, type Fields, fieldError } from '#nn/field.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { formatShape } from '#nn/shape.ts';
import { editor, useEditor } from '#state/useEditor.ts';
import { Button } from '#ui/Button.tsx';
import { Formula } from '#ui/Formula.tsx';
import { formatCount } from '#ui/format.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { PanelFrame } from '#ui/PanelFrame.tsx';
import { Segments } from '#ui/Segments.tsx';
import { deleteBlock, duplicateBlock, focusSelected, moveBlock } from './blockActions.ts';
import { CodeLines } from './CodeLines.tsx';
import { blockTitle } from './drag.ts';
import { FieldControl } from './FieldControl.tsx';
import styles from './Inspector.module.css';
import { UnitPanel } from './UnitPanel.tsx';

type Level = 'say' | 'symbols' | 'numbers' | 'code';

/** The selected block: its fields, and what it does in words, symbols, numbers and code. Everything here is derived from the layer's definition. */
export function Inspector() {
  const selection = useEditor((s) => s.selection);
  const network = useEditor((s) => s.document.network);
  const index = network.findIndex((b) => b.id === selection?.block);
  const block = network[index];
  if (!selection || !block) {
    return (
      <div className={styles['empty']}>
        <p>
          {selection
            ? 'The input: what the network is given of each point. Choose its columns under Data.'
            : 'Select a block to see its settings, its formula and its numbers.'}
        </p>
      </div>
    );
  }
  return <BlockInspector key={block.id} block={block} index={index} unit={selection.unit} />;
}

function BlockInspector({ block, index, unit }: { block: Block; index: number; unit: number | undefined }) {
  const inferred = useEditor((s) => s.inference.byId.get(block.id));
  const problems = useEditor((s) => s.inference.problems).filter((p) => p.block === block.id);
  const count = useEditor((s) => s.document.network.length);
  const [level, setLevel] = useState<Level>('symbols');
  const definition = (layers as LayerRegistry)[block.type]!;
  const title = blockTitle(index);
  const trains = (inferred?.parameterCount ?? 0) > 0;
  const fields = Object.entries({ ...definition.fields, ...(trains ? commonFields : {}) } as Fields);
  const advanced = fields.filter(([, f]) => f.advanced);
  const fieldValue = (name: string, field: Field) => (block[name] === undefined ? field.default : block[name]);
  const set = (name: string, field: Field, value: unknown) => {
    if (fieldError(field, value)) return;
    editor().change(`${title}: ${field.label.toLowerCase()}`, [
      { kind: 'set', id: block.id, values: { [name]: value } },
    ]);
  };
  const control = ([name, field]: [string, Field]) => (
    <FieldControl
      key={name}
      name={name}
      field={field}
      value={fieldValue(name, field)}
      onChange={(value) => set(name, field, value)}
    />
  );
  const input = inferred?.input ?? { shape: [1] };
  return (
    <PanelFrame
      title={definition.name}
      note={`block ${index + 1} of ${count}`}
      level={3}
      actions={
        <div className={styles['actions']}>
          <IconButton label="Move towards the input" disabled={index === 0} onClick={() => moveBlock(block.id, -1)}>
            <ArrowLeft size={16} aria-hidden />
          </IconButton>
          <IconButton
            label="Move towards the answer"
            disabled={index === count - 1}
            onClick={() => moveBlock(block.id, 1)}
          >
            <ArrowRight size={16} aria-hidden />
          </IconButton>
          <IconButton label="Duplicate" onClick={() => duplicateBlock(block.id)}>
            <Copy size={16} aria-hidden />
          </IconButton>
          <IconButton
            label="Delete"
            onClick={() => {
              deleteBlock(block.id);
              focusSelected();
            }}
          >
            <Trash2 size={16} aria-hidden />
          </IconButton>
          <IconButton label="Close" onClick={() => editor().select(undefined)}>
            <X size={16} aria-hidden />
          </IconButton>
        </div>
      }
    >
      {problems.map((p) => (
        <Notice key={p.message} kind={p.severity === 'notice' ? 'info' : 'bad'}>
          {p.message}
          {p.fixes?.map((fix) => (
            <Button key={fix.label} onClick={() => editor().change(fix.label, fix.changes)}>
              {fix.label}
            </Button>
          ))}
        </Notice>
      ))}
      {unit !== undefined && inferred?.output && <UnitPanel block={block.id} unit={unit} title={title} />}
      <div className={styles['fields']}>{fields.filter(([, f]) => !f.advanced).map(control)}</div>
      {advanced.length > 0 && (
        <details className={styles['more']}>
          <summary>More settings</summary>
          <div className={styles['fields']}>{advanced.map(control)}</div>
        </details>
      )}
      <p className={styles['shapes']}>
        {formatShape(input.shape)} → {inferred?.output ? formatShape(inferred.output.shape) : '?'} ·{' '}
        {formatCount(inferred?.parameterCount ?? 0)} parameters
        {trains &&
          ` (${Object.entries(inferred!.parameters)
            .map(([name, spec]) => `${name} ${spec.shape.join(' × ')}`)
            .join(', ')})`}
      </p>
      <Segments
        label="Explained in"
        options={[
          { value: 'say', label: 'say' },
          { value: 'symbols', label: 'symbols' },
          { value: 'numbers', label: 'numbers' },
          { value: 'code', label: 'code' },
        ]}
        value={level}
        onChange={setLevel}
      />
      <div className={styles['level']}>
        {level === 'say' && (
          <p>
            {definition.summary}{' '}
            <a href={definition.source.url} target="_blank" rel="noreferrer">
              {definition.source.label}
            </a>
          </p>
        )}
        {level === 'symbols' && (
          <>
            <Formula tex={definition.formula(input, block as never)} block />
            <dl className={styles['symbols']}>
              {definition.symbols(input, block as never).map((s) => (
                <div key={s.symbol}>
                  <dt>
                    <Formula tex={s.shape ? `${s.symbol} \\in ${s.shape}` : s.symbol} />
                  </dt>
                  <dd>{s.meaning}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
        {level === 'numbers' && <UnitPanel block={block.id} unit={unit ?? 0} title={title} numbersOnly />}
        {level === 'code' && <CodeLines definition={definition} block={block} input={input} />}
      </div>
    </PanelFrame>
  );
}
