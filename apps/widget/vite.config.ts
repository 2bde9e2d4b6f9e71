// Builds the panel: panel.html and its hashed assets. The loader has its own build, vite.loader.config.ts.
import presetPreact from "@preact/preset-vite";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "/widget/",
  plugins: [presetPreact({ devToolsEnabled: false })],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    cssTarget: ["chrome111", "firefox121", "safari16.4"],
    modulePreload: { polyfill: false },
    rollupOptions: { input: fileURLToPath(new URL("panel.html", import.meta.url)) },
  },
});
