// Shares of a split: whole percents that make a hundred.

export const wholePercent = 100;

/** The same share for everybody; what is left over goes to the first ones. */
export function evenShares(count: number): number[] {
  const share = Math.floor(wholePercent / Math.max(1, count));
  const left = wholePercent - share * count;
  return Array.from({ length: count }, (_, index) => share + (index < left ? 1 : 0));
}

export function sumOfShares(rows: readonly { percent: number }[]): number {
  return rows.reduce((sum, { percent }) => sum + percent, 0);
}
