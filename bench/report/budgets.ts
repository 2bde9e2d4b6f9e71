// The budgets, and whether a figure keeps to its own. A missed one says by how much.

export interface Row {
  what: string;
  figure: string;
  budget: string;
  verdict: string;
  kept: boolean | undefined;
}

interface Budget {
  value: number;
  /** Whether the budget is the least (turns) or the most (times, sizes) that is allowed. */
  is: "least" | "most";
}

export const budgets = {
  largeFlowMs: { value: 1, is: "most" },
  turnRatio: { value: 0.15, is: "least" },
  turnP99At100Ms: { value: 100, is: "most" },
  inboxP95Ms: { value: 150, is: "most" },
  loaderKilobytes: { value: 3, is: "most" },
  panelKilobytes: { value: 45, is: "most" },
  dashboardKilobytes: { value: 250, is: "most" },
  idleMegabytes: { value: 250, is: "most" },
  startSeconds: { value: 5, is: "most" },
} as const satisfies Record<string, Budget>;

/** A row without a budget is a figure to know, not to keep. */
export function row(
  what: string,
  figure: number | undefined,
  unit: string,
  name?: keyof typeof budgets,
): Row {
  if (figure === undefined)
    return { what, figure: "not measured here", budget: "", verdict: "", kept: undefined };
  const shown = `${format(figure)}${unit && ` ${unit}`}`;
  if (!name) return { what, figure: shown, budget: "", verdict: "", kept: undefined };
  const { value, is }: Budget = budgets[name];
  const kept = is === "least" ? figure >= value : figure <= value;
  const missedBy = Math.abs(figure / value - 1) * 100;
  return {
    what,
    figure: shown,
    budget: `${is === "least" ? "≥" : "≤"} ${value}${unit && ` ${unit}`}`,
    verdict: kept ? "ok" : `missed by ${Math.round(missedBy)} %`,
    kept,
  };
}

function format(value: number): string {
  if (value >= 100) return String(Math.round(value));
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
