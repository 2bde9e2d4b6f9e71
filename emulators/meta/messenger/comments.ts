// Posts and the comments below them, whoever writes: people through the control API, the business through Graph.

import type { Fields } from "./fields.ts";
import { displayName, type Comment, type Inbox, type Person, type Post } from "./inbox.ts";
import { PRIVATE_REPLY_WINDOW_MS } from "./limits.ts";
import type { Messaging } from "./messaging.ts";
import { graphTime } from "./page.ts";
import { publishComment } from "./publishComment.ts";

const POST_DIGITS = 15;
const INSTAGRAM_DIGITS = 17;

export interface NewPost {
  text: string;
  pictureUrl?: string | undefined;
  author?: Person | undefined;
  productType?: string | undefined;
  adId?: string | undefined;
  adTitle?: string | undefined;
  originalId?: string | undefined;
  isPublished?: boolean | undefined;
}

export function addPost(messaging: Messaging, inbox: Inbox, details: NewPost): Post {
  const { text, pictureUrl, author, adId, adTitle, originalId } = details;
  const post: Post = {
    id:
      inbox.platform === "messenger"
        ? `${inbox.id}_${messaging.ids.digits(POST_DIGITS)}`
        : messaging.ids.digits(INSTAGRAM_DIGITS),
    text,
    author,
    ...(pictureUrl === undefined ? {} : { pictureUrl }),
    ...(adId === undefined ? {} : { adId }),
    ...(adTitle === undefined ? {} : { adTitle }),
    ...(originalId === undefined ? {} : { originalId }),
    createdAt: messaging.clock.now(),
    isPublished: details.isPublished ?? true,
    productType: details.productType ?? (adId === undefined ? "FEED" : "AD"),
    takesComments: true,
    hasPrivateReply: false,
    refusesPrivateReply: false,
  };
  inbox.posts.set(post.id, post);
  return post;
}

export interface NewComment {
  post: Post;
  /** The comment that is answered. */
  parent?: Comment | undefined;
  author: Person | undefined;
  text: string;
  photoUrl?: string | undefined;
  videoUrl?: string | undefined;
  refusesPrivateReply?: boolean | undefined;
}

export function addComment(messaging: Messaging, inbox: Inbox, details: NewComment): Comment {
  const { post, parent, author, text, photoUrl, videoUrl } = details;
  const number = messaging.ids.digits(INSTAGRAM_DIGITS);
  const comment: Comment = {
    id: inbox.platform === "messenger" ? `${post.id.split("_").at(-1)}_${number}` : number,
    postId: post.id,
    parentId: parent?.id ?? post.id,
    author,
    text,
    ...(photoUrl === undefined ? {} : { photoUrl }),
    ...(videoUrl === undefined ? {} : { videoUrl }),
    createdAt: messaging.clock.now(),
    isHidden: false,
    likes: 0,
    isLikedByBusiness: false,
    hasPrivateReply: false,
    refusesPrivateReply: details.refusesPrivateReply ?? false,
  };
  inbox.comments.set(comment.id, comment);
  publishComment(messaging, inbox, comment, "add");
  return comment;
}

export function changeComment(
  messaging: Messaging,
  inbox: Inbox,
  comment: Comment,
  change: { text?: string | undefined; isHidden?: boolean | undefined },
): void {
  if (change.text !== undefined) {
    comment.text = change.text;
    publishComment(messaging, inbox, comment, "edited");
  }
  if (change.isHidden !== undefined && change.isHidden !== comment.isHidden) {
    comment.isHidden = change.isHidden;
    publishComment(messaging, inbox, comment, change.isHidden ? "hide" : "unhide");
  }
}

/** The answers below it go too. */
export function removeComment(messaging: Messaging, inbox: Inbox, comment: Comment): void {
  for (const reply of commentsOf(inbox, comment.id)) inbox.comments.delete(reply.id);
  publishComment(messaging, inbox, comment, "remove");
  inbox.comments.delete(comment.id);
}

/** Below a post, or below a comment; oldest first. */
export function commentsOf(inbox: Inbox, parentId: string): Comment[] {
  return [...inbox.comments.values()].filter((comment) => comment.parentId === parentId);
}

export function presentComment(messaging: Messaging, inbox: Inbox, comment: Comment): Fields {
  const { author } = comment;
  const isFresh = messaging.clock.now() - comment.createdAt <= PRIVATE_REPLY_WINDOW_MS;
  const head = { id: comment.id, like_count: comment.likes + (comment.isLikedByBusiness ? 1 : 0) };
  if (inbox.platform === "instagram") {
    return {
      ...head,
      text: comment.text,
      timestamp: graphTime(comment.createdAt),
      username: author?.username ?? inbox.username,
      from: author
        ? { id: author.id, username: author.username }
        : { id: inbox.id, username: inbox.username },
      hidden: comment.isHidden,
      media: { id: comment.postId },
      ...(comment.parentId === comment.postId ? {} : { parent_id: comment.parentId }),
      replies: { data: commentsOf(inbox, comment.id).map(({ id, text }) => ({ id, text })) },
    };
  }
  return {
    ...head,
    message: comment.text,
    from: author ? { id: author.id, name: displayName(author) } : { id: inbox.id, name: inbox.name },
    created_time: graphTime(comment.createdAt),
    ...(comment.parentId === comment.postId ? {} : { parent: { id: comment.parentId } }),
    can_reply_privately:
      author !== undefined && isFresh && !comment.hasPrivateReply && !comment.refusesPrivateReply,
    is_hidden: comment.isHidden,
    permalink_url: `https://www.facebook.com/${comment.postId}?comment_id=${comment.id.split("_").at(-1)}`,
    ...(comment.photoUrl === undefined
      ? {}
      : { attachment: { type: "photo", media: { image: { src: comment.photoUrl } } } }),
  };
}
