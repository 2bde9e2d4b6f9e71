// Browser code: the list of people, the chat, and the tools; asks for the state twice a second and draws what changed.

export const chatScript = String.raw`
const $ = (id) => document.getElementById(id);
const app = document.querySelector(".app");
let state, world, drawn = "", chosen = { user: undefined, number: undefined }, quoted;

const ask = async (path, body) => {
  const response = await fetch("/_control/" + path, body === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) alert(answer.error);
  return answer;
};
const act = async (name, values = {}) => {
  await ask("whatsapp/" + name, { ...chosen, ...(quoted ? { replyTo: quoted } : {}), ...values });
  quoted = undefined;
  await refresh();
};
const clock = (ms) => new Date(ms).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const initials = (name) => name.split(/\s+/).map((word) => [...word][0]).filter((letter) => /\p{L}/u.test(letter)).slice(0, 2).join("");
const chatOf = (user) => state.messages.filter((message) => message.phoneId === chosen.number && message.personId === user);
const preview = (message) => message ? message.body.text?.body ?? message.rendered?.components?.find((part) => part.type === "BODY")?.text ?? message.body.interactive?.body?.text ?? message.type : "No messages yet";
const TICKS = { accepted: "🕓", held: "🕓", sent: "✓", delivered: "✓✓", read: "✓✓", played: "✓✓", failed: "⚠" };

function drawPeople() {
  $("people").replaceChildren(...state.people.map((person) => {
    const last = chatOf(person.id).at(-1);
    return el("button", { class: "person", "aria-current": String(person.id === chosen.user), onclick: () => { chosen.user = person.id; quoted = undefined; app.dataset.view = "chat"; draw(); openChat(); } },
      el("span", { class: "avatar" }, initials(person.name)),
      el("div", {}, el("strong", {}, person.name), el("small", {}, preview(last))),
      el("time", {}, last ? clock(last.at) : ""));
  }));
}

function drawMessage(message) {
  const quote = message.body.context?.message_id ?? message.body.context?.id;
  const other = quote && state.messages.find(({ id }) => id === quote);
  const error = message.errors?.[0];
  const tick = message.isFromPerson ? (message.status === "read" ? "✓✓" : message.status === "sent" ? "✓" : "✓✓") : "";
  return el("article", { class: "bubble" + (message.isFromPerson ? " mine" : "") + (message.status === "failed" ? " failed" : "") + (message.reaction ? " has-reaction" : "") },
    message.body.referral ? el("span", { class: "context" }, "From an advertisement: " + message.body.referral.headline) : "",
    other ? el("span", { class: "context" }, preview(other)) : "",
    ...drawContent(message, act),
    error ? el("p", { class: "foot" }, error.code + " " + error.title) : "",
    el("span", { class: "meta" }, clock(message.at), message.isFromPerson ? el("span", { class: message.status === "read" ? "seen" : "" }, tick) : el("span", { title: "What the business knows" }, TICKS[message.status] + " " + message.status)),
    message.reaction ? el("span", { class: "reaction" }, message.reaction) : "",
    el("span", { class: "act" }, el("button", { "aria-label": "Answer", title: "Answer", onclick: () => { quoted = message.id; draw(); $("text").focus(); } }, "↩"), message.isFromPerson ? "" : el("button", { "aria-label": "React", title: "React", onclick: () => act("reaction", { messageId: message.id, emoji: message.reaction ? "" : "👍" }) }, "👍")));
}

function drawChat() {
  const phone = state.numbers.find(({ id }) => id === chosen.number);
  const person = state.people.find(({ id }) => id === chosen.user);
  $("business").textContent = phone.verifiedName;
  $("avatar").textContent = initials(phone.verifiedName);
  const isTyping = (person.typingUntil[phone.id] ?? 0) > state.now;
  $("presence").textContent = isTyping ? "typing…" : "+" + phone.number + " · you are " + person.name;
  const wall = $("wall");
  const isAtEnd = wall.scrollHeight - wall.scrollTop - wall.clientHeight < 80;
  const shown = chatOf(person.id).filter(({ type, status }) => type !== "reaction" && !(status === "held"));
  const nodes = [];
  let day;
  for (const message of shown) {
    const date = new Date(message.at).toLocaleDateString([], { weekday: "long", day: "numeric", month: "long" });
    if (date !== day) nodes.push(el("span", { class: "day" }, date));
    day = date;
    nodes.push(drawMessage(message));
  }
  if (nodes.length === 0) nodes.push(el("p", { class: "empty" }, "Write something as " + person.name + ". It goes to the callback of " + phone.verifiedName + "."));
  wall.replaceChildren(...nodes);
  if (isAtEnd || drawn === "") {
    const toEnd = () => { wall.scrollTop = wall.scrollHeight; };
    toEnd();
    // A picture takes its room only when it has come.
    for (const image of wall.querySelectorAll("img")) image.addEventListener("load", toEnd, { once: true });
  }
  const other = state.messages.find(({ id }) => id === quoted);
  $("quote").hidden = !other;
  if (other) $("quote").replaceChildren(el("small", {}, "Answer to: " + preview(other)), el("button", { onclick: () => { quoted = undefined; draw(); } }, "×"));
}

const toggle = (label, isOn, run) => el("button", { "aria-pressed": String(isOn), onclick: run }, label);
function drawTools() {
  const person = state.people.find(({ id }) => id === chosen.user);
  const account = state.accounts[0];
  const phone = state.numbers.find(({ id }) => id === chosen.number);
  const copied = (label, value) => [el("dt", {}, label), el("dd", {}, el("button", { title: "Copy", onclick: () => navigator.clipboard?.writeText(value) }, value))];
  const callback = world.webhooks.find(({ object }) => object === "whatsapp_business_account")?.callbackUrl || phone.override || account.override;
  $("tools").replaceChildren(
    account.isSubscribed && callback ? "" : el("p", { class: "note" }, account.isSubscribed ? "No callback is set: nothing is delivered." : "The application is not subscribed to the account (POST /{waba}/subscribed_apps): nothing is delivered."),
    el("h2", {}, person.name),
    el("div", { class: "switches" },
      toggle("Online", person.isOnline, () => act("users/update", { isOnline: !person.isOnline })),
      toggle("Reads at once", person.readsAtOnce, () => act("users/update", { readsAtOnce: !person.readsAtOnce })),
      toggle("Blocks", person.hasBlocked.includes(phone.id), () => act("block", { isBlocked: !person.hasBlocked.includes(phone.id) })),
      toggle("No marketing", person.stoppedMarketing.includes(phone.id), () => act("marketing", { value: person.stoppedMarketing.includes(phone.id) ? "resume" : "stop" }))),
    el("h2", {}, "Time and number"),
    el("div", { class: "switches" },
      el("button", { onclick: async () => { await ask("clock", { advanceMs: 25 * 3600000 }); await refresh(); } }, "25 hours later"),
      toggle("Payment", phone.hasPayment, () => act("number", { hasPayment: !phone.hasPayment })),
      toggle("Registered", phone.isRegistered, () => act("number", { isRegistered: !phone.isRegistered })),
      toggle("Account locked", account.isDisabled, () => act("account", { isDisabled: !account.isDisabled }))),
    el("h2", {}, "Templates"),
    ...state.templates.map((template) => el("div", { class: "template" }, el("strong", {}, template.name), " ", el("small", {}, template.language + " · " + template.category.toLowerCase() + " · " + template.status.toLowerCase()),
      el("div", { class: "switches" }, ...["approve", "reject", "pause", "disable"].map((event) => el("button", { onclick: () => act("template", { id: template.id, event }) }, event[0].toUpperCase() + event.slice(1)))))),
    el("h2", {}, "Connect"),
    el("dl", {}, ...copied("Access token", world.whatsapp.token), ...copied("Account id", account.id), ...copied("Phone number id", phone.id), ...copied("Application id", world.appId), ...copied("Application secret", world.appSecret), ...copied("Graph address", location.origin)));
}

function draw() {
  if ($("number").childElementCount !== state.numbers.length) {
    $("number").replaceChildren(...state.numbers.map(({ id, verifiedName, number }) => el("option", { value: id }, verifiedName + " +" + number)));
    $("number").value = chosen.number;
  }
  drawPeople();
  drawChat();
  drawTools();
}

function openChat() {
  const isUnread = chatOf(chosen.user).some(({ isFromPerson, status }) => !isFromPerson && status === "delivered");
  if (isUnread && document.hasFocus()) act("read");
}

async function refresh() {
  state = await ask("whatsapp/state");
  chosen.user ??= state.people[0].id;
  chosen.number ??= state.numbers[0].id;
  const typing = state.people.find(({ id }) => id === chosen.user)?.typingUntil[chosen.number] > state.now;
  const now = [state.revision, typing, chosen.user, chosen.number].join();
  if (now === drawn) return;
  draw();
  drawn = now;
  openChat();
}

const MENU = [
  ["🖼 Photo or video", () => pick("image/*,video/*")], ["🎤 Audio", () => pick("audio/*")], ["📄 Document", () => pick("")], ["🧩 Sample picture", () => act("media")],
  ["🗂 Album of three", () => act("album")], ["📍 Location", () => act("location", { name: "Central station" })], ["👤 Contact", () => act("contacts")], ["🛒 Order", () => act("order")],
  ["📢 From an ad", () => act("text", { text: "I saw your ad", referral: true })], ["❔ Unsupported", () => act("unsupported")],
];
const showMenu = (isShown) => { $("menu").hidden = !isShown; $("attach").setAttribute("aria-expanded", String(isShown)); };
$("menu").append(...MENU.map(([label, run]) => el("button", { type: "button", onclick: () => { showMenu(false); run(); } }, label)));
$("attach").onclick = () => showMenu($("menu").hidden);
const pick = (accept) => { $("file").accept = accept; $("file").click(); };
$("file").onchange = async () => {
  const file = $("file").files[0];
  if (!file) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let index = 0; index < bytes.length; index += 32768) binary += String.fromCharCode(...bytes.subarray(index, index + 32768));
  const [family] = file.type.split("/");
  const kind = $("file").accept !== "" && ["image", "video", "audio"].includes(family) ? family : "document";
  await act("media", { kind, mime: file.type || "application/octet-stream", name: file.name, base64: btoa(binary), voice: false });
  $("file").value = "";
};
$("composer").onsubmit = (event) => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (text === "") return;
  $("text").value = "";
  act("text", { text });
};
$("new-person").onsubmit = async (event) => {
  event.preventDefault();
  const { name, phone } = Object.fromEntries(new FormData(event.target));
  const person = await ask("whatsapp/users", { name, ...(phone ? { phone } : {}) });
  if (person.id) chosen.user = person.id;
  event.target.reset();
  await refresh();
};
$("number").onchange = () => { chosen.number = $("number").value; draw(); openChat(); };
$("back").onclick = () => { app.dataset.view = "people"; };
$("open-tools").onclick = () => { app.dataset.tools = ""; };
$("close-tools").onclick = () => { delete app.dataset.tools; };
world = await ask("world");
await refresh();
setInterval(() => { if (!document.hidden) refresh().catch(() => {}); }, 500);
setInterval(async () => { world = await ask("world"); }, 5000);
`;
