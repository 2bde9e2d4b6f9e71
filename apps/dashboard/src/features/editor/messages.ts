// English texts of the flow editor.

import { canvasMessages } from "./messages/canvas.ts";
import { inspectorMessages } from "./messages/inspector.ts";
import { publishMessages } from "./messages/publish.ts";
import { testMessages } from "./messages/test.ts";
import { triggerMessages } from "./messages/triggers.ts";

export const editorMessages = {
  ...canvasMessages,
  ...inspectorMessages,
  ...publishMessages,
  ...testMessages,
  ...triggerMessages,
} as const;
