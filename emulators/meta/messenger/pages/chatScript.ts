// Browser code: the list of people, the chat and the tools; asks for the state twice a second and draws what changed.

export const chatScript = String.raw`
const $ = (id) => document.getElementById(id);
const app = document.querySelector(".app");
const { platform } = app.dataset;
let state, world, drawn = "", tab = "chat", quoted, answering, chosen = { inbox: undefined, person: undefined };

const inbox = () => state.inboxes.find(({ id }) => id === chosen.inbox);
const person = () => inbox().people.find(({ id }) => id === chosen.person);
const messages = (one) => one.thread?.messages ?? [];
const time = (ms) => new Date(ms).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const initials = (name) => name.split(/\s+/).map((word) => [...word][0] ?? "").slice(0, 2).join("");
const preview = (message) => !message ? "No messages yet" : message.isDeleted ? "Taken back" : message.content.text ?? message.content.attachments?.[0]?.type ?? "Message";

const ask = async (path, body) => {
  const response = await fetch("/_control/" + path, body === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  const answer = await response.json();
  $("problem").hidden = response.ok;
  if (!response.ok) $("problem").textContent = answer.error;
  return answer;
};
async function act(name, values = {}) {
  await ask(platform + "/" + name, { ...chosen, ...(quoted && name === "message" ? { replyTo: quoted } : {}), ...values });
  if (name === "message") quoted = undefined;
  document.activeElement?.closest("#posts")?.querySelectorAll("input").forEach((input) => { input.value = ""; });
  await refresh();
}

function drawPeople() {
  $("people").replaceChildren(...inbox().people.map((one) => el("button", { class: "person", "aria-current": String(one.id === chosen.person), onclick: () => { chosen.person = one.id; quoted = undefined; app.dataset.view = "chat"; draw(); openChat(); } },
    el("span", { class: "avatar" }, initials(one.name)),
    el("div", {}, el("strong", {}, one.name), el("small", {}, preview(messages(one).at(-1)))),
    el("time", {}, messages(one).length > 0 ? time(messages(one).at(-1).at) : ""))));
}

function drawMessage(message) {
  const isMine = message.from === "person";
  const other = messages(person()).find(({ mid }) => mid === message.content.reply_to?.mid);
  const reactions = Object.values(message.reactions).map(({ emoji }) => emoji).join("");
  const status = message.isRead ? "read" : message.isDelivered ? "delivered" : "sent";
  return el("article", { class: "bubble" + (isMine ? " mine" : "") + (message.isDeleted ? " deleted" : "") + (message.isPostback ? " pressed" : "") + (reactions ? " has-reaction" : "") },
    message.commentId ? el("span", { class: "context" }, "Answer to your comment") : "",
    other ? el("span", { class: "context" }, preview(other)) : "",
    message.personaName ? el("small", {}, message.personaName) : "",
    ...drawContent(message),
    el("span", { class: "meta" }, time(message.at), message.edits > 0 ? " · edited" : "", isMine ? "" : el("span", { title: "What the business knows" }, status)),
    reactions ? el("span", { class: "reaction" }, reactions) : "",
    message.isDeleted ? "" : el("span", { class: "act" },
      el("button", { "aria-label": "Answer", title: "Answer", onclick: () => { quoted = message.mid; draw(); $("text").focus(); } }, "↩"),
      el("button", { "aria-label": "React", title: "React", onclick: () => act("reaction", { mid: message.mid, emoji: "❤", action: message.reactions.person ? "unreact" : "react" }) }, "❤"),
      isMine && message.content.text && !message.isPostback ? el("button", { "aria-label": "Edit", title: "Edit", onclick: () => { const text = prompt("Message", message.content.text); if (text) act("edit", { mid: message.mid, text }); } }, "✎") : "",
      isMine && platform === "instagram" ? el("button", { "aria-label": "Take back", title: "Take back", onclick: () => act("unsend", { mid: message.mid }) }, "🗑") : ""));
}

function drawChat() {
  const one = person();
  const shown = messages(one);
  $("business").textContent = inbox().name;
  $("avatar").textContent = initials(inbox().name);
  $("presence").textContent = one.thread?.isTyping ? "typing…" : "You are " + one.name + (one.thread?.isRequest ? " · message request" : "") + (one.thread?.isWithInbox ? " · with the Page's inbox" : "");
  const wall = $("wall");
  const isAtEnd = wall.scrollHeight - wall.scrollTop - wall.clientHeight < 80;
  const nodes = shown.map(drawMessage);
  if (shown.length === 0) nodes.push(el("p", { class: "empty" }, one.greeting ?? "Write something as " + one.name + ". It goes to the callback of " + inbox().name + "."));
  wall.replaceChildren(...nodes);
  if (isAtEnd || drawn === "") wall.scrollTop = wall.scrollHeight;
  drawAnswers(one, shown);
  const other = shown.find(({ mid }) => mid === quoted);
  $("quote").hidden = !other;
  if (other) $("quote").replaceChildren(el("small", {}, "Answer to: " + preview(other)), el("button", { onclick: () => { quoted = undefined; draw(); } }, "×"));
}

/** Quick replies of the last message; before the first one, ice breakers or Get Started. */
function drawAnswers(one, shown) {
  const last = shown.at(-1);
  const labels = { user_phone_number: "Send my number", user_email: "Send my e-mail" };
  const replies = last?.from === "business" ? (last.quickReplies ?? []) : [];
  const nodes = replies.map((reply, index) => el("button", { onclick: () => act("quick-reply", { mid: last.mid, index }) }, reply.title ?? labels[reply.content_type]));
  if (shown.length === 0) {
    nodes.push(...one.iceBreakers.map(({ title }, index) => el("button", { onclick: () => act("ice-breaker", { index }) }, title)));
    if (one.iceBreakers.length === 0 && one.hasGetStarted) nodes.push(el("button", { onclick: () => act("get-started") }, "Get Started"));
  }
  $("answers").replaceChildren(...nodes);
}

const toggle = (label, isOn, run) => el("button", { "aria-pressed": String(isOn), onclick: run }, label);
function drawTools() {
  const one = person();
  const { switches } = inbox();
  const account = platform === "messenger" ? { token: world.messenger.pageToken } : world.instagram.loginAccount.id === chosen.inbox ? world.instagram.loginAccount : { token: world.messenger.pageToken };
  const copied = (label, value) => [el("dt", {}, label), el("dd", {}, el("button", { title: "Copy", onclick: () => navigator.clipboard?.writeText(value) }, value))];
  const flip = (label, key) => toggle(label, switches[key], () => act("switches", { [key]: !switches[key] }));
  const isOpen = one.thread?.isWindowOpen;
  $("tools").replaceChildren(
    inbox().subscribedFields ? "" : el("p", { class: "note" }, "No application is subscribed to this " + (platform === "messenger" ? "Page" : "account") + ": nothing is delivered."),
    el("h2", {}, one.name), el("p", { class: "hint" }, isOpen ? "The 24-hour window is open." : "The 24-hour window is closed."),
    el("div", { class: "switches" },
      toggle("Blocks", one.hasBlocked, () => act(one.hasBlocked ? "unblock" : "block")),
      toggle("Unreachable", one.isUnreachable, () => act("person", { id: one.id, isUnreachable: !one.isUnreachable })),
      platform === "instagram" ? toggle("Follows", one.isFollower, () => act("person", { id: one.id, isFollower: !one.isFollower })) : ""),
    el("h2", {}, "Time and account"),
    el("div", { class: "switches" },
      el("button", { onclick: async () => { await ask("clock", { advanceMs: 25 * 3600000 }); await refresh(); } }, "25 hours later"),
      flip("Restricted", "isRestricted"), flip("Hide who comments", "hidesCommenter"), flip("Delivers at once", "deliversAtOnce"),
      el("button", { onclick: () => act("handover", { move: "take" }) }, "Inbox takes over"),
      el("button", { onclick: () => act("handover", { move: "pass" }) }, "Inbox hands back"),
      el("button", { onclick: () => { const text = prompt("Answer from the inbox"); if (text) act("inbox-reply", { text }); } }, "Answer from the inbox")),
    el("h2", {}, "Connect"),
    el("dl", {}, ...copied("Access token", account.token), ...copied(platform === "messenger" ? "Page id" : "Account id", inbox().id), ...copied("Application id", world.appId), ...copied("Application secret", world.appSecret), ...copied("Graph address", platform === "instagram" && !inbox().pageId ? world.instagram.graphUrl : location.origin)));
}

function draw() {
  if ($("inbox").childElementCount !== state.inboxes.length) {
    $("inbox").replaceChildren(...state.inboxes.map(({ id, name, pageId }) => el("option", { value: id }, name + (platform === "instagram" ? (pageId ? " (linked to a Page)" : " (own log-in)") : ""))));
    $("inbox").value = chosen.inbox;
  }
  for (const name of ["chat", "posts"]) $("tab-" + name).setAttribute("aria-selected", String(tab === name));
  for (const id of ["wall", "answers", "composer"]) $(id).hidden = tab !== "chat";
  $("posts").hidden = tab !== "posts";
  drawPeople();
  drawChat();
  drawPosts();
  drawTools();
}

function openChat() {
  const isUnread = messages(person()).some((message) => message.from === "business" && !message.isRead);
  if (tab === "chat" && isUnread && document.hasFocus()) act("read");
}

async function refresh() {
  state = await ask(platform + "/state");
  chosen.inbox ??= state.inboxes[0].id;
  if (!person()) chosen.person = inbox().people[0]?.id;
  const now = JSON.stringify([{ ...state, now: 0 }, chosen, tab]);
  if (now === drawn) return;
  draw();
  drawn = now;
  openChat();
}
`;
