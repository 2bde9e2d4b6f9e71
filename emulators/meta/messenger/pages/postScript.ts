// Browser code: posts of the business with the comments below them.

export const postScript = String.raw`
function writeForm(label, run) {
  const input = el("input", { placeholder: label, "aria-label": label, autocomplete: "off" });
  return el("form", { class: "write", onsubmit: (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text !== "") run(text);
  } }, input, el("button", {}, "Send"));
}

function drawComment(comment, post) {
  const isMine = comment.authorId === chosen.person;
  const isTop = comment.parentId === post.id;
  const isOwn = comment.authorId === undefined;
  return el("div", { class: "comment" + (comment.isHidden ? " hidden" : "") },
    el("strong", {}, isOwn ? inbox().name : comment.author), " ", el("small", {}, time(comment.createdAt) + (comment.isHidden ? " · hidden" : "") + (comment.hasPrivateReply ? " · answered in private" : "") + (comment.isLikedByBusiness ? " · ♥" : "")),
    paragraph(comment.text),
    safeLink(comment.photoUrl) ? paragraph("🖼 Picture", "foot") : "",
    el("div", { class: "switches" },
      isTop || platform === "messenger" ? el("button", { onclick: () => { answering = comment.id; draw(); } }, "Answer") : "",
      isMine && platform === "messenger" ? el("button", { onclick: () => { const text = prompt("Comment", comment.text); if (text) act("comment-edit", { comment: comment.id, text }); } }, "Edit") : "",
      isMine ? el("button", { onclick: () => act("comment-remove", { comment: comment.id }) }, "Delete") : ""),
    answering === comment.id ? writeForm("Answer", (text) => { answering = undefined; act("comment", { parent: comment.id, text }); }) : "",
    comment.replies.map((reply) => drawComment(reply, post)));
}

function drawPosts() {
  if ($("posts").contains(document.activeElement) && document.activeElement.value) return;
  $("posts").replaceChildren(...inbox().posts.toReversed().map((post) => el("article", { class: "post" },
    el("strong", {}, post.author ?? inbox().name), " ", el("small", {}, time(post.createdAt) + " · " + post.productType.toLowerCase()),
    safeLink(post.pictureUrl) ? el("img", { src: post.pictureUrl, alt: "" }) : "", el("p", {}, post.text),
    post.comments.map((comment) => drawComment(comment, post)),
    post.takesComments ? writeForm("Comment as " + person().name, (text) => act("comment", { post: post.id, text })) : paragraph("Comments are switched off", "foot"))));
  if (inbox().posts.length === 0) $("posts").replaceChildren(el("p", { class: "empty" }, "No posts yet."));
}
`;
