// The embedded database's files. PGlite's own file system ignores fsync; this one passes it on to the disk,
// so that a commit is as durable as on a PostgreSQL server, and a checkpoint is too.

import { fsyncSync } from "node:fs";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { PGlite } from "@electric-sql/pglite";

/** Half of PGlite's default: the system caches the files as well, and each megabyte here is resident memory. */
const SHARED_BUFFERS = "64MB";

/** Without PGlite's `-F` PostgreSQL asks for syncs; fdatasync never leaves its runtime, while fsync does. */
export const durableStartParameters: readonly string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  "-c",
  `shared_buffers=${SHARED_BUFFERS}`,
  "-c",
  "fsync=on",
  "-c",
  "wal_sync_method=fsync",
];

type Initialise = NodeFS["init"];

export class DurableFileSystem extends NodeFS {
  override async init(...[database, options]: Parameters<Initialise>): ReturnType<Initialise> {
    const initialised = await super.init(database, options);
    const preRun = [initialised.emscriptenOpts.preRun ?? []].flat();
    return {
      emscriptenOpts: {
        ...initialised.emscriptenOpts,
        preRun: [...preRun, (module) => passSyncsOn(module.FS.filesystems.NODEFS)],
      },
    };
  }
}

interface SyncableFiles {
  stream_ops: { fsync?: (stream: { nfd: number }) => number };
}

function passSyncsOn(files: unknown): void {
  if (!isSyncable(files))
    throw new Error("PGlite's Node file system has changed: fsync cannot be passed on.");
  files.stream_ops.fsync = ({ nfd }) => {
    fsyncSync(nfd);
    return 0;
  };
}

function isSyncable(files: unknown): files is SyncableFiles {
  return typeof files === "object" && files !== null && "stream_ops" in files;
}
