// What happens on a Page itself: comments below its posts.

import type { ReadChange } from "../direct/parse.ts";
import { hashOf, moment } from "../direct/readEvent.ts";
import { fields, id, text } from "../readFields.ts";

const verbs = new Map([
  ["add", "add"],
  ["edited", "edit"],
  ["edit", "edit"],
  ["remove", "remove"],
  ["hide", "hide"],
  ["unhide", "unhide"],
] as const);

export const readChange: ReadChange = ({ field, value }, { account, at }) => {
  if (field !== "feed") return undefined;
  const item = text(value["item"]) ?? "empty";
  const verb = [...verbs].find(([name]) => name === value["verb"])?.[1];
  const commentId = text(value["comment_id"]);
  const postId = text(value["post_id"]);
  if (item !== "comment" || !verb || !commentId || !postId) return { kind: "unknown", type: `feed/${item}` };
  const from = fields(value["from"]);
  const author = id(from["id"]);
  // Without its author a new comment cannot be told from an answer of our own, which must never be answered.
  if (author === undefined && verb === "add") {
    const details = { field, missing: "from", commentId, postId };
    return { kind: "account", what: "permission_missing", details, key: `authorless:${commentId}` };
  }
  const name = text(from["name"]);
  const parentId = text(value["parent_id"]);
  const isNew = verb === "add";
  return {
    kind: "comment",
    peer: { address: author ?? "", ...(name === undefined ? {} : { name }) },
    verb,
    commentId,
    postId,
    ...(parentId === undefined || parentId === postId ? {} : { parentId }),
    text: text(value["message"]) ?? "",
    isOwn: author === account,
    key: isNew
      ? `comment:${commentId}`
      : `comment:${commentId}:${verb}:${at}:${hashOf(value["message"] ?? "")}`,
    at: isNew ? (moment(value["created_time"]) ?? at) : at,
  };
};
