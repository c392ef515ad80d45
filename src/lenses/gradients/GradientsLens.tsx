import { useRef } from 'react';
import { makeScale } from '#charts/axis.ts';
import { palette } from '#charts/color.ts';
import { type Domain, padDomain } from '#charts/domain.ts';
import { spread } from '#charts/labelsApart.ts';
import { followDomain } from '#charts/liveDomain.ts';
import { penWidth } from '#charts/pen.ts';
import { textScale } from '#charts/textScale.ts';
import { logTicks } from '#charts/ticks.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { LensEmpty } from '#lenses/frame/LensEmpty.tsx';
import { useLensTable } from '#lenses/frame/lensTable.ts';
import { type LensWords, useLensWords } from '#lenses/frame/lensWords.ts';
import type { BlockGradient } from '#probes/gradients/gradients.probe.ts';
import { blockName } from '#state/blockName.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrames, useFrameValue, WORDS_EVERY } from '#state/useFrames.ts';
import { useProbe } from '#state/useProbe.ts';
import { Explained } from '#ui/Explained.tsx';
import { formatNumber } from '#ui/format.ts';
import { writeText } from '#ui/writeText.ts';
import styles from './GradientsLens.module.css';
import { gradientTable, positiveRange, relativeStep } from './gradientRows.ts';
import { caption, firstStep, MAKE_ONE_STEP, note, nothingToDraw, wordsOf, rows as written } from './gradientWords.ts';

const FONT = '11px "Inter Variable", system-ui, sans-serif';

/** How much gradient arrives at each block: drawn on one logarithmic axis, and written under each mark. */
export function GradientsLens() {
  const { editor } = useDesk();
  const network = useEditor((s) => s.document.network);
  const blocks = useEditor((s) => s.inference.blocks);
  const table = useRef<HTMLTableElement>(null);
  const shown = useRef<{ domain: Domain | null; time: number }>({ domain: null, time: 0 });

  const { ref, invalidate } = useCanvas((context, { width, height }) => {
    const rows = editor.frame?.probes.gradients ?? [];
    const range = positiveRange(rows.flatMap((row) => [row.output, row.parameters]));
    const { ink1, ink2, ink3, ink4, hair, paper } = palette();
    context.font = FONT;
    context.textBaseline = 'middle';
    if (!range) {
      context.fillStyle = ink2;
      context.fillText(nothingToDraw(rows), 8, height / 2);
      return;
    }
    const now = performance.now();
    const domain = followDomain(shown.current.domain, padDomain(range, true), (now - shown.current.time) / 1000, true);
    shown.current = { domain, time: now };
    const toY = makeScale(domain, [height - 8, 8], true);
    const columns = placesOf(table.current);
    const last = columns.at(-1) ?? width;
    for (const tick of logTicks(domain[0], domain[1], Math.max(2, Math.floor(height / 28)))) {
      const y = Math.round(toY(tick.value)) + 0.5;
      context.strokeStyle = hair;
      context.lineWidth = penWidth(1);
      context.beginPath();
      context.moveTo(columns[0] ?? 0, y);
      context.lineTo(last, y);
      context.stroke();
      context.fillStyle = ink3;
      context.textAlign = 'right';
      context.fillText(tick.text, (columns[0] ?? 0) - 24, y);
    }
    const line = (value: (row: BlockGradient) => number | null, color: string, label: string, labelAt: number) => {
      if (!rows.some((row) => Number.isFinite(value(row)))) return;
      let down = false;
      context.beginPath();
      rows.forEach((row, i) => {
        const v = value(row);
        if (v === null || !Number.isFinite(v)) return;
        context[down ? 'lineTo' : 'moveTo'](columns[i] ?? 0, toY(v));
        down = true;
      });
      context.strokeStyle = color;
      context.lineWidth = penWidth(1.5);
      context.stroke();
      rows.forEach((row, i) => {
        const v = value(row);
        if (v === null || !Number.isFinite(v)) return;
        context.beginPath();
        context.arc(columns[i] ?? 0, toY(v), 3, 0, 2 * Math.PI);
        // exactly 0 has no place on a logarithmic axis: an open mark at the foot
        context.fillStyle = v > 0 ? color : paper;
        context.fill();
        context.stroke();
      });
      context.fillStyle = color === ink1 ? ink1 : ink2;
      context.textAlign = 'left';
      context.fillText(label, last + 10, labelAt);
    };
    const ends = [rows.at(-1)?.output, rows.findLast((row) => row.parameters !== null)?.parameters];
    const [outputAt = 8, parametersAt = 22] = spread(
      ends.map((value) => toY(value ?? domain[0])),
      14,
      8,
      height - 8,
    );
    line((row) => row.parameters, ink4, 'parameters', parametersAt);
    line((row) => row.output, ink1, 'output', outputAt);
  });

  useFrames((frame) => {
    if (!frame) for (const place of table.current?.querySelectorAll('[data-cell]') ?? []) place.textContent = '–';
    for (const row of frame?.probes.gradients ?? []) {
      const cell = (name: string, value: number | null) => {
        const place = table.current?.querySelector(`[data-cell="${name}-${row.id}"]`);
        const text = value === null ? '–' : formatNumber(value, 2);
        writeText(place, text);
      };
      cell('output', row.output);
      cell('parameters', row.parameters);
      cell('change', row.change);
      cell('relative', relativeStep(row));
    }
    const told = table.current?.querySelector('[data-note]');
    const text = note(frame?.probes.gradients ?? [], frame?.position.pending ?? 0);
    writeText(told, text);
    invalidate();
  });
  useProbe('gradients', {});
  useLensTable(() => {
    const { frame } = editor;
    const name = (id: string) => blockName(network, id) ?? id;
    return frame && gradientTable(frame.probes.gradients ?? [], frame.position.step, name);
  });
  const said = useFrameValue(({ probes, position }) => {
    const rows = probes.gradients ?? [];
    return JSON.stringify([
      rows.length > 0 && rows.every(({ output, parameters }) => output === null && parameters === null),
      position.pending > 0 ? undefined : wordsOf(rows, (id) => blockName(network, id) ?? 'gone'),
    ]);
  }, WORDS_EVERY);
  const [nothing, words] = said === undefined ? [false, undefined] : (JSON.parse(said) as [boolean, LensWords?]);
  useLensWords(words ?? undefined);
  const first = nothing && (
    <LensEmpty action={{ label: MAKE_ONE_STEP, onClick: () => editor.engine.step('batch') }}>{firstStep}</LensEmpty>
  );

  return (
    <>
      {first}
      <table ref={table} className={styles['table']}>
        <caption>
          <p>
            {caption}. <span data-note />
          </p>
        </caption>
        <thead>
          <tr>
            <td />
            {blocks.map(({ block }) => (
              <th key={block.id} scope="col" data-column>
                {blockName(network, block.id)}
              </th>
            ))}
            <td className={styles['ends']} />
          </tr>
        </thead>
        <tbody>
          <tr aria-hidden>
            <td colSpan={blocks.length + 2} className={styles['plot']}>
              <canvas ref={ref} className={styles['canvas']} />
            </td>
          </tr>
          {written.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Explained says={row.title} term="gradientFlow">
                  {row.label}
                </Explained>
              </th>
              {blocks.map(({ block }) => (
                <td key={block.id} data-cell={`${row.id}-${block.id}`}>
                  –
                </td>
              ))}
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The middles of the columns from the table's left edge, in pixels of the canvas. */
function placesOf(table: HTMLTableElement | null): number[] {
  return [...(table?.querySelectorAll<HTMLElement>('[data-column]') ?? [])].map(
    (cell) => (cell.offsetLeft + cell.offsetWidth / 2) / textScale(),
  );
}
