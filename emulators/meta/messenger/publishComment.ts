// Webhooks about public comments: the `feed` field of a Page, and the `comments` field of an Instagram account in its two forms.

import type { Fields } from "./fields.ts";
import { displayName, type Comment, type Inbox, type Person, type Post } from "./inbox.ts";
import type { Messaging } from "./messaging.ts";
import { graphTime } from "./page.ts";

export type FeedVerb = "add" | "edited" | "remove" | "hide" | "unhide";

export function publishComment(messaging: Messaging, inbox: Inbox, comment: Comment, verb: FeedVerb): void {
  const post = inbox.posts.get(comment.postId);
  if (!post) return;
  if (inbox.platform === "messenger")
    return publishFeed(messaging, inbox, feedComment(inbox, post, comment, verb));
  // Instagram tells of new comments only.
  if (verb === "add") publishInstagramComment(messaging, inbox, post, comment);
}

/** A change of the Page's feed; times are in seconds here. */
export function publishFeed(messaging: Messaging, page: Inbox, value: Fields): void {
  if (!page.subscribedFields?.has("feed")) return;
  const time = Math.floor(messaging.clock.now() / 1000);
  messaging.publish(page, "feed", { id: page.id, time, changes: [{ field: "feed", value }] });
}

export function feedAuthor(page: Inbox, author: Person | undefined): Fields {
  if (page.switches.hidesCommenter) return {};
  return { from: author ? { id: author.id, name: displayName(author) } : { id: page.id, name: page.name } };
}

function feedComment(page: Inbox, post: Post, comment: Comment, verb: FeedVerb): Fields {
  const showsText = comment.text !== "" && !page.switches.hidesCommenter;
  return {
    item: "comment",
    verb,
    comment_id: comment.id,
    post_id: post.id,
    parent_id: comment.parentId,
    ...feedAuthor(page, comment.author),
    ...(showsText ? { message: comment.text } : {}),
    ...(comment.photoUrl === undefined ? {} : { photo: comment.photoUrl }),
    ...(comment.videoUrl === undefined ? {} : { video: comment.videoUrl }),
    created_time: Math.floor(comment.createdAt / 1000),
    post: {
      id: post.id,
      status_type: post.pictureUrl === undefined ? "mobile_status_update" : "added_photos",
      is_published: post.isPublished,
      updated_time: graphTime(post.createdAt),
      permalink_url: `https://www.facebook.com/${post.id}`,
      promotion_status: post.adId === undefined ? "inactive" : "active",
    },
  };
}

function publishInstagramComment(messaging: Messaging, account: Inbox, post: Post, comment: Comment): void {
  const field = post.productType === "LIVE" ? "live_comments" : "comments";
  if (!account.subscribedFields?.has(field)) return;
  // A comment under an advertisement is told twice: for the advertisement and for the post it was made of.
  const places = post.originalId === undefined ? [post.id] : [post.id, post.originalId];
  for (const mediaId of places) {
    const value = instagramComment(account, post, comment, mediaId);
    const head = { id: account.id, time: messaging.clock.now() };
    const isFlat = account.switches.commentForm === "flat";
    messaging.publish(account, field, {
      ...head,
      ...(isFlat ? { field, value } : { changes: [{ field, value }] }),
    });
  }
}

function instagramComment(account: Inbox, post: Post, comment: Comment, mediaId: string): Fields {
  const { author } = comment;
  const from = author
    ? { id: author.id, username: author.username }
    : { id: account.id, username: account.username, self_ig_scoped_id: account.scopedId ?? account.id };
  return {
    [account.switches.commentIdKey]: comment.id,
    text: comment.text,
    ...(account.switches.hidesCommenter ? {} : { from }),
    media: {
      id: mediaId,
      media_product_type: post.productType,
      ...(post.adId === undefined ? {} : { ad_id: post.adId, ad_title: post.adTitle ?? "" }),
      ...(post.originalId === undefined ? {} : { original_media_id: post.originalId }),
    },
    ...(comment.parentId === post.id ? {} : { parent_id: comment.parentId }),
  };
}
