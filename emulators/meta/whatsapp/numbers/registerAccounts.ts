// WhatsApp Business accounts: what they are, which application takes their webhooks, and where these go instead.

import { requireScope } from "../../graph/createTokens.ts";
import type { GraphCall } from "../../types.ts";
import { missing, textAt } from "../check.ts";
import { cutPage } from "../cutPage.ts";
import { pickFields } from "../templates/registerTemplates.ts";
import type { Account, Whatsapp } from "../types.ts";
import { healthOf } from "./healthOf.ts";

const OVERRIDE_MAX = 200;

export function registerAccounts(state: Whatsapp): void {
  const { graph, application, subscriptions, owner } = state.meta;

  function accountOf({ id, token }: GraphCall): Account {
    requireScope(token, "whatsapp_business_management");
    return state.accounts.get(id) ?? missing("account");
  }

  graph.node("waba", (id) => state.accounts.has(id));
  graph.route("waba", "GET", "", (call) => {
    const account = accountOf(call);
    const phone = [...state.phones.values()].find(({ accountId }) => accountId === account.id);
    const all = {
      id: account.id,
      name: account.name,
      currency: "EUR",
      timezone_id: "1",
      message_template_namespace: "5b2d1f3e_0c4a_4d6b_9e8f_7a6b5c4d3e2f",
      account_review_status: account.isDisabled ? "REJECTED" : "APPROVED",
      business_verification_status: "verified",
      ownership_type: "CLIENT_OWNED",
      owner_business_info: { id: `${owner.id}9`, name: account.name },
      health_status: phone ? healthOf(state, phone) : undefined,
    };
    return pickFields(all, call.parameters["fields"], [
      "id",
      "name",
      "currency",
      "timezone_id",
      "message_template_namespace",
    ]);
  });

  graph.route("waba", "POST", "subscribed_apps", async (call) => {
    const account = accountOf(call);
    const { parameters } = call;
    if (parameters["override_callback_uri"] !== undefined) {
      const url = textAt(parameters, "override_callback_uri", "override_callback_uri", { max: OVERRIDE_MAX });
      await subscriptions.verify(url, parameters["verify_token"]);
      account.override = url;
    } else delete account.override;
    account.isSubscribed = true;
    state.revision += 1;
    return { success: true };
  });

  graph.route("waba", "GET", "subscribed_apps", (call) => {
    const account = accountOf(call);
    if (!account.isSubscribed) return { data: [] };
    const data = { id: application.id, name: application.name, link: `${state.meta.url}/` };
    return {
      data: [
        {
          whatsapp_business_api_data: data,
          ...(account.override === undefined ? {} : { override_callback_uri: account.override }),
        },
      ],
    };
  });

  graph.route("waba", "DELETE", "subscribed_apps", (call) => {
    const account = accountOf(call);
    account.isSubscribed = false;
    delete account.override;
    state.revision += 1;
    return { success: true };
  });

  for (const edge of ["owned_whatsapp_business_accounts", "client_whatsapp_business_accounts"]) {
    graph.route("business", "GET", edge, (call) => {
      requireScope(call.token, "whatsapp_business_management");
      return cutPage(
        [...state.accounts.values()].map(({ id, name }) => ({ id, name })),
        call,
      );
    });
  }
  graph.node("business", (id) => id === `${owner.id}9`);
  graph.route("business", "GET", "", ({ id }) => ({ id, name: "Lakeside Bakery" }));
}
