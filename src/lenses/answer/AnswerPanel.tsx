import { useMemo, useState } from 'react';
import { noneLeads } from '#charts/answer.ts';
import { ClassMark } from '#charts/ClassMark.tsx';
import { ColorKey } from '#charts/ColorKey.tsx';
import { restText, samplesName } from '#samples/places.ts';
import { lookAt } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFailure } from '#state/useFailure.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { classes } from '#ui/classes.ts';
import { Explained } from '#ui/Explained.tsx';
import { formatNumber, NOT_COMPUTED } from '#ui/format.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { PanelFrame } from '#ui/PanelFrame.tsx';
import { PartFailed } from '#ui/PartFailed.tsx';
import { Segments } from '#ui/Segments.tsx';

import styles from './AnswerPanel.module.css';
import { AnswerPlane } from './AnswerPlane.tsx';
import { AnswerTable } from './AnswerTable.tsx';
import { targetLimit } from './answerPicture.ts';
import {
  ALL_SAMPLES,
  ANSWER_TO,
  allTrain,
  answerReaches,
  BEYOND_SCALE,
  CANNOT_RUN,
  CHOICE_OF_COLUMNS,
  CONFIDENCE_SAYS,
  CURVES_AND_TABLES,
  DRAW_SAYS,
  faintUnits,
  MAP_SHOWS,
  OUTPUT_OVER_PLANE,
  OUTPUT_OVER_X,
  PER_LAYER,
  REGIONS_SAY,
  RUN_PART,
  SAMPLE_SAYS,
  SET_SAYS,
  TEST_SET,
  TEST_SET_PART,
  THE_ANSWER,
  THE_CURVE,
  THE_DRAWING,
  THE_PICTURES,
  THE_SAMPLE,
  TRAIN_AND_TEST,
  WHAT_IT_ADDS,
} from './answerWords.ts';
import { drawnWords } from './axesWords.ts';
import { noSide } from './borderWords.ts';
import { canDraw } from './canDraw.ts';
import { summands } from './curveParts.ts';
import { MOST_DRAWN } from './plotPoints.ts';
import { RunChart } from './runChartPart.ts';
import { ScoreTable } from './ScoreTable.tsx';
import { unitMap } from './unitMap.ts';
import { type ShownUnit, useShownUnit } from './useShownUnit.ts';

const AnswerCurve = lazyPart(THE_CURVE, () => import('./AnswerCurve.tsx').then((m) => m.AnswerCurve));
const AnswerDrawing = lazyPart(THE_DRAWING, () => import('./AnswerDrawing.tsx').then((m) => m.AnswerDrawing));
const AnswerSample = lazyPart(THE_SAMPLE, () => import('./AnswerSample.tsx').then((m) => m.AnswerSample));
const AnswerPictures = lazyPart(THE_PICTURES, () => import('./AnswerPictures.tsx').then((m) => m.AnswerPictures));
const AxesChoice = lazyPart(CHOICE_OF_COLUMNS, () => import('./AxesChoice.tsx').then((m) => m.AxesChoice), {
  waiting: <div className={styles['choosing']} />,
});
const RunDialog = lazyPart(RUN_PART, () => import('./RunDialog.tsx').then((m) => m.RunDialog), {
  floats: true,
});
const AnswerTestSet = lazyPart(TEST_SET_PART, () => import('./AnswerTestSet.tsx').then((m) => m.AnswerTestSet));

export interface AnswerPanelProps {
  /**
   * By itself, with the curve of the run and a table below; in the side column, as high as its box and without the curve, which the controls of the run have;
   * or nothing but the picture.
   */
  place?: 'panel' | 'side' | 'figure';
}

/** What the network says now: the map or curve with the samples, and loss and accuracy. */
export function AnswerPanel({ place = 'panel' }: AnswerPanelProps) {
  const desk = useDesk();
  const { editor } = desk;
  const failure = useFailure('answer', 'pictures');
  const data = useEditor((s) => s.data);
  const runnable = useEditor((s) => s.runnable);
  const hard = useEditor((s) => s.document.view['map'] === 'regions');
  const unit = useShownUnit();
  const view = useEditor((s) => s.document.view['answer']);
  const line = data.dimensions === 1;
  const named = data.task === 'classification';
  if (data.dimensions === 0) {
    const drawable = canDraw(data);
    const answer = view === 'set' ? 'set' : view === 'draw' && drawable ? 'draw' : 'sample';
    return (
      <PanelFrame
        title="Answer"
        bodyClassName={styles['body'] ?? ''}
        actions={
          <Segments
            label={ANSWER_TO}
            options={[
              { value: 'sample', label: 'sample', says: SAMPLE_SAYS },
              ...(drawable ? [{ value: 'draw', label: 'draw', says: DRAW_SAYS } as const] : []),
              {
                value: 'set',
                label: data.test.length > 0 ? TEST_SET : ALL_SAMPLES,
                says: SET_SAYS,
              },
            ]}
            value={answer}
            onChange={(next) => {
              if (next === 'sample') lookAt(desk, undefined);
              editor.setView({ answer: next });
            }}
          />
        }
      >
        <div className={styles['part']}>
          {answer === 'draw' ? (
            <AnswerDrawing />
          ) : answer === 'sample' || !runnable ? (
            <AnswerSample />
          ) : data.task === 'picture' ? (
            <AnswerPictures />
          ) : (
            <AnswerTestSet />
          )}
        </div>
        {failure !== undefined && <PartFailed what={THE_ANSWER} error={failure} />}
        <Scores place={place} />
      </PanelFrame>
    );
  }
  return (
    <PanelFrame
      title={unit?.title ?? 'Answer'}
      bodyClassName={classes(styles['body'], !line && styles['plane'])}
      {...(unit ? { note: line ? <CurveNote unit={unit} /> : OUTPUT_OVER_PLANE } : {})}
      actions={
        named &&
        !unit && (
          <Segments
            label={MAP_SHOWS}
            options={[
              { value: 'confidence', label: 'confidence', says: CONFIDENCE_SAYS },
              { value: 'regions', label: 'regions', says: REGIONS_SAY },
            ]}
            value={hard ? 'regions' : 'confidence'}
            onChange={(map) => editor.setView({ map })}
          />
        )
      }
    >
      {place !== 'figure' && data.shown?.length === 2 && data.featureNames.length > 2 && <AxesChoice />}
      {line ? <AnswerCurve unit={unit} /> : <AnswerPlane unit={unit} />}
      <Legend unit={unit} />
      {failure !== undefined && <PartFailed what={THE_ANSWER} error={failure} />}
      <Scores place={place} />
    </PanelFrame>
  );
}

/** Loss and accuracy, and how they came about; or why there are none. */
function Scores({ place }: Required<AnswerPanelProps>) {
  const runnable = useEditor((s) => s.runnable);
  const [open, setOpen] = useState(false);
  if (!runnable) return <p className={styles['idle']}>{CANNOT_RUN}</p>;
  if (place === 'figure') return null;
  return (
    <>
      <div className={styles['numbers']}>
        <ScoreTable />
        {place === 'panel' && <RunChart />}
        {place === 'side' && (
          <button type="button" className={styles['more']} onClick={() => setOpen(true)}>
            {CURVES_AND_TABLES}
          </button>
        )}
      </div>
      {place === 'panel' && <AnswerTable />}
      {open && <RunDialog onClose={() => setOpen(false)} />}
    </>
  );
}

/** On a line: whether the curve of the unit is what it adds, or its own output. */
function CurveNote({ unit }: { unit: ShownUnit }) {
  const network = useEditor((s) => s.document.network);
  return summands(network)?.from === unit.block ? WHAT_IT_ADDS : OUTPUT_OVER_X;
}

function Legend({ unit }: { unit: ShownUnit | undefined }) {
  const data = useEditor((s) => s.data);
  const limit = useMemo(() => targetLimit(data.targets), [data]);
  const rest = restText(data);
  // Rings stand round wrong answers once there was a step, and so does what they mean.
  const stepped = useFrameValue(({ position }) => position.step > 0);
  const held = data.test.length > 0;
  const which = held ? TRAIN_AND_TEST : allTrain(samplesName(data));
  if (data.dimensions === 1) return <p className={styles['legend']}>{faintUnits(which)}</p>;
  return (
    <div className={styles['legend']}>
      {!unit && data.classNames.length > 0 && <NoBorder />}
      {data.classNames.map((name, i) => (
        <span key={name} className={styles['entry']}>
          <ClassMark index={i} />
          {name}
        </span>
      ))}
      {!unit && <span>{which}</span>}
      {rest && <span>{rest}</span>}
      {!unit && data.count > MOST_DRAWN && <span>{drawnWords(MOST_DRAWN, data.count, samplesName(data))}</span>}
      {unit ? (
        <UnitKey unit={unit} />
      ) : data.classNames.length > 0 ? (
        stepped && (
          <span className={styles['entry']}>
            <ClassMark index={0} wrong size={14} />
            wrong
          </span>
        )
      ) : (
        <SurfaceKey limit={limit} />
      )}
    </div>
  );
}

/** Said where the map has no border: the network prefers no class anywhere. */
function NoBorder() {
  const none = useFrameValue(({ probes: { answer } }) => {
    if (!answer || answer.classes < 2) return false;
    const cells = answer.resolution ** 2;
    return noneLeads(answer.values.subarray(0, answer.classes * cells), answer.classes);
  }, 300);
  return none && <span>{noSide}</span>;
}

/** The scale of targets and answer; where the answer leaves it, how far it goes. */
function SurfaceKey({ limit }: { limit: number }) {
  const reach = useFrameValue(({ probes: { answer } }) => {
    if (!answer || answer.classes > 0) return 0;
    return answer.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  }, 300);
  return (
    <>
      <ColorKey scale="signed" low={formatNumber(-limit, 2)} high={formatNumber(limit, 2)} />
      {reach !== undefined && reach > 1.05 * limit && (
        <Explained says={BEYOND_SCALE}>{answerReaches(formatNumber(reach, 2))}</Explained>
      )}
    </>
  );
}

function UnitKey({ unit }: { unit: ShownUnit }) {
  const limit = useFrameValue((frame) => unitMap(frame.probes.units, unit.block, unit.unit)?.limit ?? null, 300);
  if (limit === undefined || limit === null) return <span>{NOT_COMPUTED}</span>;
  return <ColorKey scale="signed" low={formatNumber(-limit, 2)} high={formatNumber(limit, 2)} note={PER_LAYER} />;
}
