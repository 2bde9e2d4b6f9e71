// Serves the chat page: a phone beside a list of chats.
import { readFileSync } from "node:fs";
import { redirect, text, type Handler } from "../../kit/call.ts";

const FILES: Record<string, { file: string; type: string }> = {
  "/telegram": { file: "index.html", type: "text/html; charset=utf-8" },
  "/telegram/page.css": { file: "page.css", type: "text/css; charset=utf-8" },
  "/telegram/page.js": { file: "page.js", type: "text/javascript; charset=utf-8" },
  "/telegram/render.js": { file: "render.js", type: "text/javascript; charset=utf-8" },
};

export const pageHandler: Handler = ({ method, path }) => {
  if (method === "GET" && (path === "/" || path === "/telegram/")) return redirect("/telegram");
  const found = method === "GET" ? FILES[path] : undefined;
  if (!found) return undefined;
  return text(readFileSync(new URL(found.file, import.meta.url), "utf8"), 200, found.type);
};
