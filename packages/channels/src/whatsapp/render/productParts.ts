// Products of a catalogue: one, several in a list, or the whole catalogue.

import type { MessageContent } from "@parley/contracts/messages";
import { plainText } from "@parley/contracts/richText";
import type { Part, RenderContext } from "../../outbound.ts";
import { shorten } from "../../text/shorten.ts";
import { word } from "../../text/words.ts";
import { interactivePart } from "./interactive.ts";
import { HEADER_LENGTH, PRODUCTS } from "./messageLimits.ts";
import { withTail } from "./texts.ts";

type Products = Extract<MessageContent, { kind: "products" }>;

export function productParts(
  { text, catalogueId, productIds }: Products,
  { language }: RenderContext,
): Part[] {
  const words = text.trim() || word("viewProduct", language);
  const [first, ...others] = productIds;
  if (first === undefined)
    return withTail(words, (body) =>
      interactivePart({ type: "catalog_message", body: { text: body }, action: { name: "catalog_message" } }),
    );
  if (others.length === 0)
    return withTail(words, (body) =>
      interactivePart({
        type: "product",
        body: { text: body },
        action: { catalog_id: catalogueId, product_retailer_id: first },
      }),
    );

  const title = word("viewProduct", language);
  const list = (body: string, ids: readonly string[]) =>
    interactivePart({
      type: "product_list",
      header: { type: "text", text: shorten(plainText(title), HEADER_LENGTH) },
      body: { text: body },
      action: {
        catalog_id: catalogueId,
        sections: [
          {
            title: shorten(title, PRODUCTS.titleLength),
            product_items: ids.map((id) => ({ product_retailer_id: id })),
          },
        ],
      },
    });
  const [head = [], ...rest] = chunks(productIds, PRODUCTS.most);
  return [...withTail(words, (body) => list(body, head)), ...rest.map((ids) => list(title, ids))];
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
