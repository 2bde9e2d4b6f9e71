// What the callers send. Unknown fields are ignored; every problem becomes one sentence that names its place.

import { AppError } from "@parley/contracts/errors";
import { conversationStatuses } from "@parley/contracts/conversation";
import { limits } from "@parley/contracts/limits";
import { z } from "zod";

const NOTES_PER_REQUEST = 50;
const EMAIL_LENGTH = 254;
const PHONE_LENGTH = 32;
/** Pages beyond this are empty for any list that fits into a database. */
const LAST_PAGE = 1_000_000;

const said = (expected: string) => ({
  error: ({ input }: { input?: unknown }) => (input === undefined ? "is required" : expected),
});
const required = (maximum: number) =>
  z.string(said("must be a string")).trim().min(1, "is required").max(maximum, tooLong(maximum));
const optional = (maximum: number) =>
  z.string(said("must be a string")).trim().max(maximum, tooLong(maximum)).nullish();
const tooLong = (maximum: number) => `must have at most ${maximum} characters`;
const listOf = <Item extends z.ZodType>(item: Item, maximum: number) =>
  z.array(item, said("must be an array")).max(maximum, `must have at most ${maximum} entries`).nullish();

const webAddress = optional(limits.urlLength).refine(
  (value) => !value || (/^https?:\/\//i.test(value) && URL.canParse(value)),
  "must be an http(s) address",
);
const emailAddress = optional(EMAIL_LENGTH).refine(
  (value) => !value || z.email().safeParse(value).success,
  "must be an e-mail address",
);
const dialCode = optional(6).refine(
  (value) => !value || /^\+?\d{1,4}$/.test(value),
  "must be a dial code such as +1",
);
const phoneNumber = optional(PHONE_LENGTH).refine(
  (value) => !value || /^[\d\s().\-/]+$/.test(value),
  "must be a phone number without its dial code",
);
/** Documented as a Boolean and described as an id: an id assigns, everything empty changes nothing. */
const agentId = z
  .union([z.string(), z.literal(false), z.null()], { error: "must be the id of an agent" })
  .optional();

const note = z
  .object(
    { title: optional(limits.noteTitleLength), description: optional(limits.noteTextLength) },
    said("must be an object"),
  )
  .refine(({ title, description }) => Boolean(title) || Boolean(description), {
    error: "needs a title or a description",
  });
const attribute = z.object(
  {
    key: required(limits.attributeKeyLength),
    value: z
      .union([z.string(), z.number(), z.boolean()], said("must be a string"))
      .transform(String)
      .pipe(z.string().max(limits.attributeValueLength, tooLong(limits.attributeValueLength))),
  },
  said("must be an object"),
);

export const leadRequest = z.object(
  {
    uuid: z.uuid(said("must be a uuid")).toLowerCase(),
    botId: required(100),
    customerId: required(100),
    agentId,
    status: z
      .enum(conversationStatuses, { error: `must be one of ${conversationStatuses.join(", ")}` })
      .nullish(),
    picture: webAddress,
    name: optional(limits.nameLength),
    email: emailAddress,
    phone: phoneNumber,
    dialCode,
    notes: listOf(note, NOTES_PER_REQUEST),
    tags: listOf(required(limits.tagLength), limits.tagsPerContact),
    attributes: listOf(attribute, limits.attributesPerContact),
  },
  said("the body must be a JSON object"),
);
export type LeadRequest = z.output<typeof leadRequest>;

export const chatsQuery = z.object({
  botId: required(100),
  customerId: required(100),
  page: z
    .string(said("must be a number from 1 on"))
    .regex(/^[1-9]\d{0,6}$/, "must be a number from 1 on")
    .transform(Number)
    .pipe(z.number().max(LAST_PAGE)),
  type: z.enum(["lead", "non-lead"], said("must be lead or non-lead")),
});

/** @throws AppError `validation_failed` with places such as `notes[0].title`. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError(
    "validation_failed",
    {},
    parsed.error.issues.map(({ path, message }) => ({ path: placeOf(path), message })),
  );
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : `${index > 0 ? "." : ""}${String(part)}`))
    .join("");
}
