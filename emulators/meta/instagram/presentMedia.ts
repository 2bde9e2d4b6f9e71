// A post of an account as Graph shows it.

import type { Fields } from "../messenger/fields.ts";
import type { Inbox, Post } from "../messenger/inbox.ts";
import { graphTime } from "../messenger/page.ts";

export function presentMedia(account: Inbox, post: Post): Fields {
  return {
    id: post.id,
    caption: post.text,
    media_type: post.productType === "REELS" ? "VIDEO" : "IMAGE",
    media_product_type: post.productType,
    timestamp: graphTime(post.createdAt),
    username: account.username,
    permalink: `https://www.instagram.com/p/${post.id}/`,
    comments_count: [...account.comments.values()].filter(({ postId }) => postId === post.id).length,
    is_comment_enabled: post.takesComments,
    ...(post.pictureUrl === undefined ? {} : { media_url: post.pictureUrl }),
  };
}
