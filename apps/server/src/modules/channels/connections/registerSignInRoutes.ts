// Endpoints of connecting by signing in at the provider: begin, come back with a code, choose.

import { api } from "@parley/contracts/api";
import type { ConnectionProblem } from "@parley/contracts/api/connections";
import { AppError } from "@parley/contracts/errors";
import { access } from "../../../platform/access/index.ts";
import { memberRouteWithoutTransaction, type HttpContext } from "../../../platform/http/index.ts";
import type { ConnectionRow } from "../store/connections.ts";
import { findConnectionsByAddress } from "../store/connections.ts";
import { connectAccount } from "./commands/connectAccount.ts";
import { reconnect } from "./commands/reconnect.ts";
import type { ConnectionsContext } from "./context.ts";
import { presentConnection } from "./presenter.ts";
import { askProvider } from "./provider.ts";
import { dialogUrl, grantOf, listGranted, type GrantedAccount } from "./signIn/flows.ts";
import { openSession, openState, sealSession, signState, type SignIn } from "./signIn/tokens.ts";

export function registerSignInRoutes(http: HttpContext, context: ConnectionsContext): void {
  const { db, clock, keyring } = context;

  memberRouteWithoutTransaction(http, api.beginSignIn, async ({ actor, person, body }) => {
    await db.inWorkspace(actor.workspaceId, (tx) => access.bot(actor, tx, body.botId));
    const login = body.channel === "instagram" ? (body.login ?? "facebook") : null;
    const signIn: SignIn = { channel: body.channel, botId: body.botId, login };
    const state = signState(
      keyring,
      clock,
      { workspaceId: actor.workspaceId, userId: person.userId },
      signIn,
    );
    return { url: dialogUrl(context.settings, signIn, state), state };
  });

  memberRouteWithoutTransaction(http, api.finishSignIn, async ({ actor, person, body }) => {
    const who = { workspaceId: actor.workspaceId, userId: person.userId };
    const signIn = openState(keyring, clock, who, body.state);
    const grant = await askProvider(signIn.channel, () => grantOf(context, signIn, body));
    const granted = await askProvider(signIn.channel, () => listGranted(context, signIn, grant));
    const taken = await findConnectionsByAddress(
      db,
      signIn.channel,
      granted.map(({ address }) => address),
    );
    const accounts = granted.map(({ channel, address, parent, name, handle }) => ({
      channel,
      account: address,
      parent,
      name,
      handle,
      isConnected: taken.some((row) => row.address === address),
    }));
    return { session: sealSession(keyring, clock, who, { ...signIn, grant }), accounts };
  });

  memberRouteWithoutTransaction(http, api.chooseAccounts, async ({ actor, person, body }) => {
    const { workspaceId } = actor;
    const session = openSession(keyring, clock, { workspaceId, userId: person.userId }, body.session);
    await db.inWorkspace(workspaceId, (tx) => access.bot(actor, tx, session.botId));
    const granted = await askProvider(session.channel, () => listGranted(context, session, session.grant));
    const rows: ConnectionRow[] = [];
    const problems: { account: string; problem: ConnectionProblem }[] = [];
    for (const account of new Set(body.accounts)) {
      const chosen = granted.find(({ address }) => address === account);
      const outcome = await connectChosen(context, workspaceId, session, chosen, body.pin);
      if ("problem" in outcome) problems.push({ account, problem: outcome.problem });
      else rows.push(outcome.row);
    }
    return { items: rows.map((row) => presentConnection(context, row)), problems };
  });
}

/** One account's refusal keeps the others: it is told beside them. */
async function connectChosen(
  context: ConnectionsContext,
  workspaceId: string,
  { botId }: SignIn,
  chosen: GrantedAccount | undefined,
  pin: string | undefined,
): Promise<{ row: ConnectionRow } | { problem: ConnectionProblem }> {
  try {
    if (!chosen) throw new AppError("not_found");
    const [present] = await findConnectionsByAddress(
      context.db,
      chosen.channel,
      [chosen.address],
      workspaceId,
    );
    if (present) {
      const { token } = chosen;
      return { row: await reconnect(context, present, { token, usesServerApp: true }) };
    }
    const account = { ...chosen, botId, source: "app" as const, ...(pin !== undefined && { pin }) };
    return { row: await connectAccount(context, workspaceId, account) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { kind, code, detail } = error.data;
    return {
      problem: {
        kind: typeof kind === "string" ? kind : error.code,
        code: typeof code === "string" ? code : error.code,
        detail: typeof detail === "string" ? detail : error.message,
        at: context.clock.now().toISOString(),
      },
    };
  }
}
