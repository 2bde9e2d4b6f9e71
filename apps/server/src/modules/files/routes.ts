// The endpoint a member uploads to: multipart/form-data with one part named `file`.

import { api } from "@parley/contracts/api";
import { limits } from "@parley/contracts/limits";
import { memberRouteWithoutTransaction, type HttpContext } from "../../platform/http/index.ts";
import type { Storage } from "../../platform/storage/index.ts";
import { storeUpload } from "./commands/storeUpload.ts";
import { publicPathOf } from "./publicAddress.ts";
import { receiveFile } from "./receiveFile.ts";

export function registerFileRoutes(http: HttpContext, { storage }: { storage: Storage }): void {
  memberRouteWithoutTransaction(http, api.uploadFile, ({ actor, request, reply }) =>
    receiveFile(request, reply, limits.uploadBytes, async (part) => {
      const { id, name, type, sizeBytes, ...file } = await storeUpload({ db: http.db, storage }, actor, {
        name: part.filename,
        declaredType: part.mimetype,
        source: part.file,
      });
      return { id, url: publicPathOf({ ...file, name, type }), name, type, sizeBytes };
    }),
  );
}
