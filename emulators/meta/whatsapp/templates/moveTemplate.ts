// What Meta does with a template by itself: review, pause, disabling, quality, category. Each is a webhook.

import { publishChange } from "../publishChange.ts";
import { failMessage, followMessage } from "../send/followMessage.ts";
import type { Quality, Template, TemplateStatus, Whatsapp } from "../types.ts";

const HOUR_MS = 3_600_000;
/** The first pause is this long, the second that long; the third time the template is disabled. */
const PAUSES_MS = [3 * HOUR_MS, 6 * HOUR_MS];

export function moveTemplate(
  state: Whatsapp,
  template: Template,
  status: TemplateStatus,
  reason = "NONE",
  title?: string,
): void {
  template.status = status;
  template.rejectedReason = status === "REJECTED" ? reason : "NONE";
  const account = state.accounts.get(template.accountId);
  if (!account) return;
  publishChange(state, account, "message_template_status_update", {
    event: status,
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language,
    reason,
    message_template_category: template.category,
    ...(title ? { other_info: { title, description: `The template is ${status.toLowerCase()}.` } } : {}),
    ...(status === "REJECTED"
      ? {
          rejection_info: {
            reason: `The template breaks a rule: ${reason}`,
            recommendation: "Change the text and submit it again.",
          },
        }
      : {}),
  });
}

/** Starts the review, unless a person is to decide. */
export function reviewTemplate(state: Whatsapp, template: Template): void {
  const { reviewAfterMs } = state.settings;
  if (reviewAfterMs === undefined) return;
  state.meta.clock.after(reviewAfterMs, () => {
    if (template.status === "PENDING" && state.templates.has(template.id))
      moveTemplate(state, template, "APPROVED");
  });
}

export function pauseTemplate(state: Whatsapp, template: Template): void {
  const pause = PAUSES_MS[template.pauses];
  template.pauses += 1;
  if (pause === undefined) return moveTemplate(state, template, "DISABLED", "NONE", "DISABLED");
  moveTemplate(state, template, "PAUSED", "NONE", template.pauses === 1 ? "FIRST_PAUSE" : "SECOND_PAUSE");
  state.meta.clock.after(pause, () => {
    if (template.status === "PAUSED") moveTemplate(state, template, "APPROVED", "NONE", "UNPAUSE");
  });
}

export function changeQuality(state: Whatsapp, template: Template, quality: Quality): void {
  const previous = template.quality;
  template.quality = quality;
  const account = state.accounts.get(template.accountId);
  if (!account) return;
  publishChange(state, account, "message_template_quality_update", {
    previous_quality_score: previous,
    new_quality_score: quality,
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language,
  });
  if (quality === "RED") pauseTemplate(state, template);
}

export function changeCategory(state: Whatsapp, template: Template, category: string): void {
  const previous = template.category;
  template.category = category;
  const account = state.accounts.get(template.accountId);
  if (!account) return;
  publishChange(state, account, "template_category_update", {
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language,
    previous_category: previous,
    new_category: category,
  });
}

/** The held messages of a template go out, or fail when its quality turned bad. */
export function releaseHeld(state: Whatsapp, template: Template, isGood: boolean): number {
  template.isHeld = false;
  const held = [...state.messages.values()].filter(
    ({ templateId, status }) => templateId === template.id && status === "held",
  );
  for (const message of held) {
    if (isGood) {
      message.status = "accepted";
      followMessage(state, message, undefined);
    } else
      failMessage(state, message, {
        code: 132015,
        details: "The template is paused because of its quality.",
      });
  }
  return held.length;
}
