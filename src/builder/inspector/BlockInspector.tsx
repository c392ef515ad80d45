import { ArrowLeft, ArrowRight, Copy, Trash2, X } from 'lucide-react';
import { curesOf } from '#builder/cures.ts';
import { canMove, deleteBlock, duplicateBlock, focusSelected, moveBlock } from '#builder/stage/blockActions.ts';
import { flowOf } from '#data/asked.ts';
import { layers } from '#layers/index.ts';
import { wordsOf } from '#layers/words.ts';
import { type Block, commonFields, listAt, type Place } from '#nn/block.ts';
import { commonTexts } from '#nn/blockText.ts';
import { type Field, type Fields, fieldError } from '#nn/field.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import type { Problem } from '#nn/problem.ts';
import { phraseOf } from '#nn/problemWords.ts';
import { formatShape } from '#nn/shape.ts';
import { blockName, blockTitle, listName } from '#state/blockName.ts';
import { plainSentence } from '#state/plainProblemWords.ts';
import { createShared } from '#state/shared.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { Fold } from '#ui/Fold.tsx';
import { formatCount } from '#ui/format.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Later } from '#ui/Later.tsx';
import { lazyPart } from '#ui/lazyPart.tsx';
import { Notice } from '#ui/Notice.tsx';
import { PanelFrame } from '#ui/PanelFrame.tsx';
import { Segments } from '#ui/Segments.tsx';
import { FieldControl } from './FieldControl.tsx';
import styles from './Inspector.module.css';
import {
  blockPlace,
  EXPLAINED_IN,
  INPUT_NOT_KNOWN,
  MORE_SETTINGS,
  MOVE_TO_ANSWER,
  MOVE_TO_INPUT,
  ofTokens,
  SAVING,
  SHOWN_ONCE_IT_FITS,
} from './inspectorWords.ts';
import { DeriveLevel } from './levels/DeriveLevel.tsx';
import { InsideList } from './levels/InsideList.tsx';
import { SayLevel } from './levels/SayLevel.tsx';
import { SymbolsLevel } from './levels/SymbolsLevel.tsx';
import { UnitPanel } from './UnitPanel.tsx';

const registry: LayerRegistry = layers;
const levels = ['say', 'symbols', 'numbers', 'derive'] as const;
/** The level at which blocks are explained: it stays from block to block. */
const chosen = createShared<{ readonly level: (typeof levels)[number] }>({ level: 'symbols' });

interface BlockInspectorProps {
  readonly block: Block;
  readonly place: Place;
  readonly unit: number | undefined;
  /** It was just opened: its head answers the press, and the rest comes in its turn. */
  readonly fresh: boolean;
}

/** A block: its fields, and what it does in words, symbols, numbers, and step by step. Everything here is derived from the layer's definition. */
export function BlockInspector({ block, place, unit, fresh }: BlockInspectorProps) {
  const desk = useDesk();
  const { editor } = desk;
  const inferred = useEditor((s) => s.inference.byId.get(block.id));
  const problems = useEditor((s) => s.inference.problems).filter((p) => p.block === block.id);
  const network = useEditor((s) => s.document.network);
  const level = chosen.use((s) => s.level);
  const definition = registry[block.type]!;
  const fields = fieldsOf(block, inferred);
  // What a field on show is to blame for stands beside it.
  const elsewhere = problems.filter((p) => p.severity === 'notice' || !fields.some(([name]) => name === p.field));
  const advanced = fields.filter(([, f]) => f.advanced);
  const plain = fields.filter(([, f]) => !f.advanced);
  const control = ([name, field]: readonly [string, Field]) => (
    <BlockField
      key={name}
      block={block}
      name={name}
      field={field}
      problem={problems.find((p) => p.field === name && p.severity !== 'notice')}
    />
  );
  const after = (pictures: number) => (fresh ? pictures : 0);
  const inNumbers = level === 'numbers';
  const title = blockTitle(network, block.id);
  return (
    <PanelFrame
      title={blockName(network, block.id)}
      level={3}
      actions={
        <IconButton label="Close" onClick={() => editor.select(undefined)}>
          <X size={16} aria-hidden />
        </IconButton>
      }
    >
      <div className={styles['place']}>
        <span>{placeNote(network, place)}</span>
        <Actions block={block} />
      </div>
      {elsewhere.map((p) => (
        <Notice key={plainSentence(p)} kind={p.severity === 'notice' ? 'info' : 'bad'}>
          {plainSentence(p)}
          {curesOf(desk, p).map(({ label, apply }) => (
            <Button key={label} onClick={apply}>
              {label}
            </Button>
          ))}
        </Notice>
      ))}
      <Later after={after(2)}>
        {unit !== undefined && !inNumbers && inferred?.output && (
          <UnitPanel block={block.id} unit={unit} title={title} />
        )}
      </Later>
      <Later after={after(3)}>
        {plain.length > 0 && <div className={styles['fields']}>{plain.map(control)}</div>}
        {advanced.length > 0 && (
          <Fold
            summary={MORE_SETTINGS}
            className={styles['more']}
            open={problems.some((p) => advanced.some(([name]) => name === p.field))}
          >
            <div className={styles['fields']}>{advanced.map(control)}</div>
          </Fold>
        )}
        {definition.slots && <InsideList block={block} />}
        <Shapes inferred={inferred} />
      </Later>
      <Later after={after(4)}>
        <Segments
          className={styles['levels'] ?? ''}
          label={EXPLAINED_IN}
          options={levels.map((value) => ({ value, label: value }))}
          value={level}
          onChange={(next) => chosen.set({ level: next })}
        />
        <div className={styles['level']}>
          <Level block={block} inferred={inferred} unit={unit} title={title} />
        </div>
      </Later>
    </PanelFrame>
  );
}

const SaveBlock = lazyPart(SAVING, () => import('./SaveBlock.tsx').then((m) => m.SaveBlock), { floats: true });

/** The declared fields, and those that every block with parameters has. */
const fieldsOf = (block: Block, inferred: InferredBlock | undefined): readonly (readonly [string, Field])[] =>
  Object.entries({
    ...registry[block.type]!.fields,
    ...((inferred?.parameterCount ?? 0) > 0 ? commonFields : {}),
  } as Fields);

/** "block 2 of 4", "block 1 of 2 in the body of Residual". */
function placeNote(network: readonly Block[], place: Place): string {
  const count = listAt(network, registry, place)?.length ?? 0;
  const where = place.container === undefined ? '' : ` in ${listName(network, place)}`;
  return blockPlace(place.index + 1, count, where);
}

function BlockField({
  block,
  name,
  field,
  problem,
}: {
  block: Block;
  name: string;
  field: Field;
  problem: Problem | undefined;
}) {
  const desk = useDesk();
  const { editor } = desk;
  const network = useEditor((s) => s.document.network);
  const text = { ...commonTexts, ...wordsOf(block.type)!.fields }[name]!;
  const set = (value: unknown) => {
    if (fieldError(field, value)) return;
    editor.change(`${blockTitle(network, block.id)}: ${text.label.toLowerCase()}`, [
      { kind: 'set', id: block.id, values: { [name]: value } },
    ]);
  };
  return (
    <FieldControl
      name={name}
      field={field}
      text={text}
      value={block[name] === undefined ? field.default : block[name]}
      onChange={set}
      error={problem && phraseOf(problem.found)}
      fixes={problem ? curesOf(desk, problem) : []}
    />
  );
}

function Actions({ block }: { block: Block }) {
  const desk = useDesk();
  useEditor((s) => s.document.network); // where it can go hangs on the whole network
  return (
    <div className={styles['actions']}>
      <IconButton
        label={MOVE_TO_INPUT}
        disabled={!canMove(desk, block.id, -1)}
        onClick={() => moveBlock(desk, block.id, -1)}
      >
        <ArrowLeft size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={MOVE_TO_ANSWER}
        disabled={!canMove(desk, block.id, 1)}
        onClick={() => moveBlock(desk, block.id, 1)}
      >
        <ArrowRight size={16} aria-hidden />
      </IconButton>
      <IconButton label="Duplicate" onClick={() => duplicateBlock(desk, block.id)}>
        <Copy size={16} aria-hidden />
      </IconButton>
      <SaveBlock id={block.id} />
      <IconButton
        label="Delete"
        onClick={() => {
          deleteBlock(desk, block.id);
          focusSelected(desk);
        }}
      >
        <Trash2 size={16} aria-hidden />
      </IconButton>
    </div>
  );
}

/** What flows in and out, and how many parameters lie between. */
function Shapes({ inferred }: { inferred: InferredBlock | undefined }) {
  const data = useEditor((s) => s.data);
  if (!inferred) return <p className={styles['shapes']}>{INPUT_NOT_KNOWN}</p>;
  const { input, output, parameters, parameterCount } = inferred;
  const tokens = input.tokens === undefined ? '' : ofTokens(formatCount(flowOf(data).tokens ?? input.tokens));
  const parts = Object.entries(parameters).map(([name, { shape }]) => `${name}\u00a0${shape.join('\u00a0×\u00a0')}`);
  return (
    <p className={styles['shapes']}>
      {formatShape(input.shape)}
      {tokens} → {output ? formatShape(output.shape) : '?'} · {formatCount(parameterCount)}{' '}
      {parameterCount === 1 ? 'parameter' : 'parameters'}
      {parts.length > 0 && ` (${parts.join(', ')})`}
    </p>
  );
}

function Level({
  block,
  inferred,
  unit,
  title,
}: {
  block: Block;
  inferred: InferredBlock | undefined;
  unit: number | undefined;
  title: string;
}) {
  const level = chosen.use((s) => s.level);
  if (level === 'say') return <SayLevel block={block} inferred={inferred} />;
  if (!inferred?.output) return <p>{SHOWN_ONCE_IT_FITS}</p>;
  const { input } = inferred;
  if (level === 'symbols') return <SymbolsLevel block={block} inferred={inferred} input={input} />;
  if (level === 'numbers') return <UnitPanel block={block.id} unit={unit ?? 0} title={title} full />;
  return <DeriveLevel block={block} inferred={inferred} input={input} />;
}
