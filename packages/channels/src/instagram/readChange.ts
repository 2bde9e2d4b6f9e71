// What happens below the posts of an Instagram account. Edits and removals are not told.

import type { ReadChange } from "../direct/parse.ts";
import { fields, id, text } from "../readFields.ts";

const commentFields = new Set(["comments", "live_comments"]);

export const readChange: ReadChange = ({ field, value }, { account, at }) => {
  if (!commentFields.has(field)) return undefined;
  const commentId = id(value["id"]) ?? id(value["comment_id"]);
  const postId = id(fields(value["media"])["id"]);
  const from = fields(value["from"]);
  const author = id(from["id"]);
  if (!commentId || !postId || !author) return undefined;
  const username = text(from["username"]);
  const parentId = id(value["parent_id"]);
  const self = id(from["self_ig_scoped_id"]);
  return {
    kind: "comment",
    peer: { address: author, ...(username === undefined ? {} : { username }) },
    verb: "add",
    commentId,
    postId,
    ...(parentId === undefined ? {} : { parentId }),
    text: text(value["text"]) ?? "",
    isOwn: author === account || author === self,
    // Comments on ads come twice, with two media ids.
    key: `comment:${commentId}`,
    at,
  };
};
