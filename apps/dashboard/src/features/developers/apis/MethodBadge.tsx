// The method of a call, in the same colour everywhere.
import { Badge } from "@mantine/core";

const colours: Record<string, string> = {
  GET: "teal",
  POST: "blue",
  PUT: "yellow",
  PATCH: "yellow",
  DELETE: "red",
};

export function MethodBadge({ method }: { method: string }) {
  return (
    <Badge color={colours[method] ?? "gray"} miw={62} style={{ flexShrink: 0 }}>
      {method}
    </Badge>
  );
}
