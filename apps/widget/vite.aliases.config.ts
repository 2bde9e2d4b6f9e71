// Builds the names for sites that move over from another product: a script the loader adds when the snippet asks for it.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path("."),
  publicDir: false,
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2022",
    lib: {
      entry: path("src/aliases/botpenguin.ts"),
      formats: ["iife"],
      name: "parleyAliases",
      fileName: () => "assets/aliases-botpenguin.js",
    },
  },
});
