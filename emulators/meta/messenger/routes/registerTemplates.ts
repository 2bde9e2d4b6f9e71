// Utility templates of a Page; a review decides whether they may be sent.

import type { Meta } from "../../types.ts";
import { recordsOf, textOf, type Fields } from "../fields.ts";
import { requirePage, unwrap } from "../graphEdge.ts";
import type { UtilityTemplate } from "../inbox.ts";
import type { Messaging } from "../messaging.ts";
import { addressOf, presentList } from "../page.ts";
import { invalid } from "../refusal.ts";

export function registerTemplates({ graph, ids }: Meta, messaging: Messaging): void {
  graph.route("page", "POST", "message_templates", (call) => {
    const page = requirePage(messaging, call, "page_utility_messaging");
    const name = textOf(call.parameters["name"]) ?? "";
    const language = textOf(call.parameters["language"]);
    const components = recordsOf(call.parameters["components"]);
    if (!/^[a-z0-9_]+$/.test(name)) return unwrap(invalid("Param name takes small letters, digits and _."));
    if (!language || components.length === 0) {
      return unwrap(invalid("The parameters language and components are required."));
    }
    const isTaken = [...page.templates.values()].some(
      (one) => one.name === name && one.language === language,
    );
    if (isTaken) return unwrap(invalid(`There is a template ${name} in the language ${language} already.`));
    const template: UtilityTemplate = { id: ids.digits(16), name, language, status: "PENDING", components };
    page.templates.set(template.id, template);
    return { id: template.id, status: template.status, category: "UTILITY" };
  });

  graph.route("page", "GET", "message_templates", (call) => {
    const page = requirePage(messaging, call, "page_utility_messaging");
    return presentList(
      [...page.templates.values()].map(presentTemplate),
      call.parameters,
      addressOf(call.call),
    );
  });
}

function presentTemplate({ id, name, language, status, components }: UtilityTemplate): Fields {
  return { id, name, language, status, category: "UTILITY", components };
}
