// Every error a caller can meet: stable code, HTTP status, what happened, what to do next.
// A code keeps its meaning for ever. docs/reference/errors.md has an anchor for each.

export interface ErrorDefinition {
  status: number;
  /** What happened, for people. `{name}` is filled from the error's details. */
  message: string;
  /** What the person can do now. */
  hint: string;
}

export const errors = {
  bad_request: {
    status: 400,
    message: "The request could not be understood.",
    hint: "Check the request against the API reference.",
  },
  validation_failed: {
    status: 400,
    message: "Some fields are not valid.",
    hint: "Correct the fields listed in the details and send again.",
  },
  malformed_json: {
    status: 400,
    message: "The body is not valid JSON.",
    hint: "Send a JSON document with the content type application/json.",
  },
  not_authenticated: {
    status: 401,
    message: "You are not signed in.",
    hint: "Sign in, or send a valid API token.",
  },
  token_invalid: {
    status: 401,
    message: "This token is not valid.",
    hint: "Create a new token and use it in full.",
  },
  session_expired: {
    status: 401,
    message: "This chat session has ended.",
    hint: "Reload the page to start again.",
  },
  forbidden: {
    status: 403,
    message: "Your role does not allow this.",
    hint: "Ask an owner of the workspace to change your role.",
  },
  origin_refused: {
    status: 403,
    message: "This request came from another site.",
    hint: "Use the address Parley runs at.",
  },
  not_found: {
    status: 404,
    message: "This does not exist, or you may not see it.",
    hint: "Check the address, or ask for access.",
  },
  connection_without_bot: {
    status: 409,
    message: "No bot answers on this account.",
    hint: "Choose a bot for it in the connection's settings, then replay what came in.",
  },
  connection_secret_unreadable: {
    status: 409,
    message: "The stored token of this account cannot be opened: this server's secret has changed.",
    hint: "Reconnect the account with its token.",
  },
  account_already_connected: {
    status: 409,
    message: "The account {account} is connected already, here or in another workspace.",
    hint: "Disconnect it there first; one account answers in one place only.",
  },
  provider_refused: {
    status: 422,
    message: "{provider} refused this: “{detail}”.",
    hint: "Check the token, its permissions and the ids, then try again.",
  },
  provider_unreachable: {
    status: 424,
    message: "{provider} could not be reached.",
    hint: "Wait a moment and try again; if it lasts, check this server's way to the internet.",
  },
  sign_in_expired: {
    status: 409,
    message: "This sign-in has expired or belongs to somebody else.",
    hint: "Begin connecting once more.",
  },
  channel_not_configured: {
    status: 409,
    message: "This server has no app at this provider.",
    hint: "Connect by hand with a token, or ask the operator to set up the app.",
  },
  reconnect_needed: {
    status: 409,
    message: "The provider no longer accepts this account's token.",
    hint: "Reconnect the account with a new token; conversations and settings stay.",
  },
  shared_number: {
    status: 409,
    message: "This is the shared demo number of this server.",
    hint: "Connect a number of your own to do this.",
  },
  webhook_refused: {
    status: 403,
    message: "The signature of this webhook is missing or wrong.",
    hint: "Check that the app secret stored here is the one of the app that sends.",
  },
  window_closed: {
    status: 409,
    message: "The time for free messages to this person is over.",
    hint: "Send an approved template, or wait until they write.",
  },
  template_not_approved: {
    status: 409,
    message: "The template {name} may not be sent now: its status is {status}.",
    hint: "Choose an approved template, or wait until this one is approved.",
  },
  template_parameter_missing: {
    status: 422,
    message: "The template needs a value for {variable}.",
    hint: "Fill in every variable, file and code of the template.",
  },
  template_is_foreign: {
    status: 409,
    message: "This template has parts that cannot be edited here.",
    hint: "Edit it in Meta's WhatsApp Manager, then fetch the templates again.",
  },
  template_not_editable: {
    status: 409,
    message: "This template cannot be changed while its status is {status}.",
    hint: "Wait for Meta's decision, or make a copy of it.",
  },
  contact_unreachable: {
    status: 409,
    message: "This person cannot be reached any more: {reason}.",
    hint: "Use another channel, or wait until they write.",
  },
  conflict: {
    status: 409,
    message: "This was changed by somebody else in the meantime.",
    hint: "Reload and try again.",
  },
  draft_conflict: {
    status: 409,
    message: "This draft was changed somewhere else.",
    hint: "Compare both versions and keep one; nothing is lost.",
  },
  flow_has_problems: {
    status: 422,
    message: "This flow has problems that must be fixed first.",
    hint: "Open the problems list and fix the errors.",
  },
  bot_tests_failed: {
    status: 422,
    message: "Some tests of this flow failed.",
    hint: "Correct the flow or its tests, or publish with a reason.",
  },
  flow_document_invalid: {
    status: 422,
    message: "This is not a flow document Parley understands.",
    hint: "Export the flow again, or fix the places listed.",
  },
  flow_document_too_large: {
    status: 413,
    message: "This flow document is too large.",
    hint: "Split it into several flows.",
  },
  flow_in_use: {
    status: 409,
    message: "This flow is used by others.",
    hint: "Choose another default flow first.",
  },
  version_is_published: {
    status: 409,
    message: "This version is the one visitors see, so it cannot be retired.",
    hint: "Publish another version first.",
  },
  conversation_busy: {
    status: 409,
    message: "A person answers this chat, or was asked for.",
    hint: "Give the chat back to the bot first.",
  },
  flow_has_no_api_trigger: {
    status: 409,
    message: "This flow cannot be begun by the API.",
    hint: "Add an API trigger to the flow and publish it.",
  },
  reply_not_awaited: {
    status: 410,
    message: "Nobody waits for this reply any more.",
    hint: "Nothing to do: it came before, came too late, or the chat has gone on without it.",
  },
  conversation_already_taken: {
    status: 409,
    message: "{name} has already taken this chat.",
    hint: "Open the chat to follow it.",
  },
  conversation_not_taken: {
    status: 409,
    message: "Nobody has taken this chat yet.",
    hint: "Take it over first.",
  },
  conversation_locked: {
    status: 409,
    message: "{name} is answering this chat.",
    hint: "Ask for a transfer before you write.",
  },
  no_live_chat_request: {
    status: 409,
    message: "This chat has no open live-chat request.",
    hint: "Reload; the visitor may have left or the request expired.",
  },
  member_unavailable: {
    status: 409,
    message: "This member cannot take chats now.",
    hint: "Choose a member who is online.",
  },
  bot_not_published: {
    status: 404,
    message: "This bot is not published yet.",
    hint: "Publish its flow in the editor.",
  },
  bot_disabled: {
    status: 403,
    message: "This bot is switched off.",
    hint: "Switch it on in the bot's settings.",
  },
  bot_not_allowed_here: {
    status: 403,
    message: "This bot is not available here.",
    hint: "The bot's owner limits pages, devices or countries.",
  },
  message_too_long: {
    status: 413,
    message: "This message is too long: {length} of at most {maximum} characters.",
    hint: "Shorten it or send it in parts.",
  },
  payload_too_large: {
    status: 413,
    message: "The request is too large.",
    hint: "Send less in one request.",
  },
  unsupported_media_type: {
    status: 415,
    message: "This kind of content is not accepted.",
    hint: "Send one of the accepted types.",
  },
  file_type_refused: {
    status: 415,
    message: "This kind of file is not accepted.",
    hint: "Upload a picture, a video or a document.",
  },
  rate_limited: { status: 429, message: "Too many requests.", hint: "Wait {seconds} seconds and try again." },
  limit_reached: {
    status: 409,
    message: "The limit of {maximum} is reached.",
    hint: "Delete something you no longer need.",
  },
  name_taken: { status: 409, message: "This name is already used.", hint: "Choose another name." },
  last_owner: {
    status: 409,
    message: "A workspace needs at least one owner.",
    hint: "Make somebody else an owner first.",
  },
  storage_full: {
    status: 507,
    message: "The disk is full; the file was not saved.",
    hint: "Free some space or change the storage settings.",
  },
  storage_unavailable: {
    status: 503,
    message: "The file storage cannot be reached.",
    hint: "Try again in a moment; nothing was changed.",
  },
  database_unavailable: {
    status: 503,
    message: "The database cannot be reached.",
    hint: "Try again in a moment; nothing was changed.",
  },
  shutting_down: { status: 503, message: "The server is restarting.", hint: "Try again in a moment." },
  internal: {
    status: 500,
    message: "Something went wrong on our side.",
    hint: "Try again; give the request id to your operator if it stays.",
  },
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof errors;

export interface FieldProblem {
  path: string;
  message: string;
}

/** Body of every error answer of the native API (RFC 9457 problem details). */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  hint: string;
  requestId?: string;
  fields?: FieldProblem[];
  /** Facts for programs: the winner's name, the current draft, the seconds to wait. */
  data?: Record<string, unknown>;
}

/** An expected refusal. Thrown at the edge of the server or returned as a value; carries a registered code. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly hint: string;
  readonly data: Record<string, unknown>;
  readonly fields: FieldProblem[] | undefined;

  constructor(code: ErrorCode, data: Record<string, unknown> = {}, fields?: FieldProblem[]) {
    super(fill(errors[code].message, data));
    this.name = "AppError";
    this.code = code;
    this.status = errors[code].status;
    this.hint = fill(errors[code].hint, data);
    this.data = data;
    this.fields = fields;
  }
}

function fill(text: string, data: Record<string, unknown>): string {
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => (key in data ? String(data[key]) : whole));
}
