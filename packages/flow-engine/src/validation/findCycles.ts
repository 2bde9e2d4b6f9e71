// Groups of nodes that lead back to themselves (strongly connected components, Tarjan), without recursion,
// because a flow of 2,000 blocks in a row must not exhaust the stack.

interface Visit {
  id: string;
  edge: number;
}

/** Every group of nodes on a circle, in the order of the map. Edges to unknown nodes are ignored. */
export function findCycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open = new Set<string>();
  const path: string[] = [];
  const cycles: string[][] = [];
  const positions = new Map([...edges.keys()].map((id, index) => [id, index]));

  for (const root of edges.keys()) {
    if (order.has(root)) continue;
    const visits: Visit[] = [begin(root)];
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const targets = edges.get(visit.id) ?? [];
      const target = targets[visit.edge];
      visit.edge += 1;
      if (target === undefined) {
        visits.pop();
        finish(visit.id, visits.at(-1)?.id);
      } else if (edges.has(target)) {
        if (!order.has(target)) visits.push(begin(target));
        else if (open.has(target)) lower(visit.id, order.get(target));
      }
    }
  }
  return cycles.toSorted((a, b) => position(a) - position(b));

  function begin(id: string): Visit {
    order.set(id, order.size);
    lowest.set(id, order.size - 1);
    open.add(id);
    path.push(id);
    return { id, edge: 0 };
  }

  function lower(id: string, value: number | undefined): void {
    lowest.set(id, Math.min(lowest.get(id) ?? 0, value ?? 0));
  }

  function finish(id: string, parent: string | undefined): void {
    if (parent !== undefined) lower(parent, lowest.get(id));
    if (lowest.get(id) !== order.get(id)) return;
    const group = path.splice(path.indexOf(id));
    for (const member of group) open.delete(member);
    const isCircle = group.length > 1 || (edges.get(id) ?? []).includes(id);
    if (isCircle) cycles.push(group.toSorted((a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0)));
  }

  function position(cycle: string[]): number {
    return positions.get(cycle[0] ?? "") ?? 0;
  }
}
