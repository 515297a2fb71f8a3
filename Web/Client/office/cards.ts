// A list of many columns is read on a telephone as cards: each cell shows the head of its column.

const narrow = 4; // columns that a telephone holds side by side

export function card(table: HTMLTableElement): void {
  const heads = Array.from(table.tHead?.rows[0]?.cells ?? []);
  const rows = Array.from(table.tBodies).flatMap((body) => Array.from(body.rows));
  const even = (row: HTMLTableRowElement) =>
    row.cells.length === heads.length && Array.from(row.cells).every((cell) => cell.colSpan === 1);
  // what is asked in a head is worked there, and such a list has a form of its own for telephones
  if (heads.some((head) => head.querySelector("select, input"))) return;
  // a course of many steps is followed along its lines, not card by card
  const few = heads.length <= narrow && !table.classList.contains("report-table");
  if (few || table.dataset.lines !== undefined || !rows.every(even)) return;
  for (const row of rows)
    Array.from(row.cells).forEach((cell, at) => {
      const head = heads[at]!.textContent!.trim();
      if (head && cell.localName === "td") cell.dataset.head = head;
    });
  speak(table, heads, rows);
  table.classList.add("carded");
}

/** What is laid out otherwise is still read as a table. */
function speak(table: HTMLTableElement, heads: HTMLTableCellElement[], rows: HTMLTableRowElement[]): void {
  table.setAttribute("role", "table");
  for (const part of [table.tHead!, ...Array.from(table.tBodies)]) part.setAttribute("role", "rowgroup");
  table.tHead!.rows[0]!.setAttribute("role", "row");
  for (const head of heads) head.setAttribute("role", head.localName === "th" ? "columnheader" : "cell");
  for (const row of rows) {
    row.setAttribute("role", "row");
    for (const cell of Array.from(row.cells)) cell.setAttribute("role", cell.localName === "th" ? "rowheader" : "cell");
  }
}
