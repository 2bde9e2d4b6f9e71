// Media and comments of an Instagram account through Graph: read, answer, hide, delete, switch off.

import type { GraphCall, Meta } from "../types.ts";
import { graphError, missingObject } from "../graph/graphError.ts";
import {
  addComment,
  changeComment,
  commentsOf,
  presentComment,
  removeComment,
} from "../messenger/comments.ts";
import { flagOf, textOf, type Fields } from "../messenger/fields.ts";
import { requireAccess } from "../messenger/graphEdge.ts";
import type { Comment, Inbox, Post } from "../messenger/inbox.ts";
import { INSTAGRAM_COMMENT_CHARACTERS } from "../messenger/limits.ts";
import type { Messaging } from "../messenger/messaging.ts";
import { addressOf, pickFields, presentList } from "../messenger/page.ts";
import { presentMedia } from "./presentMedia.ts";

export function registerInstagramComments({ graph }: Meta, messaging: Messaging): void {
  const accounts = () => [...messaging.inboxes.values()].filter(({ platform }) => platform === "instagram");

  function openMedia(call: GraphCall, need: "comments" | "read"): { account: Inbox; post: Post } {
    for (const account of accounts()) {
      const post = account.posts.get(call.id);
      if (!post) continue;
      requireAccess(call, account, need);
      return { account, post };
    }
    throw missingObject(call.method, call.id);
  }

  function openComment(call: GraphCall): { account: Inbox; comment: Comment; post: Post } {
    for (const account of accounts()) {
      const comment = account.comments.get(call.id);
      const post = comment && account.posts.get(comment.postId);
      if (!comment || !post) continue;
      requireAccess(call, account, "comments");
      return { account, comment, post };
    }
    throw missingObject(call.method, call.id);
  }

  function write(account: Inbox, post: Post, parent: Comment | undefined, { parameters }: GraphCall): Fields {
    const text = textOf(parameters["message"]) ?? "";
    if (text.trim() === "") throw graphError({ code: 100, message: "The parameter message is required." });
    if (text.length > INSTAGRAM_COMMENT_CHARACTERS) {
      throw graphError({
        code: 100,
        message: `Length of param message must be less than or equal to ${INSTAGRAM_COMMENT_CHARACTERS}`,
      });
    }
    if (!post.takesComments)
      throw graphError({ code: 100, message: "Comments are switched off for this media." });
    return { id: addComment(messaging, account, { post, parent, author: undefined, text }).id };
  }

  function list(account: Inbox, parentId: string, call: GraphCall): Fields {
    const comments = commentsOf(account, parentId).map((comment) =>
      presentComment(messaging, account, comment),
    );
    const shown = { ...call.parameters };
    shown["fields"] ??= "id,text,timestamp";
    return presentList(comments, shown, addressOf(call.call));
  }

  graph.node("media", (id) => accounts().some(({ posts }) => posts.has(id)));
  graph.route("media", "GET", "", (call) => {
    const { account, post } = openMedia(call, "read");
    return pickFields(presentMedia(account, post), textOf(call.parameters["fields"]) ?? "id");
  });
  graph.route("media", "POST", "", (call) => {
    const { post } = openMedia(call, "comments");
    const takesComments = flagOf(call.parameters["comment_enabled"]);
    if (takesComments === undefined) {
      throw graphError({ code: 100, message: "The parameter comment_enabled is required." });
    }
    post.takesComments = takesComments;
    return { success: true };
  });
  graph.route("media", "GET", "comments", (call) => list(openMedia(call, "comments").account, call.id, call));
  graph.route("media", "POST", "comments", (call) => {
    const { account, post } = openMedia(call, "comments");
    return write(account, post, undefined, call);
  });

  graph.node("instagramComment", (id) => accounts().some(({ comments }) => comments.has(id)));
  graph.route("instagramComment", "GET", "", (call) => {
    const { account, comment } = openComment(call);
    const asked = textOf(call.parameters["fields"]) ?? "id,text,timestamp";
    return pickFields(presentComment(messaging, account, comment), asked);
  });
  graph.route("instagramComment", "GET", "replies", (call) => list(openComment(call).account, call.id, call));
  graph.route("instagramComment", "POST", "replies", (call) => {
    const { account, comment, post } = openComment(call);
    if (comment.parentId !== post.id) {
      throw graphError({ code: 100, message: "Only top-level comments can be answered." });
    }
    return write(account, post, comment, call);
  });
  graph.route("instagramComment", "POST", "", (call) => {
    const { account, comment } = openComment(call);
    const isHidden = flagOf(call.parameters["hide"]);
    if (isHidden === undefined) throw graphError({ code: 100, message: "The parameter hide is required." });
    changeComment(messaging, account, comment, { isHidden });
    return { success: true };
  });
  graph.route("instagramComment", "DELETE", "", (call) => {
    const { account, comment } = openComment(call);
    removeComment(messaging, account, comment);
    return { success: true };
  });
}
