// Letters that must be added, removed, changed or exchanged with their neighbour to make one text of another.

/** The number of mistakes; everything above `most` counts as `most + 1`, and is not looked at further. */
export function editDistance(first: string, second: string, most: number): number {
  if (first === second) return 0;
  if (Math.abs(first.length - second.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: second.length + 1 }, (_, column) => column);
  for (let row = 1; row <= first.length; row += 1) {
    const present = [row];
    for (let column = 1; column <= second.length; column += 1) {
      const isSame = first[row - 1] === second[column - 1];
      const changed = at(above, column - 1) + (isSame ? 0 : 1);
      const isExchanged =
        row > 1 &&
        column > 1 &&
        first[row - 1] === second[column - 2] &&
        first[row - 2] === second[column - 1];
      const exchanged = isExchanged ? at(before, column - 2) + 1 : changed;
      present.push(Math.min(at(above, column) + 1, at(present, column - 1) + 1, changed, exchanged));
    }
    if (Math.min(...present) > most) return most + 1;
    before = above;
    above = present;
  }
  return Math.min(at(above, second.length), most + 1);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
