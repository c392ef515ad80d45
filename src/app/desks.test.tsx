import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { dragged, hover, lift } from '#builder/drag/drag.ts';
import { addCargo } from '#builder/stage/blockActions.ts';
import { placeUnder, provideStage } from '#builder/stage/stageGround.ts';
import { readDocument } from '#nn/document.ts';
import { createDesk, type Desk } from '#state/desk.ts';
import { createEditor, registries } from '#state/editor.ts';
import { hoverUnit, useHovered } from '#state/hover.ts';
import { lookAt, useSample } from '#state/sample.ts';
import { DeskContext, useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { HandEngine } from '#testing/handEngine.ts';
import { changeData, leftRecipe } from './data/editData.ts';
import { chooseLens } from './documentLens.ts';
import { foreignFile, openForeign } from './foreign/openForeign.ts';
import { importData, importing } from './import/importing.ts';
import { undo } from './shortcuts.ts';

interface Place {
  readonly desk: Desk;
  readonly engine: HandEngine;
}

function place(title: string): Place {
  let engine: HandEngine;
  const json = {
    strata: 1,
    title,
    data: { type: 'barsAndStripes', samples: 20 },
    network: [
      { id: 'a', type: 'flatten' },
      { id: 'b', type: 'dense', units: 2 },
    ],
  };
  const editor = createEditor(
    readDocument(json, registries).document!,
    (listeners) => (engine = new HandEngine(listeners)),
  );
  return { desk: createDesk(editor), engine: engine! };
}

/** Everything that a panel can read of a desk. */
function Panel() {
  const { history } = useDesk();
  const data = useEditor((s) => s.data);
  const title = useEditor((s) => s.document.title);
  const hovered = useHovered();
  const step = useFrameValue(({ position }) => position.step);
  return JSON.stringify({ title, row: useSample(data), hovered, step, points: history.count });
}
const said = ({ desk }: Place) =>
  renderToStaticMarkup(
    <DeskContext value={desk}>
      <Panel />
    </DeskContext>,
  );

const stateOf = ({ desk, engine }: Place) => ({
  editor: desk.editor.store.getState(),
  frame: desk.editor.frame,
  points: desk.history.count,
  dragged: dragged(desk),
  under: placeUnder(desk, 5, 5),
  left: leftRecipe(desk, 'barsAndStripes'),
  importing: importing(desk).get(),
  foreign: foreignFile(desk).get().file?.name,
  loaded: engine.loaded,
  asked: JSON.stringify([...engine.asked]),
});

const slots = [{ key: '0', x: 0, line: 5, from: 0, to: 10, width: 10, height: 10 }];
const box = { left: 0, top: 0, right: 10, bottom: 10 };
const element = { getBoundingClientRect: () => box } as unknown as HTMLElement;

/** What a person does at a desk, whatever part of the page it is of. */
const deeds: readonly (readonly [string, (place: Place) => unknown])[] = [
  ['adds a layer', ({ desk }) => addCargo(desk, { kind: 'new', type: 'dense' })],
  ['selects a block', ({ desk }) => desk.editor.select({ block: 'a' })],
  ['opens a file of another program', ({ desk }) => openForeign(desk, new File([''], 'a.onnx'))],
  ['points at a unit', ({ desk }) => hoverUnit(desk, { block: 'b', unit: 1 })],
  ['looks at a sample', ({ desk }) => lookAt(desk, 3)],
  ['carries a block', ({ desk }) => lift(desk, { kind: 'blocks', ids: ['a'] }, { x: 1, y: 1 })],
  ['brings it over a place', ({ desk }) => hover(desk, '1')],
  [
    'sees another stage',
    ({ desk }) =>
      provideStage(desk, { element, view: element, slots: slots as never, folded: [], pins: undefined, width: 0 }),
  ],
  ['chooses other data', ({ desk }) => changeData(desk, { type: 'spiral', samples: 20 }, 'Spiral')],
  ['opens a lens', ({ desk }) => chooseLens(desk, 'table')],
  ['begins an import', ({ desk }) => importData(desk)],
  ['takes it back', ({ desk }) => undo(desk)],
  ['trains', ({ engine }) => engine.deliver({ history: { from: 0, values: Float64Array.of(3, 3, 1, 1, 0.5, 0.5) } })],
];

let [own, other] = [place('own'), place('other')];
beforeEach(() => {
  [own, other] = [place('own'), place('other')];
});

describe('of two desks in one page', () => {
  it('neither hears of anything that is done at the other', async () => {
    const [before, beforeOther] = [stateOf(own), stateOf(other)];
    for (const [, deed] of deeds) await deed(own);
    const after = stateOf(own);
    for (const key of ['editor', 'frame', 'points', 'dragged', 'importing'] as const)
      expect(after[key], key).not.toEqual(before[key]);
    const now = stateOf(other);
    for (const key of Object.keys(now) as (keyof typeof now)[]) expect(now[key], key).toBe(beforeOther[key]);
  });

  it.each(deeds)('a person who %s at one sees nothing of it at the other', async (_, deed) => {
    const before = stateOf(other);
    await deed(own);
    const now = stateOf(other);
    for (const key of Object.keys(now) as (keyof typeof now)[]) expect(now[key], key).toBe(before[key]);
  });

  it('each has its own panels', () => {
    expect(said(own)).toContain('own');
    expect(said(other)).toContain('other');
    expect(() => renderToStaticMarkup(<Panel />)).toThrow('stands at no desk');
  });
});

it('nothing that panels share is the module’s own, but what a reader of the page likes and looks up', () => {
  const src = fileURLToPath(new URL('..', import.meta.url));
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^(?!.*test).*\.tsx?$/.test(path),
  );
  const shared = files.filter((path) =>
    /^(?:export )?const \w+ = create(?:Shared|Store)\b/m.test(readFileSync(`${src}/${path}`, 'utf8')),
  );
  expect(shared.toSorted()).toEqual([
    'app/lessonEditor/draftOnPage.ts',
    'app/lessons/classView/classHandIns.ts',
    'app/lessons/lessonShown.ts',
    'builder/inspector/BlockInspector.tsx',
    'glossary/openGlossary.ts',
    'state/settings.ts',
  ]);
});
