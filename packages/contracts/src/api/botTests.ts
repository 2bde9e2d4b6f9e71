// Bot tests: conversations kept with a flow and played again before every publication.

import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { blockId, languageTag } from "../flow.ts";
import { id, timestamp } from "../ids.ts";
import { limits } from "../limits.ts";
import { timeSlot, visitorInput } from "../messages.ts";
import { inWorkspace, workspacePath } from "./common.ts";

export const botTestLimits = {
  /** Tests of one flow. */
  testsPerFlow: 100,
  /** Steps of one test: what the visitor does, and what is expected. */
  steps: 200,
  /** Characters of a text that is expected, or of a pattern. */
  textLength: limits.messageTextLength,
  /** Characters of the reason for publishing in spite of failed tests. */
  reasonLength: 500,
  /** Characters of what a failed step reports as expected and as found. */
  reportLength: 1_000,
} as const;

const read = { section: "bots", level: "read" } as const;
const write = { section: "bots", level: "write" } as const;
const remove = { section: "bots", level: "delete" } as const;

const fact = z.string().max(limits.urlLength).nullable();
const attributeKey = z.string().min(1).max(limits.attributeKeyLength);
const attributeValue = z.string().max(limits.attributeValueLength);

/** Who the visitor is before the first message, and where the chat is. */
export const botTestFacts = z.object({
  contact: z.object({
    name: fact,
    email: fact,
    phone: z.object({ dialCode: z.string().max(5), number: z.string().max(32) }).nullable(),
    tags: z.array(z.string().min(1).max(limits.tagLength)).max(limits.tagsPerContact),
    attributes: z
      .record(attributeKey, attributeValue)
      .refine((values) => Object.keys(values).length <= limits.attributesPerContact, "are too many"),
  }),
  chat: z.object({
    pageUrl: fact,
    language: languageTag.nullable(),
    channel: z.enum(["website", "whatsapp", "telegram", "messenger", "instagram"]),
    /** Whether somebody of the team is there; live chat and some rules depend on it. */
    agentsOnline: z.boolean().default(true),
  }),
});
export type BotTestFacts = z.infer<typeof botTestFacts>;

const word = z.string().max(limits.urlLength);
const longText = z.string().max(limits.messageTextLength);

/** What the world answers when the flow calls it: an API, a calendar, the team. */
export const botTestCallResult = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("failed"), code: word, detail: longText }),
  z.object({
    kind: z.literal("api"),
    status: z.number().int().min(100).max(599).nullable(),
    attributes: z.record(attributeKey, attributeValue),
  }),
  z.object({ kind: z.literal("webhook"), status: z.number().int().min(100).max(599), body: longText }),
  z.object({
    kind: z.literal("aiAnswer"),
    answer: longText.nullable(),
    suggestions: z.array(word).max(limits.choiceOptions),
  }),
  z.object({ kind: z.literal("assign"), assignedTo: word.nullable() }),
  z.object({ kind: z.literal("sendEmail") }),
  z.object({ kind: z.literal("sendCode") }),
  z.object({
    kind: z.literal("checkCode"),
    verdict: z.enum(["right", "wrong", "expired", "tooManyAttempts"]),
  }),
  z.object({ kind: z.literal("checkMailDomain"), accepts: z.boolean() }),
  z.object({ kind: z.literal("freeSlots"), slots: z.array(timeSlot).max(limits.slotsOffered) }),
  z.object({ kind: z.literal("bookSlot"), booked: z.boolean() }),
  z.object({
    kind: z.literal("claimFiles"),
    files: z
      .array(z.object({ id: word, name: word, type: word, sizeBytes: z.number().int().nonnegative() }))
      .max(limits.filesPerAnswer),
    refused: word.nullable(),
  }),
]);
export type BotTestCallResult = z.infer<typeof botTestCallResult>;

export const textMatches = ["equals", "contains", "matches"] as const;
export type TextMatch = (typeof textMatches)[number];

export const testedStatuses = [
  "awaitingInput",
  "waiting",
  "calling",
  "redirecting",
  "returning",
  "handedOff",
  "ended",
  "failed",
] as const;
export type TestedStatus = (typeof testedStatuses)[number];

/** Longest text of a step that names a value: an attribute with its prefix, for instance `contact.name`. */
const valueName = z
  .string()
  .min(1)
  .max(limits.attributeKeyLength + 20);

export const botTestStep = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("input"), input: visitorInput }),
  /** Lets the open time run out: a delay, an unanswered question, a live-chat request nobody accepts. */
  z.object({ kind: z.literal("wait") }),
  /** What the open call brings. */
  z.object({ kind: z.literal("result"), result: botTestCallResult }),
  /** An agent gives the conversation back. */
  z.object({ kind: z.literal("handedBack") }),
  /** Some message of the bot since the visitor's last input; `matches` takes an RE2 pattern. */
  z.object({
    kind: z.literal("expectText"),
    text: z.string().min(1).max(botTestLimits.textLength),
    match: z.enum(textMatches),
  }),
  /** An attribute by its key, or `contact.name`, `contact.email`, `contact.phone`, `contact.tags`, `variables.<name>`. */
  z.object({ kind: z.literal("expectAttribute"), key: valueName, value: attributeValue }),
  /** The conversation has been at this block. */
  z.object({ kind: z.literal("expectVisited"), blockId }),
  z.object({ kind: z.literal("expectStatus"), status: z.enum(testedStatuses) }),
]);
export type BotTestStep = z.infer<typeof botTestStep>;

export const botTestInput = z.object({
  name: z.string().trim().min(1).max(limits.nameLength),
  facts: botTestFacts,
  /** The moment the conversation begins. */
  now: timestamp,
  /** Decides every random choice. */
  seed: z.number().int().min(0).max(4_294_967_295),
  steps: z.array(botTestStep).max(botTestLimits.steps),
});
export type BotTestInput = z.infer<typeof botTestInput>;

export const botTest = botTestInput.extend({ id, flowId: id });
export type BotTest = z.infer<typeof botTest>;

/** A step that did not turn out as the test says. `step` counts from 0; `blockId` is where the conversation stood. */
export const botTestFailure = z.object({
  step: z.number().int(),
  expected: z.string(),
  got: z.string(),
  blockId: z.string().nullable(),
});
export type BotTestFailure = z.infer<typeof botTestFailure>;

export const botTestResult = z.object({
  passed: z.boolean(),
  failures: z.array(botTestFailure),
  /** Blocks of the tested flow the conversation has been at, in order. */
  visited: z.array(z.string()),
  /** Connections of the tested flow it took, as `<block id>><output>`. */
  connections: z.array(z.string()),
});
export type BotTestResult = z.infer<typeof botTestResult>;

export const botTestReport = botTestResult.extend({ testId: id, name: z.string() });
export type BotTestReport = z.infer<typeof botTestReport>;

const flowParams = inWorkspace.extend({ flowId: id });
const testParams = flowParams.extend({ testId: id });
const testsPath = `${workspacePath}/flows/:flowId/tests`;

export const botTestEndpoints = {
  listBotTests: endpoint({
    method: "GET",
    path: testsPath,
    summary: "Tests of a flow, oldest first.",
    audience: read,
    params: flowParams,
    response: z.object({ items: z.array(botTest) }),
  }),
  createBotTest: endpoint({
    method: "POST",
    path: testsPath,
    summary: "Keep a conversation as a test of the flow.",
    audience: write,
    params: flowParams,
    body: botTestInput,
    response: botTest,
  }),
  updateBotTest: endpoint({
    method: "PUT",
    path: `${testsPath}/:testId`,
    summary: "Change a test.",
    audience: write,
    params: testParams,
    body: botTestInput,
    response: botTest,
  }),
  deleteBotTest: endpoint({
    method: "DELETE",
    path: `${testsPath}/:testId`,
    summary: "Delete a test.",
    audience: remove,
    params: testParams,
  }),
  runBotTests: endpoint({
    method: "POST",
    path: `${testsPath}/run`,
    summary: "Run all tests of a flow against its draft. Nothing is sent and nothing is stored.",
    audience: read,
    params: flowParams,
    response: z.object({ reports: z.array(botTestReport) }),
  }),
};
