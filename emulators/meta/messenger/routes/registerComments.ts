// Posts and comments of a Page through Graph: read, answer, hide, delete, like.

import type { GraphCall, Meta } from "../../types.ts";
import { graphError, missingObject } from "../../graph/graphError.ts";
import { addComment, changeComment, commentsOf, presentComment, removeComment } from "../comments.ts";
import { flagOf, isWebUrl, textOf, type Fields } from "../fields.ts";
import { requireAccess, requirePage } from "../graphEdge.ts";
import { displayName, type Comment, type Inbox, type Post } from "../inbox.ts";
import type { Messaging } from "../messaging.ts";
import { addressOf, graphTime, pickFields, presentList } from "../page.ts";

export function registerComments({ graph }: Meta, messaging: Messaging): void {
  const pages = () => [...messaging.inboxes.values()].filter(({ platform }) => platform === "messenger");

  function openComment(
    call: GraphCall,
    need: "comments" | "read",
  ): { page: Inbox; comment: Comment; post: Post } {
    for (const page of pages()) {
      const comment = page.comments.get(call.id);
      const post = comment && page.posts.get(comment.postId);
      if (!comment || !post) continue;
      requireAccess(call, page, need);
      return { page, comment, post };
    }
    throw missingObject(call.method, call.id);
  }

  function openPost(call: GraphCall, need: "comments" | "read"): { page: Inbox; post: Post } {
    for (const page of pages()) {
      const post = page.posts.get(call.id);
      if (!post) continue;
      requireAccess(call, page, need);
      return { page, post };
    }
    throw missingObject(call.method, call.id);
  }

  function write(page: Inbox, post: Post, parent: Comment | undefined, { parameters }: GraphCall): Fields {
    const text = textOf(parameters["message"]) ?? "";
    const picture = parameters["attachment_url"];
    const photoUrl = isWebUrl(picture) ? picture : undefined;
    if (text.trim() === "" && !photoUrl) {
      throw graphError({
        code: 100,
        message: "One of message, attachment_url or attachment_id is required.",
      });
    }
    return { id: addComment(messaging, page, { post, parent, author: undefined, text, photoUrl }).id };
  }

  function list(page: Inbox, parentId: string, call: GraphCall): Fields {
    const comments = commentsOf(page, parentId).map((comment) => presentComment(messaging, page, comment));
    const shown = { ...call.parameters };
    shown["fields"] ??= "id,message,from,created_time";
    return presentList(comments, shown, addressOf(call.call));
  }

  for (const edge of ["feed", "posts", "published_posts"]) {
    graph.route("page", "GET", edge, (call) => {
      const page = requirePage(messaging, call, "pages_read_engagement");
      const posts = [...page.posts.values()].filter(({ author }) => edge === "feed" || !author).toReversed();
      const shown = { ...call.parameters };
      shown["fields"] ??= "id,message,created_time";
      return presentList(
        posts.map((post) => presentPost(page, post)),
        shown,
        addressOf(call.call),
      );
    });
  }

  graph.node("post", (id) => pages().some(({ posts }) => posts.has(id)));
  graph.route("post", "GET", "", (call) => {
    const { page, post } = openPost(call, "read");
    return pickFields(
      presentPost(page, post),
      textOf(call.parameters["fields"]) ?? "id,message,created_time",
    );
  });
  graph.route("post", "GET", "comments", (call) => list(openPost(call, "read").page, call.id, call));
  graph.route("post", "POST", "comments", (call) => {
    const { page, post } = openPost(call, "comments");
    return write(page, post, undefined, call);
  });

  graph.node("comment", (id) => pages().some(({ comments }) => comments.has(id)));
  graph.route("comment", "GET", "", (call) => {
    const { page, comment } = openComment(call, "read");
    const asked = textOf(call.parameters["fields"]) ?? "id,message,from,created_time";
    return pickFields(presentComment(messaging, page, comment), asked);
  });
  graph.route("comment", "GET", "comments", (call) => list(openComment(call, "read").page, call.id, call));
  graph.route("comment", "POST", "comments", (call) => {
    const { page, post, comment } = openComment(call, "comments");
    return write(page, post, comment, call);
  });
  graph.route("comment", "POST", "", (call) => {
    const { page, comment } = openComment(call, "comments");
    const isHidden = flagOf(call.parameters["is_hidden"]);
    const text = textOf(call.parameters["message"]);
    if (isHidden === undefined && text === undefined) {
      throw graphError({ code: 100, message: "The parameter is_hidden or message is required." });
    }
    if (text !== undefined && comment.author) throw cannotEdit();
    if (isHidden !== undefined && !comment.author) throw cannotEdit();
    changeComment(messaging, page, comment, { text, isHidden });
    return { success: true };
  });
  graph.route("comment", "DELETE", "", (call) => {
    const { page, comment } = openComment(call, "comments");
    removeComment(messaging, page, comment);
    return { success: true };
  });
  for (const method of ["POST", "DELETE"]) {
    graph.route("comment", method, "likes", (call) => {
      openComment(call, "comments").comment.isLikedByBusiness = method === "POST";
      return { success: true };
    });
  }
}

function cannotEdit() {
  return graphError({
    code: 200,
    status: 403,
    message: "User does not have permission to edit this comment.",
  });
}

function presentPost(page: Inbox, post: Post): Fields {
  const from = post.author
    ? { id: post.author.id, name: displayName(post.author) }
    : { id: page.id, name: page.name };
  return {
    id: post.id,
    message: post.text,
    created_time: graphTime(post.createdAt),
    from,
    is_published: post.isPublished,
    permalink_url: `https://www.facebook.com/${post.id}`,
    ...(post.pictureUrl === undefined ? {} : { full_picture: post.pictureUrl }),
  };
}
