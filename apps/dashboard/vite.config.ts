// Builds the team's single-page application; in development it proxies the API to a running server.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { endpointTablePlugin } from "./endpointTablePlugin.ts";

const DEFAULT_SERVER = "http://127.0.0.1:3000";

const server = process.env.PARLEY_SERVER ?? DEFAULT_SERVER;

export default defineConfig({
  base: "/",
  plugins: [endpointTablePlugin(), react()],
  server: {
    proxy: Object.fromEntries(
      ["/api", "/widget", "/widget.js", "/files"].map((path) => [
        path,
        { target: server, ws: path === "/api", changeOrigin: false },
      ]),
    ),
  },
  build: {
    outDir: "dist",
    target: "es2022",
    // Browsers with light-dark(): older targets would have it rewritten into variables that Mantine never sets.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // Chunks carry a hash in their name, so the server may let browsers keep them for ever.
    assetsDir: "assets",
  },
});
