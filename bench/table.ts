/** @file Results as tables of plain text that are Markdown too. */
import type { Result } from './contest.ts';

/** 60800000 → `60.8 M`. */
export function short(value: number): string {
  const [scaled, prefix] = value >= 1e6 ? [value / 1e6, ' M'] : value >= 1e3 ? [value / 1e3, ' k'] : [value, ''];
  return `${scaled >= 100 ? scaled.toFixed(0) : scaled.toPrecision(3)}${prefix}`;
}

const times = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(value >= 10 ? 3 : 2));

export function markdown(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((text, i) => Math.max(3, text.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(header), rule, ...rows.map(line)].join('\n');
}

/** Rates, then how many times faster the first contestant is than each of the others, then what is to be said about them. */
export function report(results: readonly Result[], first: string): string {
  const ids = [...new Set(results.map((r) => r.workload))];
  const names = [...new Set(results.map((r) => r.contestant))];
  const of = (name: string, id: string) => results.find((r) => r.contestant === name && r.workload === id);
  const mark = (result: Result) => (result.agrees === false ? ' !' : result.differs ? ' *' : '');
  const rates = names.map((name) => [
    name,
    ...ids.map((id) => {
      const result = of(name, id);
      return result?.median ? `${short(result.median)}${mark(result)}` : '–';
    }),
  ]);
  const ratios = names
    .filter((name) => name !== first)
    .map((name) => [
      `${first} : ${name}`,
      ...ids.map((id) => {
        const [ours, theirs] = [of(first, id), of(name, id)];
        return ours?.median && theirs?.median ? `${times(ours.median / theirs.median)}${mark(theirs)}` : '–';
      }),
    ]);
  const parts = [
    `A second (${units(results)}):`,
    markdown(['', ...ids], rates),
    ...(ratios.length > 0 ? ['Times as fast:', markdown(['', ...ids], ratios)] : []),
    ...versions(results, names),
    ...remarks(results, names),
  ];
  return parts.join('\n\n');
}

function versions(results: readonly Result[], names: readonly string[]): string[] {
  const list = names.map((name) => results.find((r) => r.contestant === name && r.version)?.version);
  const others = [...new Set(list)].filter((version) => version !== undefined && version !== 'this tree');
  return others.length > 0 ? [`${others.join('; ')}.`] : [];
}

function units(results: readonly Result[]): string {
  const kinds = new Map<string, string[]>();
  for (const { unit, workload } of results) {
    if (!unit) continue;
    const ids = kinds.get(unit) ?? [];
    if (!ids.includes(workload)) ids.push(workload);
    kinds.set(unit, ids);
  }
  const worded = [...kinds].map(
    ([unit, ids]) => `${unit.replace('/s', '')}${unit === 'examples/s' ? '' : ` in ${ids}`}`,
  );
  return worded.join(', ');
}

function remarks(results: readonly Result[], names: readonly string[]): string[] {
  const lines = new Set<string>();
  for (const name of names) {
    for (const { contestant, workload, agrees, lossAt20, differs, refuses, error } of results) {
      if (contestant !== name) continue;
      if (agrees === false)
        lines.add(`! ${name} ${workload}: the loss after 20 steps, ${lossAt20}, is not the known one.`);
      if (differs) lines.add(`* ${name}: ${differs}.`);
      if (refuses) lines.add(`– ${name} ${workload}: ${refuses}.`);
      if (error) lines.add(`– ${name} ${workload}: ${error.split('\n')[0]}`);
    }
  }
  return lines.size > 0 ? [[...lines].join('\n')] : [];
}
