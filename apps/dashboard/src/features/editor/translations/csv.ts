// Tables as CSV (RFC 4180). Cells that a spreadsheet would run as a formula get a quote in front, which reading takes
// away again.

const formula = /^'*[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;

export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(writeCell).join(",")).join("\r\n");
}

function writeCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows of a table, or null when a quote is never closed. Commas and semicolons part cells: spreadsheets differ. */
export function readCsv(text: string): string[][] | null {
  const source = text.replace(/^\uFEFF/, "");
  const separator = separatorOf(source);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    row.push(guarded.test(cell) ? cell.slice(1) : cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  };
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? "";
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === "") isQuoted = true;
    else if (sign === separator) endCell();
    else if (sign === "\n") endRow();
    else if (sign === "\r") {
      if (source[at + 1] !== "\n") endRow();
    } else cell += sign;
  }
  if (isQuoted) return null;
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}

/** The sign that parts the headings. */
function separatorOf(source: string): string {
  const [headings = ""] = source.split(/\r|\n/, 1);
  const count = (sign: string) => headings.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
