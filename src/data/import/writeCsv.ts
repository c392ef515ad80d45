/** @file Tables as text. Source: RFC 4180. */

/** A number in the fewest digits that read back as the same number; −0 keeps its sign. */
const cellOf = (value: number | string) =>
  typeof value === 'string' ? value : Object.is(value, -0) ? '-0' : String(value);

/**
 * Writes a table as RFC 4180 has it: commas, CRLF, quotation marks where needed. `readRows` reads the same cells back.
 * @param rows numbers, or text such as the names of classes
 */
export function writeCsv(rows: readonly (readonly (number | string)[])[], header: readonly string[]): string {
  const line = (row: readonly (number | string)[]) => {
    const cells = row.map(cellOf);
    // A line of empty cells alone would count as blank.
    const blank = cells.every((cell) => cell === '');
    return cells
      .map((cell, i) => {
        const needed = (blank && i === 0) || /[",;|\t\r\n#%@\uFEFF]|^[\s']|\s$|^sep=/i.test(cell);
        return needed ? `"${cell.replaceAll('"', '""')}"` : cell;
      })
      .join(',');
  };
  return [header, ...rows].map((row) => `${line(row)}\r\n`).join('');
}
