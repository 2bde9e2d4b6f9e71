// Builds the scripts that run on the site's page: the loader, and with `--mode aliases` the names for sites that move
// over from another product. Each is one file without imports.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig(({ mode }) => ({
  root: path("."),
  publicDir: false as const,
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2022",
    lib: {
      entry: path(mode === "aliases" ? "src/aliases/botpenguin.ts" : "src/loader/main.ts"),
      formats: ["iife"],
      name: "parleyLoader",
      fileName: () => (mode === "aliases" ? "assets/aliases-botpenguin.js" : "loader.js"),
    },
  },
}));
