import { useMemo, useRef } from 'react';
import { CurveChart, type CurveChartHandle } from '#charts/CurveChart.tsx';
import { useEditor } from '#state/useDesk.ts';
import { useFrames } from '#state/useFrames.ts';
import { useProbe } from '#state/useProbe.ts';
import { RESOLUTION } from './AnswerCanvas.tsx';
import styles from './AnswerPanel.module.css';
import { answersFor } from './answerPicture.ts';
import { CurveReader, LEFT, RIGHT } from './CurveReader.tsx';
import { curveParts, summands } from './curveParts.ts';
import { plotPoints } from './plotPoints.ts';
import { curveLabel } from './runWords.ts';
import { resample, unitMap } from './unitMap.ts';
import type { ShownUnit } from './useShownUnit.ts';

/** The answer along a line: the fitted curve, the samples, and what each unit before the last block adds. `small` leaves out what would not be legible. */
export function AnswerCurve({ unit, small = false }: { unit: ShownUnit | undefined; small?: boolean }) {
  const data = useEditor((s) => s.data);
  const network = useEditor((s) => s.document.network);
  const points = useMemo(() => {
    const { wrong: _, ...plain } = plotPoints(data);
    return plain;
  }, [data]);
  const domain = data.domain[0]!;
  const x = useMemo(
    () =>
      Float32Array.from(
        { length: RESOLUTION },
        (_, i) => domain[0] + ((domain[1] - domain[0]) * (i + 0.5)) / RESOLUTION,
      ),
    [domain],
  );
  const range = useMemo(() => [Math.min(...data.targets), Math.max(...data.targets)] as const, [data]);
  const chart = useRef<CurveChartHandle>(null);

  useProbe('answer', { resolution: RESOLUTION, samples: true });
  useProbe('units', { resolution: 32 }, true);
  useProbe('parameters', {}, true);

  useFrames((frame) => {
    const probes = frame?.probes ?? {};
    const { answer } = probes;
    if (!answersFor(answer, data) || answer.resolution !== RESOLUTION) {
      if (!frame) chart.current?.update({ x, points });
      return;
    }
    const fit = answer.values.slice(0, RESOLUTION);
    const { first, parts } = curveParts(probes, network, RESOLUTION);
    if (unit && unit.block !== summands(network)?.from) {
      const map = unitMap(probes.units, unit.block, unit.unit);
      const own = new Float32Array(RESOLUTION);
      if (map) resample(map.values, map.values.length, own);
      chart.current?.update({ x, fit, points, ...(map ? { parts: [own], part: 0 } : {}) });
    } else chart.current?.update({ x, fit, points, parts, ...(unit ? { part: unit.unit - first } : {}) });
  });

  const label = curveLabel(points.count);
  if (small) {
    return (
      <CurveChart
        ref={chart}
        label={label}
        domain={domain}
        range={range}
        left={2}
        right={2}
        className={styles['curveSmall'] ?? ''}
      />
    );
  }
  return (
    <CurveReader domain={domain} unit={unit} label={label}>
      <CurveChart
        ref={chart}
        label={label}
        domain={domain}
        range={range}
        left={LEFT}
        right={RIGHT}
        className={styles['curve'] ?? ''}
      />
    </CurveReader>
  );
}
