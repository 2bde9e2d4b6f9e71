// Where the panel runs: in the loader's iframe, in another frame without a loader (a preview), or as a page of its own
// under /botId/customerId.

export interface Place {
  kind: "loader" | "alone" | "landing";
  botId: string;
  customerId: string;
}

export function placeOf({ pathname, search }: { pathname: string; search: string }): Place {
  const page = /^\/([^/]+)\/([^/]+)(\/agent)?\/?$/.exec(pathname);
  if (page && !pathname.startsWith("/widget/")) {
    return { kind: "landing", botId: page[1] ?? "", customerId: page[2] ?? "" };
  }
  const query = new URLSearchParams(search);
  return {
    // The loader names the origin it speaks from.
    kind: query.has("origin") ? "loader" : "alone",
    botId: query.get("botId") ?? "",
    customerId: query.get("customerId") ?? "",
  };
}
