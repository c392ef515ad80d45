import { Check, Copy } from 'lucide-react';
import { useMemo, useState } from 'react';
import { LensEmpty } from '#lenses/frame/LensEmpty.tsx';
import { useLensWords } from '#lenses/frame/lensWords.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useProbeResult } from '#state/useProbe.ts';
import { Button } from '#ui/Button.tsx';
import { copyText } from '#ui/copyText.ts';
import { Explained } from '#ui/Explained.tsx';
import { formatCount } from '#ui/format.ts';
import styles from './TableLens.module.css';
import { type Bytes, type TableRow, tableOf } from './tableRows.ts';
import { byteColumns, formatBytes, tableCsv, tableMarkdown } from './tableText.ts';
import { noBlocks, wordsOf } from './tableWords.ts';

/** The whole network in numbers: what each block gives, holds, costs and sees. */
export function TableLens() {
  const network = useEditor((s) => s.document.network);
  const inference = useEditor((s) => s.inference);
  const selected = useEditor((s) => s.selection?.block);
  const batch = useEditor((s) => Math.min(s.document.training.batchSize, s.data.train.length));
  const memory = useProbeResult('memory', {});
  const table = useMemo(() => tableOf(network, inference, memory), [network, inference, memory]);
  const { rows, totals } = table;
  useLensWords(wordsOf(table));
  if (rows.length === 0) return <LensEmpty>{noBlocks}</LensEmpty>;
  return (
    <div className={styles['lens']}>
      <div className={styles['bar']}>
        <p>Bytes in training, batches of {formatCount(batch)}</p>
        <div className={styles['buttons']}>
          <CopyButton name="Markdown" text={() => tableMarkdown(table)} />
          <CopyButton name="CSV" text={() => tableCsv(table)} />
        </div>
      </div>
      <table className={styles['table']}>
        <caption className="visually-hidden">The blocks of the network; press one to select it</caption>
        <thead>
          <tr>
            <th scope="col">Block</th>
            <th scope="col">Output</th>
            <th scope="col">Parameters</th>
            <th scope="col">
              <Explained
                says="Products that are added up in one sample’s forward pass; the way back takes about twice as many"
                term="multiplyAdds"
              >
                Multiply-adds
              </Explained>
            </th>
            {byteColumns.map(({ key, title, help }) => (
              <th key={key} scope="col">
                <Explained says={help}>{title}</Explained>
              </th>
            ))}
            <th scope="col">
              <Explained
                says="How much of the network’s input one unit’s number hangs on: its receptive field"
                term="receptiveField"
              >
                Sees
              </Explained>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} selected={selected === row.id} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td />
            <td>{formatCount(totals.parameters)}</td>
            <td>{formatCount(totals.multiplyAdds)}</td>
            <ByteCells bytes={totals.bytes} />
            <td />
          </tr>
        </tfoot>
      </table>
      {memory && (
        <p className={styles['note']}>
          Activations that are never needed at the same time share their space: {formatBytes(memory.shared)} in all.
          With the data, and what evaluates the network for the views, the engine takes {formatBytes(memory.inAll)}.
        </p>
      )}
    </div>
  );
}

function Row({ row, selected }: { row: TableRow; selected: boolean }) {
  const { editor } = useDesk();
  const select = () => editor.select({ block: row.id });
  return (
    <tr className={selected ? styles['selected'] : undefined} onClick={select}>
      <th scope="row" style={{ paddingInlineStart: 16 * row.depth }}>
        <button type="button" aria-pressed={selected}>
          {row.list !== undefined && <i>{row.list}</i>}
          <b>{row.name}</b>
          {row.detail && <span> · {row.detail}</span>}
        </button>
      </th>
      <td>{row.output ?? 'does not fit'}</td>
      <td>{formatCount(row.parameters)}</td>
      <td>{formatCount(row.multiplyAdds)}</td>
      <ByteCells bytes={row.bytes} />
      <td>{row.sees ?? ''}</td>
    </tr>
  );
}

function ByteCells({ bytes }: { bytes: Bytes | undefined }) {
  return byteColumns.map(({ key }) => <td key={key}>{bytes ? formatBytes(bytes[key]) : '–'}</td>);
}

function CopyButton({ name, text }: { name: string; text: () => string }) {
  const [copied, setCopied] = useState<string>();
  const now = copied !== undefined && copied === text();
  return (
    <Button
      icon={now ? <Check size={16} aria-hidden /> : <Copy size={16} strokeWidth={1.75} aria-hidden />}
      onClick={async () => {
        const taken = text();
        if (await copyText(taken, `Table as ${name}`)) setCopied(taken);
      }}
    >
      Copy as {name}
    </Button>
  );
}
