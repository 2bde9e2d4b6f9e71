// Endpoints of connections: list, connect, change, check, end.

import { api } from "@parley/contracts/api";
import type { ConnectBody } from "@parley/contracts/api/connections";
import { AppError } from "@parley/contracts/errors";
import { access } from "../../../platform/access/index.ts";
import {
  memberRoute,
  memberRouteWithoutTransaction,
  type HttpContext,
} from "../../../platform/http/index.ts";
import { findConnection, listConnections, type ConnectionRow } from "../store/connections.ts";
import { checkConnection } from "./commands/checkConnection.ts";
import { connectAccount, type NewAccount } from "./commands/connectAccount.ts";
import { existing } from "./existing.ts";
import { connectSandbox } from "./commands/connectSandbox.ts";
import { disconnect } from "./commands/disconnect.ts";
import { reconnect } from "./commands/reconnect.ts";
import { sendTest } from "./commands/sendTest.ts";
import { subscribe } from "./commands/subscribe.ts";
import { updateConnection } from "./commands/updateConnection.ts";
import type { ConnectionSettings, ConnectionsContext } from "./context.ts";
import { presentConnection } from "./presenter.ts";
import { getProfile, putProfile } from "./profile.ts";
import { isReachable } from "./reachability.ts";
import { registerHealthRoutes } from "./registerHealthRoutes.ts";
import { registerSignInRoutes } from "./registerSignInRoutes.ts";
import { createSandboxHandle } from "./sandbox.ts";
import { appOf, serverApp } from "./serverApp.ts";
import { botIdOf } from "./telegramToken.ts";

export function registerConnectionRoutes(http: HttpContext, context: ConnectionsContext): void {
  const { db, settings } = context;
  const sandboxHandle = createSandboxHandle(context);
  const present = (row: ConnectionRow) => presentConnection(context, row);
  const load = async (workspaceId: string, id: string) =>
    existing(await db.inWorkspace(workspaceId, (tx) => findConnection(tx, workspaceId, id)));
  /** The shared number belongs to the operator: demos only talk on it. */
  const loadOwn = async (workspaceId: string, id: string) => {
    const row = await load(workspaceId, id);
    if (row.sandboxCode !== null) throw new AppError("shared_number");
    return row;
  };

  memberRoute(http, api.listConnections, async ({ actor, tx, query }) => ({
    items: (await listConnections(tx, actor.workspaceId, query.botId)).map(present),
  }));

  memberRouteWithoutTransaction(http, api.getChannelSetup, async () => ({
    meta: metaSetup(settings),
    instagram: instagramSetup(settings),
    sandbox: await sandboxHandle(),
    isReachable: isReachable(settings.publicUrl),
    publicUrl: settings.publicUrl,
  }));

  memberRouteWithoutTransaction(http, api.createConnection, async ({ actor, body }) => {
    await db.inWorkspace(actor.workspaceId, (tx) => access.bot(actor, tx, body.botId));
    const row = await connectAccount(context, actor.workspaceId, accountOf(settings, body));
    return present(await load(actor.workspaceId, row.id));
  });

  memberRouteWithoutTransaction(http, api.createSandboxConnection, async ({ actor, body }) => {
    await db.inWorkspace(actor.workspaceId, (tx) => access.bot(actor, tx, body.botId));
    return present(await connectSandbox(context, actor.workspaceId, body.botId));
  });

  memberRoute(http, api.getConnection, async ({ actor, tx, params }) =>
    present(existing(await findConnection(tx, actor.workspaceId, params.connectionId))),
  );

  memberRouteWithoutTransaction(http, api.updateConnection, async ({ actor, params, body }) => {
    const { workspaceId } = actor;
    const { before, after } = await db.inWorkspace(workspaceId, async (tx) => {
      if (body.botId) await access.bot(actor, tx, body.botId);
      const row = existing(await findConnection(tx, workspaceId, params.connectionId));
      return { before: row, after: await updateConnection(tx, row, body) };
    });
    if (before.status === "paused" && after.status === "active") await context.onResumed(after);
    return present(after);
  });

  memberRouteWithoutTransaction(http, api.reconnectConnection, async ({ actor, params, body }) => {
    const row = await loadOwn(actor.workspaceId, params.connectionId);
    return present(await reconnect(context, row, body));
  });

  memberRouteWithoutTransaction(http, api.deleteConnection, async ({ actor, params }) => {
    await disconnect(context, await load(actor.workspaceId, params.connectionId));
  });

  memberRouteWithoutTransaction(http, api.checkConnection, async ({ actor, params }) => {
    const row = await load(actor.workspaceId, params.connectionId);
    const { items, connection } = await checkConnection(context, row);
    return { items, connection: present(connection) };
  });

  memberRouteWithoutTransaction(http, api.subscribeConnection, async ({ actor, params }) => {
    const row = await load(actor.workspaceId, params.connectionId);
    return present(await subscribe(context, row));
  });

  memberRouteWithoutTransaction(http, api.sendTestMessage, async ({ actor, params, body }) =>
    sendTest(context, await loadOwn(actor.workspaceId, params.connectionId), body),
  );

  memberRouteWithoutTransaction(http, api.getAccountProfile, async ({ actor, params }) =>
    getProfile(context, await load(actor.workspaceId, params.connectionId)),
  );

  memberRouteWithoutTransaction(http, api.putAccountProfile, async ({ actor, params, body }) =>
    putProfile(context, await loadOwn(actor.workspaceId, params.connectionId), body),
  );

  registerHealthRoutes(http, context);
  registerSignInRoutes(http, context);
}

function metaSetup(settings: ConnectionSettings) {
  const { META_APP_ID, META_APP_SECRET, META_CONFIG_ID, META_LOGIN_URL, META_GRAPH_VERSION } = settings;
  if (!META_APP_ID || !META_APP_SECRET) return null;
  return {
    appId: META_APP_ID,
    configId: META_CONFIG_ID ?? "",
    loginUrl: META_LOGIN_URL,
    version: META_GRAPH_VERSION,
  };
}

function instagramSetup(settings: ConnectionSettings) {
  const app = serverApp(settings, { channel: "instagram", login: "instagram" });
  return app ? { appId: app.appId, loginUrl: settings.INSTAGRAM_LOGIN_URL } : null;
}

/** @throws AppError `validation_failed` */
function accountOf(settings: ConnectionSettings, body: ConnectBody): NewAccount {
  const { channel, botId, token } = body;
  switch (body.channel) {
    case "whatsapp": {
      const place = { channel, login: null };
      const app = appOf(settings, place, body);
      const { phoneNumberId: address, wabaId: parent, pin } = body;
      return { ...place, ...app, botId, address, parent, token, ...(pin !== undefined && { pin }) };
    }
    case "telegram": {
      const address = botIdOf(token);
      if (address === undefined)
        throw new AppError("validation_failed", {}, [
          { path: "token", message: "must be a token as BotFather gives it" },
        ]);
      return {
        channel,
        login: null,
        ...appOf(settings, { channel, login: null }, {}),
        botId,
        address,
        parent: "",
        token,
      };
    }
    case "messenger": {
      const place = { channel, login: null };
      return { ...place, ...appOf(settings, place, body), botId, address: body.pageId, parent: "", token };
    }
    case "instagram": {
      const { login, accountId: address, pageId: parent = "" } = body;
      if (login === "facebook" && parent === "")
        throw new AppError("validation_failed", {}, [
          { path: "pageId", message: "is needed: the account is reached through its Page" },
        ]);
      return { channel, login, ...appOf(settings, { channel, login }, body), botId, address, parent, token };
    }
  }
}
