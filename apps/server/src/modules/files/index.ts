// Files the team uploads for use in bots, with public addresses, and private ones that visitors send. Where the bytes lie
// is platform/storage.

export { registerFileRoutes } from "./routes.ts";
export { registerPublicFiles } from "./publicFiles.ts";
export { readPublicFile } from "./readPublicFile.ts";
export { receiveFile } from "./receiveFile.ts";
export type { FileScanner, FileToScan } from "./visitor/fileScanner.ts";
export { createFileLinks, type FileLinks } from "./visitor/links.ts";
export { removeAbandoned } from "./visitor/removeAbandoned.ts";
export { registerVisitorFiles } from "./visitor/serveVisitorFiles.ts";
export { claimVisitorFiles, findVisitorFiles } from "./store/visitorFiles.ts";
export { storeVisitorFile, visitorFileTypes, type VisitorFileContext } from "./visitor/storeVisitorFile.ts";
