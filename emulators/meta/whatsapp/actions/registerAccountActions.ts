// What Meta does to a business: decisions about templates, quality and limits of numbers, restrictions; and the settings of the emulation.

import { publishChange, accountOf } from "../publishChange.ts";
import {
  changeCategory,
  changeQuality,
  moveTemplate,
  pauseTemplate,
  releaseHeld,
} from "../templates/moveTemplate.ts";
import type { Account, Json, Phone, Quality, Template, Tier, Whatsapp } from "../types.ts";
import { choosePhone, chooseTemplate, refuse } from "./choose.ts";

const QUALITIES: readonly Quality[] = ["GREEN", "YELLOW", "RED", "UNKNOWN"];
const TIERS: readonly Tier[] = ["TIER_250", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_UNLIMITED"];
const EVENTS = ["approve", "reject", "pause", "unpause", "disable", "hold", "release", "quality", "category"];

export function registerAccountActions(state: Whatsapp): void {
  const { control, clock } = state.meta;

  control.action("whatsapp/template", (values) => {
    const template = chooseTemplate(state, values);
    decide(template, values);
    state.revision += 1;
    return template;
  });

  function decide(template: Template, values: Json): void {
    const reason = typeof values["reason"] === "string" ? values["reason"] : undefined;
    switch (values["event"]) {
      case "approve":
        return moveTemplate(state, template, "APPROVED");
      case "reject":
        return moveTemplate(state, template, "REJECTED", reason ?? "INVALID_FORMAT");
      case "pause":
        return pauseTemplate(state, template);
      case "unpause":
        return moveTemplate(state, template, "APPROVED", "NONE", "UNPAUSE");
      case "disable":
        return moveTemplate(state, template, "DISABLED", reason ?? "NONE", "DISABLED");
      case "hold":
        template.isHeld = true;
        return;
      case "release":
        releaseHeld(state, template, values["isGood"] !== false);
        return;
      case "quality":
        return changeQuality(state, template, oneOf(QUALITIES, values["quality"], "quality"));
      case "category":
        return changeCategory(state, template, String(values["category"] ?? "MARKETING"));
      default:
        refuse(`event is one of ${EVENTS.join(", ")}.`);
    }
  }

  control.action("whatsapp/number", (values) => {
    const phone = choosePhone(state, values["number"]);
    const { hasPayment, isNameApproved, isRegistered, isUpgrading, allowedRecipients } = values;
    if (typeof hasPayment === "boolean") phone.hasPayment = hasPayment;
    if (typeof isRegistered === "boolean") phone.isRegistered = isRegistered;
    if (typeof isUpgrading === "boolean") phone.isUpgrading = isUpgrading;
    if (typeof isNameApproved === "boolean") approveName(phone, isNameApproved);
    if (Array.isArray(allowedRecipients)) phone.allowedRecipients = allowedRecipients.map(String);
    if (allowedRecipients === null) delete phone.allowedRecipients;
    if (values["quality"] !== undefined)
      changeNumberQuality(phone, oneOf(QUALITIES, values["quality"], "quality"));
    if (values["tier"] !== undefined) changeTier(phone, oneOf(TIERS, values["tier"], "tier"));
    state.revision += 1;
    return presentPhone(phone);
  });

  function approveName(phone: Phone, isApproved: boolean): void {
    phone.isNameApproved = isApproved;
    publishChange(state, accountOf(state, phone), "phone_number_name_update", {
      display_phone_number: phone.number,
      decision: isApproved ? "APPROVED" : "REJECTED",
      requested_verified_name: phone.verifiedName,
      rejection_reason: isApproved ? null : "NAME_EMPLOYER_ISSUE",
    });
  }

  function changeNumberQuality(phone: Phone, quality: Quality): void {
    const event = quality === "RED" ? "FLAGGED" : "UNFLAGGED";
    phone.quality = quality;
    publishChange(state, accountOf(state, phone), "phone_number_quality_update", {
      display_phone_number: phone.number,
      event,
      max_daily_conversations_per_business: phone.tier,
    });
  }

  function changeTier(phone: Phone, tier: Tier): void {
    const isUp = TIERS.indexOf(tier) > TIERS.indexOf(phone.tier);
    phone.tier = tier;
    const account = accountOf(state, phone);
    publishChange(state, account, "phone_number_quality_update", {
      display_phone_number: phone.number,
      event: tier === "TIER_UNLIMITED" ? "THROUGHPUT_UPGRADE" : isUp ? "UPGRADE" : "DOWNGRADE",
      max_daily_conversations_per_business: tier,
    });
    publishChange(state, account, "business_capability_update", {
      max_daily_conversations_per_business: tier,
      max_phone_numbers_per_business: 20,
      max_phone_numbers_per_waba: 20,
    });
  }

  control.action("whatsapp/account", (values) => {
    const account = accountOf(state, choosePhone(state, values["number"]));
    if (typeof values["isSubscribed"] === "boolean") account.isSubscribed = values["isSubscribed"];
    if (typeof values["isDisabled"] === "boolean") disable(account, values["isDisabled"]);
    if (typeof values["restrictForMs"] === "number") restrict(account, values["restrictForMs"]);
    if (typeof values["event"] === "string")
      publishChange(state, account, "account_update", { event: values["event"] });
    state.revision += 1;
    return account;
  });

  function disable(account: Account, isDisabled: boolean): void {
    account.isDisabled = isDisabled;
    publishChange(state, account, "account_update", {
      event: "DISABLED_UPDATE",
      ban_info: {
        waba_ban_state: isDisabled ? "DISABLE" : "REINSTATE",
        waba_ban_date: new Date(clock.now()).toDateString(),
      },
    });
  }

  function restrict(account: Account, forMs: number): void {
    account.restrictedUntil = clock.now() + forMs;
    publishChange(state, account, "account_update", {
      event: "ACCOUNT_RESTRICTION",
      restriction_info: [
        {
          restriction_type: "RESTRICTED_BIZ_INITIATED_MESSAGING",
          expiration: Math.floor(account.restrictedUntil / 1000),
        },
      ],
    });
  }

  control.action("whatsapp/flow", ({ id, status }) => {
    const flow = state.flows.get(String(id)) ?? refuse("No such flow.");
    if (status !== "BLOCKED" && status !== "THROTTLED" && status !== "PUBLISHED")
      return refuse("status is BLOCKED, THROTTLED or PUBLISHED.");
    flow.status = status;
    return flow;
  });

  control.action("whatsapp/settings", (values) => {
    const { settings } = state;
    for (const name of ["sentAfterMs", "deliveredAfterMs"] as const) {
      const value = values[name];
      if (typeof value === "number") settings[name] = value;
    }
    for (const name of ["reviewAfterMs", "marketingPerDay"] as const) {
      const value = values[name];
      if (typeof value === "number") settings[name] = value;
      else if (value === null) settings[name] = undefined;
    }
    return settings;
  });
}

export function presentPhone(phone: Phone): Json {
  return { ...phone, blocked: [...phone.blocked], codes: [...phone.codes.values()] };
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown, name: string): T {
  return allowed.find((each) => each === value) ?? refuse(`${name} is one of ${allowed.join(", ")}.`);
}
