// Message templates: what they need, and how they are filled.

export { fillTemplate, type FilledTemplate, type TemplateContent } from "./fillTemplate.ts";
export { templateNeeds, type TemplateNeeds } from "./templateNeeds.ts";
export { variablesOf } from "./templateTypes.ts";
