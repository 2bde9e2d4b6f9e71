// What must be true before any of our commands can run: a Node that can start npm, the dependencies of the
// lockfile, and the pinned Node they bring. Uses only built-ins of Node 20, because it runs before all of that.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The oldest Node that can run npm and these few lines; everything else runs on the pinned one. */
const OLDEST_NODE = 20;

export const root = fileURLToPath(new URL("../../", import.meta.url));

const pinnedNodePath = join(root, "node_modules/node/bin/node");

/**
 * Installs what is missing and returns the path of the pinned Node.
 * @param {(line: string) => void} say
 * @returns {string}
 */
export function prepare(say) {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < OLDEST_NODE) {
    stop(
      `Parley needs Node ${OLDEST_NODE} or newer to start; this is ${process.version}. See https://nodejs.org`,
    );
  }
  if (!isInstalled()) install(say);
  if (!existsSync(pinnedNodePath)) {
    stop(`The pinned Node is missing at ${pinnedNodePath}. Remove node_modules and try again.`);
  }
  return pinnedNodePath;
}

/**
 * The hidden lockfile is the last thing an installation writes: when it agrees with ours, all is in place.
 * @returns {boolean}
 */
function isInstalled() {
  const installed = readPackages(join(root, "node_modules/.package-lock.json"));
  const wanted = readPackages(join(root, "package-lock.json"));
  if (installed === undefined || wanted === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const present = installed[path];
    if (present === undefined) return entry.optional === true || entry.devOptional === true;
    return present.version === entry.version && present.integrity === entry.integrity;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }> | undefined}
 */
function readPackages(file) {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/** @param {(line: string) => void} say */
function install(say) {
  const started = Date.now();
  say("Installing the dependencies of package-lock.json. The first time this takes about a minute.");
  // The Node and npm that were typed by hand: the ones in node_modules are about to be replaced.
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  const [command, args] = npm === undefined ? ["npm", []] : [node ?? process.execPath, [npm]];
  const result = spawnSync(command, [...args, "ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    encoding: "utf8",
  });
  if (result.error !== undefined || result.status !== 0) {
    stop(`npm ci failed.\n${result.error?.message ?? ""}${result.stdout ?? ""}${result.stderr ?? ""}`);
  }
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * @param {string} message
 * @returns {never}
 */
function stop(message) {
  console.error(message);
  process.exit(1);
}
