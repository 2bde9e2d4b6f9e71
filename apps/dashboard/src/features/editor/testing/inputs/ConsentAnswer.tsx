// Agreement or refusal, with the document it is about.

import { Anchor, Button, Group } from "@mantine/core";
import type { InputProps } from "./inputProps.ts";

export function ConsentAnswer({ request, onAnswer }: InputProps<"consent">) {
  return (
    <Group gap={6}>
      <Button
        size="xs"
        variant="light"
        onClick={() => onAnswer({ kind: "choice", optionIds: ["yes"] }, request.acceptLabel)}
      >
        {request.acceptLabel}
      </Button>
      {request.declineLabel ? (
        <Button
          size="xs"
          variant="default"
          onClick={() => onAnswer({ kind: "choice", optionIds: ["no"] }, request.declineLabel)}
        >
          {request.declineLabel}
        </Button>
      ) : null}
      {/^https?:\/\//i.test(request.linkUrl) ? (
        <Anchor size="sm" href={request.linkUrl} target="_blank" rel="noopener noreferrer nofollow">
          {request.linkTitle || request.linkUrl}
        </Anchor>
      ) : null}
    </Group>
  );
}
