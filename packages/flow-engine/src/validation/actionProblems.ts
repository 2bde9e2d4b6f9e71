// Problems of single actions, of what begins a flow, and of what a channel cannot do. See `problems.ts`.

import type { ProblemDefinition } from "./problems.ts";

export const actionProblems = {
  api_not_chosen: {
    severity: "error",
    message: "No API is chosen.",
    hint: "Choose one, or define it under Developers › Your APIs.",
  },
  api_not_found: {
    severity: "error",
    message: "The chosen API does not exist any more.",
    hint: "Choose another one.",
  },
  status_invalid: {
    severity: "error",
    message: "“{status}” is not a status.",
    hint: "Write a number such as 200, or a class such as 4xx.",
  },
  status_repeated: {
    severity: "error",
    message: "The status {status} stands there twice.",
    hint: "Remove one of the two rows.",
  },
  header_invalid: {
    severity: "error",
    message: "“{name}” cannot be the name of a header.",
    hint: "Use letters, digits and hyphens, for instance X-Api-Key.",
  },
  assignee_not_chosen: {
    severity: "error",
    message: "Nobody is chosen to assign to.",
    hint: "Choose a member, or the members of a team.",
  },
  ai_not_connected: {
    severity: "warning",
    message: "No AI is connected, so every visitor goes on at “Unanswered”.",
    hint: "Connect an AI in the bot's settings, or remove the block.",
  },
  rephrase_without_ai: {
    severity: "warning",
    message: "The text is to be rephrased, but no AI is connected; it is said as written.",
    hint: "Connect an AI in the bot's settings, or switch the rephrasing off.",
  },
  suggestion_empty: {
    severity: "warning",
    message: "A suggested question is empty.",
    hint: "Write the question, or remove it.",
  },
  address_invalid: {
    severity: "error",
    message: "“{address}” is not an e-mail address.",
    hint: "Write it like ada@example.com; separate several by commas.",
  },
  hours_never_open: {
    severity: "warning",
    message: "These hours are never open.",
    hint: "Add a time to at least one day, or use the bot's business hours.",
  },
  hours_range_empty: {
    severity: "warning",
    message: "A time ends when it begins, so it counts as the whole day.",
    hint: "Set another end, or remove it.",
  },
  variants_missing: {
    severity: "error",
    message: "A split needs at least two variants.",
    hint: "Add a variant.",
  },
  percent_sum: {
    severity: "warning",
    message: "The shares add up to {sum} %, not to 100 %; each counts by its part of the sum.",
    hint: "Change the shares so that they make 100 %.",
  },
  variable_name_invalid: {
    severity: "error",
    message: "“{name}” cannot be the name of a variable.",
    hint: "Begin with a letter and use letters, digits, - and _ only.",
  },
  language_unknown: {
    severity: "warning",
    message: "The flow has no texts in “{language}”.",
    hint: "Add the language to the flow's languages, or choose another one.",
  },
  template_name_invalid: {
    severity: "error",
    message: "“{name}” is not the name of a WhatsApp template.",
    hint: "Names have small letters, digits and _ only, as in WhatsApp Manager.",
  },
  parameter_empty: {
    severity: "error",
    message: "The value {number} of the template is empty; WhatsApp refuses such a message.",
    hint: "Write a text or a variable with a default.",
  },
  form_answer_missing: {
    severity: "error",
    message: "A row does not say which answer of the form to keep.",
    hint: "Write the answer's name as in the form, or remove the row.",
  },
  pattern_invalid: {
    severity: "error",
    message: "“{pattern}” is not a pattern that can be used: {reason}.",
    hint: "Correct it. Look-around and back references do not exist here.",
  },
  date_invalid: {
    severity: "warning",
    message: "“{value}” is not a date, so the rule never holds.",
    hint: "Write dates like 2026-03-02, or use a variable.",
  },
  loop_through_flow: {
    severity: "warning",
    message:
      "This circle runs another flow and asks nothing itself; it never ends if that flow asks nothing either.",
    hint: "Make sure the other flow always asks something, or put a question into the circle.",
  },
  flow_calls_itself: {
    severity: "error",
    message: "The flow runs itself here without asking anything before.",
    hint: "Jump to the beginning instead, or put a question on the way.",
  },
  channel_unsupported: {
    severity: "error",
    message: "{channel} cannot show this block.",
    hint: "{note} Use another block, or lead this channel around it with a condition on the channel.",
  },
  channel_degraded: {
    severity: "warning",
    message: "On {channel} this looks different.",
    hint: "{note} Try it on that channel, or lead the channel around it with a condition.",
  },
  window_closed: {
    severity: "warning",
    message:
      "When this is said, {channel} may refuse it: the visitor can have been silent for more than 24 hours.",
    hint: "Wait less, or send a WhatsApp template first and go on when the visitor answers.",
  },
  translations_missing: {
    severity: "warning",
    message:
      "{count} texts are not translated into {language}; visitors read them in the flow's own language.",
    hint: "Open Translations and fill in what is marked.",
  },
  keyword_repeated: {
    severity: "error",
    message: "The keyword “{keyword}” stands there twice.",
    hint: "Remove one of them.",
  },
  keyword_taken: {
    severity: "error",
    message: "The keyword “{keyword}” begins another flow as well: {flow}.",
    hint: "Choose another keyword here or there.",
  },
  keyword_empty: {
    severity: "error",
    message: "A keyword has no letter and no digit.",
    hint: "Write a word, or remove it.",
  },
  trigger_taken: {
    severity: "warning",
    message: "The same begins another flow as well: {flow}. Only one of them starts.",
    hint: "Remove one of the two triggers.",
  },
} as const satisfies Record<string, ProblemDefinition>;
