// Embedded page: a page inside the chat, and a button that says the visitor is done with it.

import { limits } from "@parley/contracts/limits";
import { renderText } from "../../engine/stepRun.ts";
import { checkUrl, isWebUrl } from "../../settings/webUrl.ts";
import { onMessengers } from "../request/channelNotes.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { renderLabel } from "../request/label.ts";
import { readText } from "../request/readText.ts";
import { iframeSettings, type IframeSettings } from "./schema.ts";

export const iframeBlock = defineRequestBlock<IframeSettings>({
  kind: "iframe",
  group: "request",
  label: "Embedded page",
  description: "Shows a page inside the chat until the visitor is done with it.",
  icon: "IconBrowser",
  keywords: ["iframe", "embed", "website", "page", "frame", "widget"],
  schema: iframeSettings,
  errorMessage: "Please press the button when you are done.",
  input(context, base) {
    const { block, settings, run } = context;
    const url = renderText(run, block.id, settings.url).trim();
    const buttonLabel = renderLabel(context, settings.buttonLabel, "OK");
    // Without a page the button is left, so that nobody is stuck.
    if (!isWebUrl(url)) {
      run.trace.push({ kind: "warning", blockId: block.id, code: "url_invalid", detail: url });
      return { kind: "choice", ...base, options: [{ id: "done", title: buttonLabel }] };
    }
    const title = renderLabel(context, settings.title, url, limits.noteTitleLength);
    return { kind: "iframe", ...base, url, title, buttonLabel, heightPixels: settings.heightPixels };
  },
  read(input, _context, offered) {
    const label = offered?.kind === "iframe" ? offered.buttonLabel : "OK";
    if (input.kind === "choice") {
      return input.optionIds[0] === "done"
        ? { ok: true, value: "done", text: label }
        : { ok: false, reason: "unknown_option" };
    }
    const reading = readText(input, limits.messageTextLength);
    return reading.ok ? { ok: true, value: "done", text: reading.text } : reading;
  },
  check: ({ settings, report }) => checkUrl(settings.url, "settings.url", report),
  channels: onMessengers("The page is sent as a link, and any answer goes on."),
});
