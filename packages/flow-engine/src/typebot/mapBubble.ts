// Bubbles: what the bot says.

import { approximated, fieldOf, mapped, type Mapping, type MappingContext } from "./mapping.ts";

export function mapBubble({ block, texts }: MappingContext): Mapping | null {
  const url = texts.text(fieldOf(block.content, "url"));
  switch (block.type) {
    case "text":
      return mapped("message", { text: texts.richText(fieldOf(block.content, "richText")) });
    case "image":
      return mapImage(url, texts.text(fieldOf(fieldOf(block.content, "clickLink"), "url")));
    case "video":
      return mapped("video", { url });
    case "audio":
      return mapped("audio", { url });
    case "embed":
      return approximated(
        mapped("links", {
          text: "Please look at this page:",
          links: [{ title: "Open", url: url || texts.text(block.options?.["url"]) }],
        }),
        "The embedded page is a button that opens it. The Iframe block shows a page inside the chat and waits.",
      );
    default:
      return null;
  }
}

function mapImage(url: string, link: string): Mapping {
  const image = mapped("image", { url, alt: "" });
  if (link === "") return image;
  const links = {
    kind: "links",
    settings: { text: "More about this:", links: [{ title: "Open", url: link }] },
  };
  return {
    ...approximated(image, "The link behind the picture is a button below it."),
    blocks: [...image.blocks, links],
  };
}
