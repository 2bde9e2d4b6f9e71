// The value below which a share of the values lie.

export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error("Nothing was measured.");
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
