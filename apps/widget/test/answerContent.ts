// How the server in memory stores what a visitor answered.

import type { InputRequest, MessageContent, SentFile, VisitorInput } from "@parley/contracts/messages";
import { inputText } from "@parley/contracts/plainContent";

export function answerContent(
  input: VisitorInput,
  asked: InputRequest | null,
  files: readonly SentFile[],
): MessageContent {
  switch (input.kind) {
    case "skip":
      return { kind: "event", event: "skipped" };
    case "back":
      return { kind: "event", event: "wentBack" };
    case "resend":
      return { kind: "event", event: "codeRequested" };
    case "choice":
      return { kind: "choice", text: inputText(input, asked), optionIds: input.optionIds };
    case "files":
      return { kind: "files", text: "", files: files.filter(({ id }) => input.fileIds.includes(id)) };
    case "location":
      return {
        kind: "location",
        latitude: input.latitude,
        longitude: input.longitude,
        ...(input.name ? { name: input.name } : {}),
      };
    case "text":
    case "phone":
    case "date":
    case "slot":
    case "form":
      return { kind: "text", text: inputText(input, asked) };
  }
}
