import { ChevronRight } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { acceptedKinds, type FlowKind, needsWords, presentKinds } from '#builder/drag/accepts.ts';
import { type Cargo, freshBlock } from '#builder/drag/cargo.ts';
import { useLift } from '#builder/drag/useLift.ts';
import { offeredData } from '#builder/offerData.ts';
import { addCargo } from '#builder/stage/blockActions.ts';
import { flowOf } from '#data/asked.ts';
import { type LayerType, layers } from '#layers/index.ts';
import { layersOf, words } from '#layers/words.ts';
import type { NewBlock } from '#nn/change.ts';
import type { Category, LayerRegistry } from '#nn/layer.ts';
import type { Flow } from '#nn/shape.ts';
import { perDesk } from '#state/desk.ts';
import { createShared } from '#state/shared.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { classes } from '#ui/classes.ts';
import { explains } from '#ui/explains.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { PanelFrame } from '#ui/PanelFrame.tsx';
import { Toolbar } from '#ui/Toolbar.tsx';
import { groupsOf } from './groups.ts';
import { GroupIcon, LayerIcon } from './LayerIcon.tsx';
import styles from './Palette.module.css';
import {
  addWords,
  asBlocks,
  DRAG_OR_PRESS_TO_ADD,
  LAYERS_TO_ADD,
  needsSentence,
  noneHere,
  pressForHelp,
  WHAT_THE_LAYER_NEEDS,
} from './paletteWords.ts';

const registry: LayerRegistry = layers;
const categoryNames: Record<Category, string> = {
  units: 'Units',
  containers: 'Containers',
  normalise: 'Normalise',
  image: 'Image',
  sequence: 'Sequence',
};

interface Entry {
  readonly id: string;
  readonly cargo: Cargo;
  readonly name: string;
  /** Several of them. */
  readonly many: string;
  readonly summary: string;
  readonly accepted: readonly FlowKind[];
}

const known = new Map<string, readonly FlowKind[]>();
/** Found out once: neither layers nor groups change. */
function kindsOf(key: string, blocks: (flow: Flow) => readonly NewBlock[]): readonly FlowKind[] {
  const kinds = known.get(key) ?? acceptedKinds(blocks, registry);
  known.set(key, kinds);
  return kinds;
}

const entries = (category: Category): readonly Entry[] =>
  (Object.keys(layers) as LayerType[])
    .filter((type) => layers[type].category === category)
    .map((type) => ({
      id: type,
      cargo: { kind: 'new', type },
      name: words[type].name,
      many: layersOf(type),
      summary: words[type].summary,
      accepted: kindsOf(type, () => [freshBlock(type)]),
    }));

const groupEntries = (): readonly Entry[] =>
  groupsOf(registry).map((group) => ({
    id: group.id,
    cargo: { kind: 'group', group },
    name: group.name,
    many: `${group.name}s`,
    summary: `${group.summary} ${asBlocks}`,
    accepted: kindsOf(`group ${group.id}`, (flow) => group.blocks(flow)),
  }));

/** What was opened or closed by hand: it stays so while the page is open, wherever the palette stands. */
const opened = perDesk(() => createShared<Readonly<Record<string, boolean>>>({}));

/**
 * Every layer type and ready-made groups, to drag onto the stage or to add by a press behind the selected block. Each kind is a line that opens, so that all are
 * seen at once; open from the start are those that the data at hand ask for.
 */
export function Palette() {
  const desk = useDesk();
  const selected = useEditor((s) => s.selection !== undefined);
  const inference = useEditor((s) => s.inference);
  const data = useEditor((s) => s.data);
  const present = useMemo(() => presentKinds(inference, flowOf(data)), [inference, data]);
  const byHand = opened(desk).use((s) => s);
  const sections = [
    ...Object.entries(categoryNames).map(([category, name]) => ({
      name,
      all: entries(category as Category),
      wide: false,
      asked: category === 'units' || category === data.kind,
    })),
    { name: 'Groups', all: groupEntries(), wide: true, asked: false },
  ];
  return (
    <PanelFrame title="Layers" note={DRAG_OR_PRESS_TO_ADD} notePlace="end">
      <Toolbar label={LAYERS_TO_ADD} rows>
        {sections
          .filter(({ all }) => all.length > 0)
          .map(({ name, all, wide, asked }) => {
            const needs = all.map(({ accepted }) => needsWords(accepted, present));
            const open = byHand[name] ?? asked;
            // Said once where it holds for the whole section.
            const common = needs.every((words) => words !== undefined && words === needs[0]) ? needs[0] : undefined;
            return (
              <section key={name} className={styles['category']} data-open={open}>
                <h3>
                  <button type="button" aria-expanded={open} onClick={() => opened(desk).set({ [name]: !open })}>
                    <ChevronRight className={styles['chevron']} size={12} aria-hidden />
                    <b>{name}</b> <span>{common ?? all.length}</span>
                  </button>
                </h3>
                {open && (
                  <div className={classes(styles['entries'], wide && styles['wide'])}>
                    {all.map((entry, i) => (
                      <PaletteEntry key={entry.id} entry={entry} fits={needs[i] === undefined} after={selected} />
                    ))}
                  </div>
                )}
              </section>
            );
          })}
      </Toolbar>
    </PanelFrame>
  );
}

const NeedCard = lazyPart(WHAT_THE_LAYER_NEEDS, () => import('./NeedCard.tsx').then((m) => m.NeedCard), {
  floats: true,
});

interface PaletteEntryProps {
  readonly entry: Entry;
  /** The network has what it takes. */
  readonly fits: boolean;
  /** Pressed, it goes behind the selected block. */
  readonly after: boolean;
}

/** A layer to drag or press. One that does not fit stays, says what it needs, and where it is pressed what helps. */
function PaletteEntry({ entry, fits, after }: PaletteEntryProps) {
  const desk = useDesk();
  const { cargo, name, many, summary, accepted, id } = entry;
  const lifting = useLift(cargo);
  const [asked, setAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const needs = needsSentence(many, accepted);
  const close = () => {
    setAsked(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes(styles['entry'], !fits && styles['unfit'])}
        {...explains(fits ? `${summary} ${addWords(after)}` : `${needs} ${noneHere} ${pressForHelp}`)}
        data-palette={id}
        {...(!fits && { 'aria-disabled': true, 'aria-haspopup': 'dialog' })}
        onClick={() => (fits ? addCargo(desk, cargo) : setAsked(true))}
        {...lifting}
      >
        {cargo.kind === 'group' ? <GroupIcon id={id} /> : <LayerIcon type={id} />}
        <span>{name}</span>
      </button>
      {asked && (
        <NeedCard
          anchor={button.current}
          says={needs}
          summary={summary}
          offer={offeredData(desk, accepted)}
          onAdd={() => {
            addCargo(desk, cargo);
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
