// English texts of the flow editor.

import { botTestMessages } from "./messages/botTests.ts";
import { canvasMessages } from "./messages/canvas.ts";
import { inspectorMessages } from "./messages/inspector.ts";
import { publishMessages } from "./messages/publish.ts";
import { testMessages } from "./messages/test.ts";
import { translationMessages } from "./messages/translations.ts";
import { triggerMessages } from "./messages/triggers.ts";
import { transferMessages } from "./messages/transfer.ts";

export const editorMessages = {
  ...botTestMessages,
  ...canvasMessages,
  ...inspectorMessages,
  ...publishMessages,
  ...testMessages,
  ...translationMessages,
  ...triggerMessages,
  ...transferMessages,
} as const;
