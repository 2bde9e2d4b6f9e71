// Serves the chat page: the app of a person beside the list of chats.
import { readFileSync } from "node:fs";
import { html, redirect, text, type Handler } from "../../kit/call.ts";
import { pageShell } from "../../kit/pages/pageShell.ts";

const SCRIPTS = new Set(["page.js", "render.js", "dialogs.js", "dom.js"]);

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

export const pageHandler: Handler = ({ method, path }) => {
  if (method !== "GET") return undefined;
  if (path === "/" || path === "/telegram/") return redirect("/telegram");
  if (path === "/telegram")
    return html(
      pageShell({
        title: "Telegram emulator",
        style: read("page.css"),
        body: read("page.html"),
        script: `import "/telegram/page.js";`,
      }),
    );
  const name = path.startsWith("/telegram/") ? path.slice("/telegram/".length) : "";
  return SCRIPTS.has(name) ? text(read(name), 200, "text/javascript; charset=utf-8") : undefined;
};
