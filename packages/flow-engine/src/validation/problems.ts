// Every problem a flow can have: stable code, severity, and words for a shop owner: what is wrong, what to do.
// A code keeps its meaning for ever. `{name}` in a text is filled from the details of the report.

import type { FlowProblem } from "@parley/contracts/flow";
import { actionProblems } from "./actionProblems.ts";

export interface ProblemDefinition {
  severity: FlowProblem["severity"];
  message: string;
  hint: string;
}

export const problemDefinitions = {
  ...actionProblems,
  no_start: {
    severity: "error",
    message: "The flow has no first block.",
    hint: "Choose the block the conversation begins with.",
  },
  start_not_found: {
    severity: "error",
    message: "The first block of the flow no longer exists.",
    hint: "Choose another block the conversation begins with.",
  },
  too_many_blocks: {
    severity: "error",
    message: "The flow has {count} blocks; {maximum} are possible.",
    hint: "Move a part of it into another flow and lead there with a redirect.",
  },
  unknown_kind: {
    severity: "error",
    message: "This Parley does not know the block kind “{kind}”.",
    hint: "Update Parley, or delete the block.",
  },
  invalid_setting: {
    severity: "error",
    message: "The setting “{field}” cannot be used: {reason}.",
    hint: "Correct it in the block's settings.",
  },
  text_missing: {
    severity: "error",
    message: "“{field}” is empty.",
    hint: "Write what belongs there.",
  },
  output_not_connected: {
    severity: "error",
    message: "“{output}” leads nowhere, so the conversation would stop without a word.",
    hint: "Connect it to the next block, or to an “End chat” block.",
  },
  target_not_found: {
    severity: "error",
    message: "“{output}” leads to a block that no longer exists.",
    hint: "Connect it to another block.",
  },
  block_not_chosen: {
    severity: "error",
    message: "No block is chosen.",
    hint: "Choose the block to go to.",
  },
  block_not_found: {
    severity: "error",
    message: "The chosen block no longer exists.",
    hint: "Choose another block.",
  },
  unreachable_block: {
    severity: "warning",
    message: "No path leads to this block, so no visitor will ever see it.",
    hint: "Connect it, or delete it.",
  },
  loop_without_input: {
    severity: "error",
    message: "The flow goes in circles here without ever asking the visitor anything.",
    hint: "Put a question into the circle, or let it end.",
  },
  loop_with_pause_only: {
    severity: "warning",
    message: "This circle only pauses and never asks the visitor anything, so it may write to them for ever.",
    hint: "Put a question into the circle, or make sure a condition leads out of it.",
  },
  no_end: {
    severity: "warning",
    message: "The flow never reaches an “End chat” block.",
    hint: "Add “End chat” where the conversation is finished, so that it counts as completed.",
  },
  live_chat_then_end: {
    severity: "warning",
    message: "“End chat” follows directly after the live chat.",
    hint: "Leave the output of the live chat unconnected: agents end the conversation themselves.",
  },
  choice_without_options: {
    severity: "error",
    message: "There is nothing to choose from.",
    hint: "Add at least one option.",
  },
  option_title_missing: {
    severity: "error",
    message: "An option has no title.",
    hint: "Write a title, or remove the option.",
  },
  option_title_repeated: {
    severity: "error",
    message: "Two options are called “{title}”.",
    hint: "Give each option its own title.",
  },
  option_id_repeated: {
    severity: "error",
    message: "Two options share the id “{id}”.",
    hint: "Remove one of them and add it again.",
  },
  too_many_options: {
    severity: "error",
    message: "{count} options are too many for this channel; {maximum} are possible.",
    hint: "Remove some, or ask in two steps.",
  },
  range_empty: {
    severity: "error",
    message: "The smallest allowed value is larger than the largest.",
    hint: "Exchange the two values.",
  },
  range_too_large: {
    severity: "error",
    message: "{count} answers are required, but only {maximum} can be chosen.",
    hint: "Require fewer answers, or add options.",
  },
  url_missing: {
    severity: "error",
    message: "The address is missing.",
    hint: "Paste an address that begins with https://.",
  },
  url_invalid: {
    severity: "error",
    message: "“{url}” is not a web address.",
    hint: "Use a full address that begins with https:// or http://.",
  },
  links_missing: {
    severity: "error",
    message: "There is no link to show.",
    hint: "Add at least one link with a title and an address.",
  },
  link_title_missing: {
    severity: "error",
    message: "A link has no title.",
    hint: "Write what the button should say.",
  },
  flow_not_chosen: {
    severity: "error",
    message: "No flow is chosen.",
    hint: "Choose the flow to continue with.",
  },
  flow_not_found: {
    severity: "error",
    message: "The chosen flow does not exist in this bot.",
    hint: "Choose another flow.",
  },
  attribute_unknown: {
    severity: "warning",
    message: "The attribute “{key}” is not defined.",
    hint: "Define it in the settings, or choose another one.",
  },
  attribute_missing: {
    severity: "error",
    message: "No attribute is chosen.",
    hint: "Choose the attribute to write to.",
  },
  assignments_missing: {
    severity: "warning",
    message: "This block changes nothing.",
    hint: "Add an attribute and its value, or delete the block.",
  },
  tags_missing: {
    severity: "warning",
    message: "This block adds and removes no tags.",
    hint: "Name at least one tag, or delete the block.",
  },
  delay_missing: {
    severity: "warning",
    message: "The pause is zero.",
    hint: "Set a time, or delete the block.",
  },
  delay_too_long: {
    severity: "error",
    message: "The pause is longer than {maximum} days.",
    hint: "Choose a shorter one.",
  },
  branches_missing: {
    severity: "error",
    message: "The condition has no branch.",
    hint: "Add a branch with at least one rule.",
  },
  rules_missing: {
    severity: "error",
    message: "A branch has no rule, so it would never be taken.",
    hint: "Add a rule, or remove the branch.",
  },
  rule_subject_missing: {
    severity: "error",
    message: "A rule does not say what it compares.",
    hint: "Choose an answer, an attribute, or a fact about the contact or the chat.",
  },
  rule_value_missing: {
    severity: "warning",
    message: "A rule compares with nothing.",
    hint: "Write a value, or use “is empty”.",
  },
  answer_not_found: {
    severity: "error",
    message: "A rule looks at the answer of a block that does not exist.",
    hint: "Choose another question.",
  },
  answer_never_given: {
    severity: "warning",
    message: "A rule looks at the answer of a block that asks nothing.",
    hint: "Choose a question.",
  },
  domain_invalid: {
    severity: "error",
    message: "“{domain}” is not an e-mail domain.",
    hint: "Write it like example.com, without @.",
  },
  country_unknown: {
    severity: "error",
    message: "“{country}” is not a country code.",
    hint: "Choose a country from the list.",
  },
  rating_borders_crossed: {
    severity: "error",
    message: "Low ratings end above where high ratings begin.",
    hint: "Choose a smaller border for low ratings, or a larger one for high ratings.",
  },
  step_too_large: {
    severity: "error",
    message: "One step is longer than the whole range.",
    hint: "Choose a smaller step.",
  },
  keywords_missing: {
    severity: "error",
    message: "There is no keyword to look for.",
    hint: "Add a row with at least one keyword, or remove the empty row.",
  },
  keyword_repeated: {
    severity: "warning",
    message: "The keyword “{keyword}” stands in two rows; only the first one is taken.",
    hint: "Leave it in one row.",
  },
  fields_missing: {
    severity: "error",
    message: "The form has no field.",
    hint: "Add at least one field.",
  },
  field_label_missing: {
    severity: "error",
    message: "A field has no label.",
    hint: "Write what should be filled in.",
  },
  field_id_repeated: {
    severity: "error",
    message: "Two fields share the name “{id}”.",
    hint: "Give each field its own name.",
  },
  cards_missing: {
    severity: "error",
    message: "There is no card to show.",
    hint: "Add at least one card.",
  },
  card_title_missing: {
    severity: "error",
    message: "A card has no title.",
    hint: "Write what the card is about.",
  },
  button_title_missing: {
    severity: "error",
    message: "A button has no title.",
    hint: "Write what the button should say, or remove it.",
  },
  contact_card_empty: {
    severity: "error",
    message: "The card names no way to reach anybody.",
    hint: "Fill in a phone number, an e-mail address or a web page.",
  },
  phone_invalid: {
    severity: "error",
    message: "“{phone}” is not a phone number.",
    hint: "Write it with its country code, for example +1 415 555 2671.",
  },
  email_invalid: {
    severity: "error",
    message: "“{email}” is not an e-mail address.",
    hint: "Write it like name@example.com.",
  },
  coordinates_invalid: {
    severity: "error",
    message: "“{text}” is not a place on earth.",
    hint: "Write latitude and longitude like 52.5219, 13.4132.",
  },
  date_unreadable: {
    severity: "error",
    message: "“{text}” cannot be read as a day.",
    hint: "Write it like 2026-05-04, “today” or “+30 days”.",
  },
  hours_missing: {
    severity: "error",
    message: "There is no time that could be booked.",
    hint: "Add at least one day with its hours.",
  },
  hours_too_short: {
    severity: "error",
    message: "No appointment fits into these hours.",
    hint: "Let them end later, or make the appointment shorter.",
  },
  time_zone_unknown: {
    severity: "error",
    message: "“{zone}” is not a time zone.",
    hint: "Write it like Europe/Berlin, or leave it empty for the bot's.",
  },
  template_syntax: {
    severity: "error",
    message: "A variable is not written correctly (line {line}, column {column}): {reason}.",
    hint: "Write variables like {{ contact.name }}; type / to insert one.",
  },
  variable_unknown: {
    severity: "warning",
    message: "The variable “{variable}” does not exist, so it will be empty.",
    hint: "Type / to choose one from the list.",
  },
} as const satisfies Record<string, ProblemDefinition>;

export type ProblemCode = keyof typeof problemDefinitions;

export type ReportProblem = (
  code: ProblemCode,
  path: string,
  details?: Record<string, string | number>,
) => void;

export function makeProblem(
  code: ProblemCode,
  blockId: string | null,
  path: string,
  details: Record<string, string | number> = {},
): FlowProblem {
  const { severity, message, hint } = problemDefinitions[code];
  return { code, severity, blockId, path, message: fill(message, details), hint: fill(hint, details) };
}

/** Fills `{name}`; Liquid's own `{{ name }}` in a text stays. */
function fill(text: string, details: Record<string, string | number>): string {
  return text.replace(/(?<!\{)\{(\w+)\}(?!\})/g, (whole, key: string) =>
    Object.hasOwn(details, key) ? String(details[key]) : whole,
  );
}
