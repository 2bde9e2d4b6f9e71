// Browser code: writing, attaching, the menu, and what starts the page.

export const composerScript = String.raw`
const sample = { type: "image", base64: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==" };
const attach = (attachment) => act("message", { attachments: [attachment] });
const story = { id: "18000000000000001", url: location.origin + "/_portrait/1.svg" };
const COMMON = [
  ["🖼 Photo or video", () => pick("image/*,video/*")], ["🎤 Audio", () => pick("audio/*")], ["📄 Document", () => pick("")],
  ["🧩 Sample picture", () => attach(sample)], ["📢 From an ad", () => act("referral", { ref: "ad", adId: "6045246247433", adTitle: "Summer sale" })], ["🔗 From a link", () => act("referral", { ref: "from-link" })],
];
const OWN = {
  messenger: [["👍 Sticker", () => attach({ type: "sticker", stickerId: "369239263222822" })], ["📍 Location", () => attach({ type: "location", latitude: 52.52, longitude: 13.4 })]],
  instagram: [["❤ Heart", () => attach({ type: "like_heart" })], ["💬 Answer a story", () => act("message", { text: "Love it", story })], ["@ Story mention", () => attach({ type: "story_mention", url: story.url })], ["❔ Unsupported", () => act("message", { isUnsupported: true })]],
};
const showMenu = (isShown) => { $("menu").hidden = !isShown; $("attach").setAttribute("aria-expanded", String(isShown)); };
function openMenu() {
  const items = person().menu.map((item, index) => item.type === "web_url"
    ? outside(item.url, "↗ " + item.title)
    : el("button", { type: "button", onclick: () => { showMenu(false); act("menu", { index }); } }, "☰ " + item.title));
  const actions = [...COMMON, ...OWN[platform]].map(([label, run]) => el("button", { type: "button", onclick: () => { showMenu(false); run(); } }, label));
  $("menu").replaceChildren(...items, ...actions);
  showMenu(true);
}
$("attach").onclick = () => ($("menu").hidden ? openMenu() : showMenu(false));
const pick = (accept) => { $("file").accept = accept; $("file").click(); };
$("file").onchange = async () => {
  const file = $("file").files[0];
  if (!file) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let index = 0; index < bytes.length; index += 32768) binary += String.fromCharCode(...bytes.subarray(index, index + 32768));
  const [family] = file.type.split("/");
  const type = $("file").accept !== "" && ["image", "video", "audio"].includes(family) ? family : "file";
  await attach({ type, contentType: file.type || "application/octet-stream", name: file.name, base64: btoa(binary) });
  $("file").value = "";
};
$("composer").onsubmit = (event) => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (text === "") return;
  $("text").value = "";
  showMenu(false);
  act("message", { text });
};
$("new-person").onsubmit = async (event) => {
  event.preventDefault();
  const [firstName, ...others] = String(new FormData(event.target).get("name")).trim().split(/\s+/);
  const added = await ask(platform + "/person", { inbox: chosen.inbox, firstName, lastName: others.join(" ") });
  if (added.id) chosen.person = added.id;
  event.target.reset();
  await refresh();
};
$("inbox").onchange = () => { chosen = { inbox: $("inbox").value, person: undefined }; quoted = undefined; refresh(); };
for (const name of ["chat", "posts"]) $("tab-" + name).onclick = () => { tab = name; draw(); openChat(); };
$("back").onclick = () => { app.dataset.view = "people"; };
$("open-tools").onclick = () => { app.dataset.tools = ""; };
$("close-tools").onclick = () => { delete app.dataset.tools; };
world = await ask("world");
await refresh();
setInterval(() => { if (!document.hidden) refresh().catch(() => {}); }, 500);
`;
