// Web links: a text with buttons that open pages.

import { limits } from "@parley/contracts/limits";
import type { LinkItem } from "@parley/contracts/messages";
import { renderText, sendContent } from "../../engine/stepRun.ts";
import { checkUrl, isWebUrl } from "../../settings/webUrl.ts";
import type { BlockContext } from "../blockKind.ts";
import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { on } from "../request/channelNotes.ts";
import { linksSettings, type LinksSettings } from "./schema.ts";

export const linksBlock = defineBlock<LinksSettings>({
  kind: "links",
  group: "send",
  label: "Web links",
  description: "Sends buttons that open pages.",
  icon: "IconLink",
  keywords: ["url", "website", "button", "social", "page"],
  schema: linksSettings,
  outputs: nextOutput,
  summary: (settings) => settings.text || settings.links.map((link) => link.title).join(", "),
  pause: () => "none",
  enter(context) {
    const { block, settings, run } = context;
    const text = renderText(run, block.id, settings.text);
    const links = renderLinks(context);
    if (links.length > 0) {
      sendContent(run, block.id, { kind: "links", text, links }, settings.delaySeconds, settings.rephrase);
    } else if (text.trim()) {
      sendContent(run, block.id, { kind: "text", text }, settings.delaySeconds, settings.rephrase);
    }
    return { kind: "next", output: "next" };
  },
  channels: {
    ...on(["whatsapp"], "One link is a button; several are written in the text."),
    ...on(["messenger", "instagram"], "Up to 3 links are buttons; more are written in the text."),
  },
  templates: (settings) =>
    settings.links.flatMap((link, index) => [
      { path: `links.${index}.title`, text: link.title },
      { path: `links.${index}.url`, text: link.url },
    ]),
  check({ settings, report }) {
    if (settings.links.length === 0) report("links_missing", "settings.links");
    for (const [index, link] of settings.links.entries()) {
      if (link.title.trim() === "") report("link_title_missing", `settings.links.${index}.title`);
      checkUrl(link.url, `settings.links.${index}.url`, report);
    }
  },
});

/** Links that cannot be opened are left out: a dead button is worse than none. */
function renderLinks({ block, settings, run }: BlockContext<LinksSettings>): LinkItem[] {
  return settings.links.flatMap((link) => {
    const url = renderText(run, block.id, link.url).trim();
    const title = renderText(run, block.id, link.title).trim().slice(0, limits.choiceTitleLength);
    if (!isWebUrl(url)) {
      run.trace.push({ kind: "warning", blockId: block.id, code: "url_invalid", detail: url });
      return [];
    }
    return [
      {
        title: title || url.slice(0, limits.choiceTitleLength),
        url,
        ...(link.icon ? { icon: link.icon } : {}),
      },
    ];
  });
}
