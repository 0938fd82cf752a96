// Rows of text under each other: the first column to the left, the others to the right.

export function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((known, row) => {
    return row.map((cell, column) => Math.max(cell.length, known[column] ?? 0));
  }, []);
  const lineOf = (row: readonly string[]): string =>
    row.map((cell, column) => pad(cell, widths[column] ?? 0, column === 0)).join('  ');
  return rows.map((row) => `  ${lineOf(row)}`.trimEnd()).join('\n');
}

function pad(cell: string, width: number, toTheLeft: boolean): string {
  return toTheLeft ? cell.padEnd(width) : cell.padStart(width);
}
