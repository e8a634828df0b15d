const CELL = /("(?:[^"]|"")*"|[^,\r\n"]*)(,|\r?\n|$)/gy

/** Returns the rows of a comma-separated table (RFC 4180), each as its cells' text; cells in quotation marks may hold line ends, which are kept. */
export function cellsOf(table: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const { 1: cell = '', 2: mark, index } of table.matchAll(CELL)) {
    if (index === table.length && row.length === 0) break
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (mark === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
