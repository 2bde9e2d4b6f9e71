// A call to the outside and its answer in one sentence.

import type { CallRequest, CallResult } from "@parley/flow-engine";
import { t } from "../../../i18n/t.ts";

export function callText(request: CallRequest): string {
  switch (request.kind) {
    case "api":
      return t("editor.test.call.api");
    case "webhook":
      return t(request.reply ? "editor.test.call.webhookReply" : "editor.test.call.webhook", {
        method: request.method,
        url: request.url,
      });
    case "aiAnswer":
      return t("editor.test.call.aiAnswer", { question: request.question });
    case "assign":
      return t("editor.test.call.assign");
    case "sendEmail":
      return t("editor.test.call.sendEmail", { to: request.to.join(", "), subject: request.subject });
    case "sendCode":
      return t("editor.test.call.sendCode", { to: request.to });
    case "checkCode":
      return t("editor.test.call.checkCode", { code: request.code });
    case "checkMailDomain":
      return t("editor.test.call.checkMailDomain", { domain: request.domain });
    case "freeSlots":
      return t("editor.test.call.freeSlots", { count: request.slots.length });
    case "bookSlot":
      return t("editor.test.call.bookSlot", { start: request.slot.start });
    case "claimFiles":
      return t("editor.test.call.claimFiles", { count: request.fileIds.length });
  }
}

export function resultText(result: CallResult): string {
  switch (result.kind) {
    case "failed":
      return t("editor.test.outcome.failed");
    case "api":
    case "webhook":
      return t("editor.test.result.withStatus", { status: result.status ?? 0 });
    case "aiAnswer":
      return t(`editor.test.outcome.${result.answer === null ? "noAnswer" : "success"}`);
    case "assign":
      return t(`editor.test.outcome.${result.assignedTo === null ? "nobody" : "assigned"}`);
    case "sendEmail":
    case "sendCode":
      return t("editor.test.outcome.success");
    case "checkCode":
      return t(`editor.test.outcome.${result.verdict}`);
    case "checkMailDomain":
      return t(`editor.test.outcome.${result.accepts ? "accepts" : "rejects"}`);
    case "freeSlots":
      return t(`editor.test.outcome.${result.slots.length > 0 ? "allFree" : "noneFree"}`);
    case "bookSlot":
      return t(`editor.test.outcome.${result.booked ? "booked" : "taken"}`);
    case "claimFiles":
      return t(`editor.test.outcome.${result.refused === null ? "filesAccepted" : "filesRefused"}`);
  }
}
