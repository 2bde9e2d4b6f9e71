// Serves the chat page: the app of a person beside the list of chats.
import { readFileSync } from "node:fs";
import { html, redirect, text, type Answer, type Handler } from "../../kit/call.ts";
import { pageShell } from "../../kit/pages/pageShell.ts";
import type { World } from "../world/createWorld.ts";

const SCRIPTS = new Set(["page.js", "chats.js", "menus.js", "render.js", "dialogs.js", "dom.js"]);

const read = (name: string): string => readFileSync(new URL(`browser/${name}`, import.meta.url), "utf8");

export function createPageHandler(world: World): Handler {
  return ({ method, path, query }) => {
    if (method !== "GET") return undefined;
    if (path === "/" || path === "/telegram/") return redirect("/telegram");
    if (path === "/telegram") return showPage();
    if (path === "/telegram/file") return showFile(world, query.get("id") ?? "");
    const name = path.startsWith("/telegram/") ? path.slice("/telegram/".length) : "";
    return SCRIPTS.has(name) ? text(read(name), 200, "text/javascript; charset=utf-8") : undefined;
  };
}

function showPage(): Answer {
  return html(
    pageShell({
      title: "Telegram emulator",
      style: read("page.css") + read("messages.css"),
      body: read("page.html"),
      script: `import "/telegram/page.js";`,
    }),
  );
}

/** Whatever a bot or a person sent: shown, and never run. */
function showFile({ files, bots }: World, id: string): Answer {
  const file = [...bots.keys()].map((botId) => files.find(botId, id)).find((found) => found)?.file;
  if (!file) return text("Not found", 404);
  return {
    status: 200,
    headers: {
      "content-type": file.mimeType,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
    },
    body: file.bytes,
  };
}
