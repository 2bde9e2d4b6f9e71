// Where a visitor uploads a file: multipart/form-data with one part named `file`. The answer's id goes into an input.

import { limits } from "@parley/contracts/limits";
import { widgetRoutes, type UploadVisitorFileResponse } from "@parley/contracts/widget";
import type { FastifyInstance } from "fastify";
import { receiveFile, storeVisitorFile } from "../files/index.ts";
import type { WidgetContext } from "./context.ts";

const HOUR_SECONDS = 3_600;

export function registerWidgetFileRoute(widget: FastifyInstance, context: WidgetContext): void {
  const { visitorTokens, limiter, uploads, fileLinks } = context;
  const perVisitor = limiter("widget-files", limits.visitorUploadsPerHour, HOUR_SECONDS);

  widget.post(widgetRoutes.files, async (request, reply): Promise<UploadVisitorFileResponse> => {
    const key = visitorTokens.ofRequest(request);
    await perVisitor(key.id);
    return receiveFile(request, reply, limits.visitorUploadBytes, async (part) => {
      const file = await storeVisitorFile(uploads, key, {
        name: part.filename,
        declaredType: part.mimetype,
        source: part.file,
      });
      const { id, name, type, sizeBytes } = file;
      return { id, name, type, sizeBytes, url: fileLinks.urlOf(file) };
    });
  });
}
