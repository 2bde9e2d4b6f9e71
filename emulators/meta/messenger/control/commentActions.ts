// What people do in public: posts, comments, answers, edits, removals, likes.

import { ControlRefusal } from "../../../kit/createControl.ts";
import { addComment, addPost, changeComment, removeComment } from "../comments.ts";
import { flagOf, idOf, textOf } from "../fields.ts";
import { feedAuthor, publishFeed } from "../publishComment.ts";
import type { SceneAction } from "./chatActions.ts";
import { commentIn, personIn, postIn } from "./scene.ts";

const SAMPLE_PHOTO = "https://scontent.xx.fbcdn.net/comment-photo.jpg";
const SAMPLE_VIDEO = "https://video.xx.fbcdn.net/comment-video.mp4";

export const commentActions: Record<string, SceneAction> = {
  /** With `person` a visitor's post, otherwise one of the business. */
  post: (scene) => {
    const { messaging, inbox, values } = scene;
    const author = values["person"] === undefined ? undefined : personIn(scene);
    const post = addPost(messaging, inbox, {
      author,
      text: textOf(values["text"]) ?? "",
      pictureUrl: textOf(values["pictureUrl"]),
      productType: textOf(values["productType"]),
      adId: idOf(values["adId"]),
      adTitle: textOf(values["adTitle"]),
      originalId: idOf(values["originalId"]),
      isPublished: flagOf(values["isPublished"]),
    });
    if (inbox.platform === "messenger") {
      publishFeed(messaging, inbox, {
        item: post.pictureUrl === undefined ? (author ? "post" : "status") : "photo",
        verb: "add",
        post_id: post.id,
        ...feedAuthor(inbox, author),
        ...(inbox.switches.hidesCommenter && author ? {} : { message: post.text }),
        published: post.isPublished ? 1 : 0,
        created_time: Math.floor(post.createdAt / 1000),
      });
    }
    return { id: post.id };
  },
  "post-remove": (scene) => {
    const { messaging, inbox } = scene;
    const post = postIn(scene);
    inbox.posts.delete(post.id);
    for (const comment of inbox.comments.values()) {
      if (comment.postId === post.id) inbox.comments.delete(comment.id);
    }
    if (inbox.platform === "messenger") {
      publishFeed(messaging, inbox, {
        item: "post",
        verb: "remove",
        post_id: post.id,
        recipient_id: inbox.id,
      });
    }
    return { id: post.id };
  },
  /** `parent` answers a comment; `own: true` writes as the business. */
  comment: (scene) => {
    const { messaging, inbox, values } = scene;
    const parent =
      values["parent"] === undefined
        ? undefined
        : commentIn({ ...scene, values: { comment: values["parent"] } });
    const post = parent ? inbox.posts.get(parent.postId) : postIn(scene);
    if (!post) throw new ControlRefusal("The post of this comment is gone.");
    const photo = values["photoUrl"] === true ? SAMPLE_PHOTO : textOf(values["photoUrl"]);
    const video = values["videoUrl"] === true ? SAMPLE_VIDEO : textOf(values["videoUrl"]);
    const text = textOf(values["text"]) ?? "";
    if (text === "" && photo === undefined && video === undefined)
      throw new ControlRefusal("Give text or photoUrl.");
    const comment = addComment(messaging, inbox, {
      post,
      parent,
      author: flagOf(values["own"]) ? undefined : personIn(scene),
      text,
      photoUrl: photo,
      videoUrl: video,
      refusesPrivateReply: flagOf(values["refusesPrivateReply"]),
    });
    return { id: comment.id, postId: post.id, parentId: comment.parentId };
  },
  "comment-edit": (scene) => {
    const text = textOf(scene.values["text"]);
    if (!text) throw new ControlRefusal("Give text.");
    changeComment(scene.messaging, scene.inbox, commentIn(scene), { text });
    return { id: commentIn(scene).id };
  },
  "comment-hide": (scene) => {
    const isHidden = flagOf(scene.values["value"]) ?? true;
    changeComment(scene.messaging, scene.inbox, commentIn(scene), { isHidden });
    return { id: commentIn(scene).id, isHidden };
  },
  "comment-remove": (scene) => {
    const comment = commentIn(scene);
    removeComment(scene.messaging, scene.inbox, comment);
    return { id: comment.id };
  },
  "post-reaction": (scene) => {
    const post = postIn(scene);
    if (scene.inbox.platform !== "messenger")
      throw new ControlRefusal("Instagram tells nothing about likes.");
    publishFeed(scene.messaging, scene.inbox, {
      item: "reaction",
      reaction_type: textOf(scene.values["reaction"]) ?? "like",
      verb: scene.values["verb"] === "remove" ? "remove" : "add",
      post_id: post.id,
      parent_id: post.id,
      ...feedAuthor(scene.inbox, personIn(scene)),
      created_time: Math.floor(scene.messaging.clock.now() / 1000),
    });
    return { id: post.id };
  },
};
