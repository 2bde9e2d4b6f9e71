// The menus of a chat: what a user may send, and what may happen to the chat.
import { act, byId, element } from "./dom.js";
import { ask } from "./dialogs.js";

export function addMenus({ state, place, run, refresh, openChat }) {
  async function sendFiles(files) {
    for (const file of files) {
      const form = new FormData();
      const kind =
        file.type.startsWith("image/") && file.type !== "image/gif"
          ? "photo"
          : file.type === "video/mp4"
            ? "video"
            : file.type === "audio/mpeg"
              ? "audio"
              : "document";
      for (const [name, value] of Object.entries({ ...place(), kind })) form.set(name, String(value));
      form.set("file", file);
      await act("sendMedia", form);
    }
    await refresh();
  }
  byId("file").addEventListener("change", async (event) => {
    await sendFiles([...event.target.files]);
    event.target.value = "";
  });

  function toggleMenu(list, items) {
    if (!list.hidden) return (list.hidden = true);
    list.replaceChildren(
      ...items.map(([label, work]) => {
        const button = element("button", { type: "button", role: "menuitem" }, label);
        button.addEventListener("click", () => {
          list.hidden = true;
          void work();
        });
        return button;
      }),
    );
    list.hidden = false;
    list.querySelector("button")?.focus();
  }

  byId("attach").addEventListener("click", () =>
    toggleMenu(byId("attach-list"), [
      ["File or picture…", () => byId("file").click()],
      ["Sample picture", () => run("sendMedia", { kind: "photo" })],
      [
        "Sample album",
        () =>
          run("sendAlbum", {
            items: [{ kind: "photo", caption: "Album" }, { kind: "photo" }, { kind: "photo" }],
          }),
      ],
      ["Voice message", () => run("sendMedia", { kind: "voice", duration: 4 })],
      ["Audio", () => run("sendMedia", { kind: "audio" })],
      ["Document", () => run("sendMedia", { kind: "document" })],
      ["Location", () => run("sendLocation")],
      ["Own contact", () => run("sendContact")],
      [
        "Other contact…",
        async () => {
          const given = await ask(
            "Contact",
            [
              { name: "firstName", label: "Name", required: true },
              { name: "phoneNumber", label: "Phone", value: "+4930123456", required: true },
            ],
            "Send",
          );
          if (given) await run("sendContact", given);
        },
      ],
    ]),
  );

  byId("menu").addEventListener("click", () => {
    const { chat } = state.chat;
    const setBot = (status) => run("setMember", { chat: chat.id, member: state.bot, status });
    const start = async () => {
      const given = await ask("Start with a deep link", [{ name: "payload", label: "Payload" }], "Start");
      if (given) await run("start", given);
    };
    const privateItems = [
      ["Start with payload…", start],
      ["Block the bot", () => run("block")],
      ["Unblock the bot", () => run("unblock")],
      ["Delete the account", () => run("deactivateUser")],
    ];
    const groupItems = [
      ["Add the bot", () => setBot("member")],
      ["Make the bot administrator", () => setBot("administrator")],
      ["Remove the bot", () => setBot("kicked")],
      [
        "Upgrade to supergroup",
        async () => {
          const upgraded = await run("upgradeGroup", { chat: chat.id });
          if (upgraded) await openChat({ ...state.open, chat: upgraded.id });
        },
      ],
    ];
    toggleMenu(byId("menu-list"), [
      ...(chat.type === "private" ? privateItems : groupItems),
      ["Revoke the bot's token", () => run("revokeToken")],
    ]);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    byId("menu-list").hidden = true;
    byId("attach-list").hidden = true;
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#menu, #menu-list")) byId("menu-list").hidden = true;
    if (!event.target.closest("#attach, #attach-list")) byId("attach-list").hidden = true;
  });
}
