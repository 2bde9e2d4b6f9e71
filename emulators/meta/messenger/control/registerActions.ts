// `POST /_control/messenger/<action>` and `POST /_control/instagram/<action>`: the same actions for both channels.

import type { Meta } from "../../types.ts";
import type { Platform } from "../limits.ts";
import type { Messaging } from "../messaging.ts";
import { addInbox, businessActions, changePermissions } from "./businessActions.ts";
import { chatActions } from "./chatActions.ts";
import { commentActions } from "./commentActions.ts";
import { openScene } from "./scene.ts";
import { viewInboxes } from "./viewInboxes.ts";

export function registerActions(meta: Meta, messaging: Messaging, platform: Platform): void {
  const { control } = meta;
  for (const [name, run] of Object.entries({ ...chatActions, ...businessActions, ...commentActions })) {
    control.action(`${platform}/${name}`, (values) => run(openScene(messaging, platform, values)));
  }
  control.action(`${platform}/permission`, (values) =>
    changePermissions(meta, openScene(messaging, platform, values)),
  );
  control.action(`${platform}/inbox`, (values) => {
    const { id, name, username } = addInbox(messaging, platform, values);
    return { id, name, username };
  });
  control.view(`${platform}/state`, () => viewInboxes(messaging, platform));
}
