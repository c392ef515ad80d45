import { useEffect, useRef } from 'react';
import { editor, useEditor } from '#state/useEditor.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { Badge } from '#ui/Badge.tsx';
import { formatNumber } from '#ui/format.ts';
import { ParameterValue } from './EdgeCard.tsx';
import { TermList, type Trace as TraceResult } from './TermList.tsx';
import styles from './UnitPanel.module.css';

/** The selected unit: its arithmetic at one sample, and every weight and its bias to set or freeze: the way to them without a pointer. */
export function UnitPanel({
  block,
  unit,
  title,
  numbersOnly = false,
}: {
  block: string;
  unit: number;
  title: string;
  numbersOnly?: boolean;
}) {
  const data = useEditor((s) => s.data);
  const inferred = useEditor((s) => s.inference.byId.get(block));
  const row = data.test[0] ?? data.train[0] ?? 0;
  const at = [...data.coordinates.subarray(row * data.dimensions, (row + 1) * data.dimensions)];
  const place = at.join(',');
  useEffect(
    () => editor().engine.subscribe('trace', { block, unit, at: place.split(',').map(Number) }),
    [block, unit, place],
  );
  // Another card may ask for a trace of its own meanwhile: what was last known of this unit stays.
  const known = useRef<TraceResult>(undefined);
  const fresh = useFrameValue(
    ({ probes }) =>
      probes.trace?.block === block && probes.trace.unit === unit
        ? { ...probes.trace, terms: probes.trace.terms.slice() }
        : undefined,
    120,
  );
  if (fresh) known.current = fresh;
  const trace = known.current?.block === block && known.current.unit === unit ? known.current : undefined;
  const range = useFrameValue(({ probes: { units } }) => {
    const maps = units?.blocks.find((b) => b.id === block);
    if (!maps || unit < maps.first || unit >= maps.first + maps.shown) return undefined;
    const from = maps.offset + (unit - maps.first) * units!.cells;
    const values = units!.values.subarray(from, from + units!.cells);
    return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))] as const;
  }, 250);
  const weight = inferred?.parameters['weight']?.shape;
  const inputs = weight?.length === 2 ? weight[1]! : 0;
  return (
    <section className={styles['unit']} aria-label={`${title}, unit ${unit + 1}`}>
      <header>
        <h4>
          Unit {unit + 1}
          {range && (
            <span>
              {' '}
              range {formatNumber(range[0], 3)} … {formatNumber(range[1], 3)}
            </span>
          )}
        </h4>
        <Badge kind="exact" />
      </header>
      {trace ? <TermList trace={trace} most={4} /> : <p>Asking the engine …</p>}
      {!numbersOnly && inputs > 0 && inputs <= 64 && (
        <details>
          <summary>
            Set or freeze its {inputs} weights{inferred?.parameters['bias'] ? ' and bias' : ''}
          </summary>
          <div className={styles['weights']}>
            {inferred?.parameters['bias'] && (
              <ParameterValue block={block} parameter="bias" index={unit} editable label="bias" />
            )}
            {Array.from({ length: inputs }, (_, i) => (
              <ParameterValue
                key={i}
                block={block}
                parameter="weight"
                index={unit * inputs + i}
                editable
                label={`weight ${i + 1}`}
              />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}
