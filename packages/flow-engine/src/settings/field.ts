// How a setting is shown in the editor. The form of a block is generated from its schema alone, so everything the
// form needs travels with the schema as metadata.

import type { z } from "zod";

export const fieldTabs = ["content", "logic", "advanced"] as const;
export type FieldTab = (typeof fieldTabs)[number];

export const fieldControls = [
  "text",
  "textarea",
  "number",
  "toggle",
  "select",
  "options",
  "links",
  "conditions",
  "assignments",
  "attribute",
  "tags",
  "flow",
  "block",
  "members",
  "duration",
  "imageUrl",
  "videoUrl",
  "audioUrl",
  "documentUrl",
  "country",
  "stringList",
  /** `{ id, title, keywords: string[] }[]` */
  "keywordRows",
  /** `{ id, title, imageUrl, text }[]`: options with a picture */
  "pictureOptions",
  /** `{ id, title, text, imageUrl, buttons: { id, title, url }[] }[]`: an empty `url` is an answer */
  "cards",
  /** `{ id, kind, label, isRequired, placeholder, options: { id, title }[], saveToAttribute }[]` */
  "formFields",
  /** `{ day: 1 (Monday) … 7, from: "09:00", to: "17:00" }[]`; several rows per day are possible */
  "weekHours",
  /** `string[]` of types: `image/*`, `application/pdf`; empty accepts all */
  "fileTypes",
  /** The id of a configured API of the workspace, or empty. */
  "api",
  /** `{ status }[]`: answers of a call that get a way of their own, exact (`200`) or a class (`4xx`). */
  "statusRows",
  /** `{ name, value }[]`: headers of a request; values may hold variables. */
  "headers",
  /** `{ id, title, percent }[]`: the ways of a split; `id` names the output. */
  "splits",
  /** `{ "1": { from, to }[], … "7": … }`: open minutes of each weekday, Monday first; a missing day is closed. */
  "weekHours",
  /** `{ kind: "member", memberId }` or `{ kind: "team", memberIds, method: "roundRobin" | "leastBusy" }`. */
  "assignTarget",
] as const;
export type FieldControl = (typeof fieldControls)[number];

export interface FieldMeta {
  label: string;
  hint?: string;
  tab: FieldTab;
  control: FieldControl;
  placeholder?: string;
  /** Choices of a `select`. */
  options?: readonly { value: string; label: string }[];
  /** Shown only while another setting of the block has this value. */
  visibleWhen?: { field: string; equals: string | number | boolean };
  /** The text may hold variables: the editor offers the variable picker, `validate` checks the syntax. */
  template?: true;
  /** Read by visitors although it holds no variables, for instance the title of a button: it can be translated. */
  said?: true;
  /** Must not be empty when the flow is published. */
  required?: true;
}

/** Attaches what the editor needs to a schema. The schema must have a default, so that new blocks are complete. */
export function field<Schema extends z.ZodType>(schema: Schema, meta: FieldMeta): Schema {
  return schema.meta({ ...meta });
}

/** Metadata of a setting, or undefined for a schema made without `field`. */
export function fieldMeta(schema: z.ZodType): FieldMeta | undefined {
  const meta: unknown = schema.meta();
  return isFieldMeta(meta) ? meta : undefined;
}

function isFieldMeta(meta: unknown): meta is FieldMeta {
  return typeof meta === "object" && meta !== null && "control" in meta && "tab" in meta && "label" in meta;
}
