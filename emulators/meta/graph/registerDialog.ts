// The log-in dialog: a person chooses what to hand over, and the application receives a code, by redirect or, in embedded
// sign-up, through the window that opened the pop-up. `/en_US/sdk.js` is the part of the browser SDK which opens it.

import { html, redirect, text } from "../../kit/call.ts";
import { escapeHtml, pageShell } from "../../kit/pages/pageShell.ts";
import type { Grantable, GraphCall, Meta } from "../types.ts";
import { rawAnswer } from "./graphError.ts";
import { sdkScript } from "./sdkScript.ts";

type OpenCall = Omit<GraphCall, "token">;

/** A code of embedded sign-up lives only so long. */
const BUSINESS_CODE_LIFE_MS = 30_000;
const CODE_LIFE_MS = 600_000;

export function registerDialog(meta: Meta, listGrantables: () => Grantable[]): void {
  const { application, clock, codes, graph, ids } = meta;

  graph.fixed("GET", "/dialog/oauth", ({ parameters }: OpenCall) => {
    const problem = refuse(parameters);
    return rawAnswer(html(problem ? problemPage(problem) : dialogPage(parameters), problem ? 400 : 200));
  });

  graph.fixed("POST", "/dialog/oauth/answer", ({ parameters, call }: OpenCall) => {
    const problem = refuse(parameters);
    if (problem) return rawAnswer(html(problemPage(problem), 400));
    const isPopup = isEmbedded(parameters);
    if (parameters["answer"] !== "continue") return isPopup ? cancelPopup() : cancelRedirect(parameters);
    const granted = new URLSearchParams(call.body.toString("utf8")).getAll("grant");
    const code = issueCode(parameters, granted, isPopup);
    return isPopup ? finishPopup(code, granted) : finishRedirect(parameters, code);
  });

  meta.page("/en_US/sdk.js", ({ origin }) => text(sdkScript(origin), 200, "text/javascript; charset=utf-8"));

  function refuse(parameters: Record<string, unknown>): string | undefined {
    if (parameters["client_id"] !== application.id)
      return "Invalid App ID: The provided app ID does not look like a valid app ID.";
    if (isEmbedded(parameters)) return undefined;
    const target = String(parameters["redirect_uri"] ?? "");
    if (!URL.canParse(target)) return "The parameter redirect_uri is required.";
    const isKnown = application.redirectUris.length === 0 || application.redirectUris.includes(target);
    return isKnown
      ? undefined
      : "URL blocked. This redirect failed because the redirect URI is not white-listed in the app's client OAuth settings.";
  }

  function issueCode(parameters: Record<string, unknown>, granted: string[], isBusiness: boolean): string {
    const code = `AQ${ids.letters(60)}`;
    const scopes = isBusiness
      ? ["whatsapp_business_management", "whatsapp_business_messaging"]
      : String(parameters["scope"] ?? "public_profile")
          .split(/[\s,]+/)
          .filter(Boolean);
    codes.set(code, {
      code,
      ownerId: meta.owner.id,
      scopes,
      targetIds: granted.flatMap((grant) => grant.split(",")),
      redirectUri: isBusiness ? "" : String(parameters["redirect_uri"]),
      isBusiness,
      expiresAt: clock.now() + (isBusiness ? BUSINESS_CODE_LIFE_MS : CODE_LIFE_MS),
      isUsed: false,
    });
    return code;
  }

  function finishRedirect(parameters: Record<string, unknown>, code: string) {
    return rawAnswer(redirect(withQuery(parameters, { code })));
  }

  function cancelRedirect(parameters: Record<string, unknown>) {
    const reason = {
      error: "access_denied",
      error_code: "200",
      error_description: "Permissions error",
      error_reason: "user_denied",
    };
    return rawAnswer(redirect(withQuery(parameters, reason)));
  }

  function finishPopup(code: string, granted: string[]) {
    const [account = "", phone = ""] = (granted[0] ?? "").split(",");
    const data = { phone_number_id: phone, waba_id: account, business_id: `${meta.owner.id}9` };
    const event = phone === "" ? "FINISH_ONLY_WABA" : "FINISH";
    return closingPage([
      { type: "WA_EMBEDDED_SIGNUP", event, version: "3", data },
      { type: "FB_LOGIN_RESPONSE", response: { status: "connected", authResponse: { code } } },
    ]);
  }

  function cancelPopup() {
    return closingPage([
      {
        type: "WA_EMBEDDED_SIGNUP",
        event: "CANCEL",
        version: "3",
        data: { current_step: "PHONE_NUMBER_SETUP" },
      },
      { type: "FB_LOGIN_RESPONSE", response: { status: "unknown", authResponse: null } },
    ]);
  }

  function dialogPage(parameters: Record<string, unknown>): string {
    const isPopup = isEmbedded(parameters);
    const offered = listGrantables().filter(({ kind }) => !isPopup || kind === "WhatsApp number");
    const kept = Object.entries(parameters)
      .map(
        ([name, value]) =>
          `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(String(value))}">`,
      )
      .join("");
    const choices = offered
      .map(
        ({ id, name, kind }, index) =>
          `<label class="choice"><input type="${isPopup ? "radio" : "checkbox"}" name="grant" value="${escapeHtml(id)}"${!isPopup || index === 0 ? " checked" : ""}><span><strong>${escapeHtml(name)}</strong><small>${escapeHtml(kind)} · ${escapeHtml(id)}</small></span></label>`,
      )
      .join("");
    const scopes = String(parameters["scope"] ?? "")
      .split(/[\s,]+/)
      .filter(Boolean);
    const asked =
      scopes.length > 0
        ? `<p class="hint">It asks for ${scopes.map((scope) => `<code>${escapeHtml(scope)}</code>`).join(" ")}</p>`
        : "";
    return pageShell({
      title: "Log in",
      body: `<main class="card"><p class="badge">Emulated log-in</p><h1>${escapeHtml(application.name)} asks ${escapeHtml(meta.owner.name)}</h1>
<p>${isPopup ? "Choose the number to connect." : "Choose what the application may use."}</p>${asked}
<form method="post" action="/dialog/oauth/answer">${kept}${choices}
<div class="row"><button name="answer" value="continue" class="primary">Continue</button><button name="answer" value="cancel">Cancel</button></div></form></main>`,
    });
  }
}

function isEmbedded(parameters: Record<string, unknown>): boolean {
  return parameters["config_id"] !== undefined && parameters["redirect_uri"] === undefined;
}

function withQuery(parameters: Record<string, unknown>, values: Record<string, string>): string {
  const url = new URL(String(parameters["redirect_uri"]));
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  if (parameters["state"] !== undefined) url.searchParams.set("state", String(parameters["state"]));
  return url.href;
}

function problemPage(problem: string): string {
  return pageShell({
    title: "Log in",
    body: `<main class="card"><h1>This does not work</h1><p>${escapeHtml(problem)}</p></main>`,
  });
}

/** Tells the window that opened the pop-up, in the form in which Meta sends it: JSON as text. */
function closingPage(messages: readonly unknown[]) {
  const source = JSON.stringify(messages).replaceAll("<", "\\u003c");
  const script = `for (const message of ${source}) window.opener?.postMessage(JSON.stringify(message), "*"); window.close();`;
  return rawAnswer(
    html(
      pageShell({
        title: "Done",
        body: `<main class="card"><h1>Done</h1><p>You can close this window.</p></main>`,
        script,
      }),
    ),
  );
}
