import { Check, Copy } from 'lucide-react';
import { useMemo, useState } from 'react';
import { tableCsv } from '#base/table.ts';
import { LensEmpty } from '#lenses/frame/LensEmpty.tsx';
import { useLensTable } from '#lenses/frame/lensTable.ts';
import { useLensWords } from '#lenses/frame/lensWords.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useProbeResult } from '#state/useProbe.ts';
import { Button } from '#ui/Button.tsx';
import { copyText } from '#ui/copyText.ts';
import { Explained } from '#ui/Explained.tsx';
import { formatCount } from '#ui/format.ts';
import styles from './TableLens.module.css';
import { type Bytes, type TableRow, tableOf } from './tableRows.ts';
import { byteColumns, formatBytes, networkTable, tableMarkdown } from './tableText.ts';
import {
  bytesInTraining,
  copyAs,
  DOES_NOT_FIT,
  MULTIPLY_ADDS_SAY,
  memorySays,
  NOT_COUNTED,
  noBlocks,
  SEES_SAYS,
  TABLE_CAPTION,
  tableAs,
  wordsOf,
} from './tableWords.ts';

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
  useLensTable(rows.length > 0 ? () => networkTable(table) : undefined);
  if (rows.length === 0) return <LensEmpty>{noBlocks}</LensEmpty>;
  return (
    <div className={styles['lens']}>
      <div className={styles['bar']}>
        <p>{bytesInTraining(formatCount(batch))}</p>
        <div className={styles['buttons']}>
          <CopyButton name="Markdown" text={() => tableMarkdown(table)} />
          <CopyButton name="CSV" text={() => tableCsv(networkTable(table))} />
        </div>
      </div>
      <table className={styles['table']}>
        <caption className="visually-hidden">{TABLE_CAPTION}</caption>
        <thead>
          <tr>
            <th scope="col">Block</th>
            <th scope="col">Output</th>
            <th scope="col">Parameters</th>
            <th scope="col">
              <Explained says={MULTIPLY_ADDS_SAY} term="multiplyAdds">
                Multiply-adds
              </Explained>
            </th>
            {byteColumns.map(({ key, title, help }) => (
              <th key={key} scope="col">
                <Explained says={help}>{title}</Explained>
              </th>
            ))}
            <th scope="col">
              <Explained says={SEES_SAYS} term="receptiveField">
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
            <Counts {...totals} fits={rows.every(({ output }) => output !== undefined)} />
            <ByteCells bytes={totals.bytes} />
            <td />
          </tr>
        </tfoot>
      </table>
      {memory && <p className={styles['note']}>{memorySays(formatBytes(memory.shared), formatBytes(memory.inAll))}</p>}
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
      <td>{row.output ?? DOES_NOT_FIT}</td>
      <Counts {...row} fits={row.output !== undefined} />
      <ByteCells bytes={row.bytes} />
      <td>{row.sees ?? ''}</td>
    </tr>
  );
}

/** What is counted of a block, or of all; of what does not fit nothing is. */
function Counts({ parameters, multiplyAdds, fits }: { parameters: number; multiplyAdds: number; fits: boolean }) {
  return [parameters, multiplyAdds].map((count, i) => <td key={i}>{fits ? formatCount(count) : NOT_COUNTED}</td>);
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
        if (await copyText(taken, tableAs(name))) setCopied(taken);
      }}
    >
      {copyAs(name)}
    </Button>
  );
}
