// Where the panel runs: in the loader's iframe, or as a page of its own under /botId/customerId.

export interface Place {
  kind: "frame" | "landing";
  botId: string;
  customerId: string;
}

export function placeOf({ pathname, search }: { pathname: string; search: string }): Place {
  const page = /^\/([^/]+)\/([^/]+)(\/agent)?\/?$/.exec(pathname);
  if (page && !pathname.startsWith("/widget/")) {
    return { kind: "landing", botId: page[1] ?? "", customerId: page[2] ?? "" };
  }
  const query = new URLSearchParams(search);
  return { kind: "frame", botId: query.get("botId") ?? "", customerId: query.get("customerId") ?? "" };
}
