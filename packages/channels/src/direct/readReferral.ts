// Where somebody came from: an ad, a link with a parameter, a product.

import type { Referral } from "../inbound.ts";
import { fields, id, isFields, text } from "../readFields.ts";
import type { Platform } from "./platform.ts";

export function readReferral(value: unknown, { channel }: Platform): Referral | undefined {
  if (!isFields(value)) return undefined;
  const context = fields(value["ads_context_data"]);
  const product = id(fields(value["product"])["id"]) ?? id(context["product_id"]);
  const ad = id(value["ad_id"]);
  const found = {
    id: ad ?? product ?? id(context["post_id"]),
    url: text(value["referer_uri"]) ?? text(context["photo_url"]) ?? text(context["video_url"]),
    headline: text(context["ad_title"]),
    ref: text(value["ref"]),
  };
  return {
    source: text(value["source"]) ?? channel,
    type: ad === undefined ? (product === undefined ? "link" : "product") : "ad",
    ...Object.fromEntries(Object.entries(found).filter(([, known]) => known !== undefined)),
  };
}
