// Bounds of the engine itself. What people may store is bounded by `@parley/contracts/limits`.

export const engineLimits = {
  /**
   * Times a step may enter blocks it has entered before; a flow that needs more is going in circles, and the session
   * becomes `failed`. However long a flow is, a straight way through it enters every block once.
   */
  repeatsPerStep: 200,
  /** Flows that called one another and wait for the return. */
  flowsDeep: 10,
  /** Variables of one conversation, and the characters of each value. */
  variables: 200,
  variableLength: 4_000,
  /** Entries of a list a loop goes through. */
  loopItems: 200,
  /** Blocks entered within one step after which a loop takes a breath, so that the others have room behind it. */
  blocksBeforeBreath: 100,
  /** How long that breath is. */
  breathMs: 1_000,
  /** Characters of a pattern, and of the text it is looked for in. */
  regexLength: 500,
  regexTextLength: 4_000,
  /** Instructions of a compiled pattern: with the length of the text, what one match may cost. */
  regexProgramSize: 2_000,
  /** Patterns kept compiled; the oldest leaves first. */
  regexCache: 500,
  /** Addresses one mail may go to. */
  mailRecipients: 10,
  /** Questions remembered for "back"; older ones can no longer be reached. */
  history: 50,
  /** Longest pause that is shown as typing; a longer delay puts the session to sleep. */
  typingDelayMs: 5_000,
  /** Longest typing pause before one message, whatever several delays add up to. */
  messageDelayMs: 30_000,
  /** Longest delay block: 30 days in milliseconds. */
  waitMs: 30 * 24 * 3_600_000,
  /** Longest template that is parsed; a longer one is sent as it is, without variables. */
  templateLength: 4_000,
  /** Characters of a rendered text; the rest is cut off. */
  renderedLength: 8_000,
  /** Units of memory one rendering may use (liquidjs counts about one per character or list item). */
  templateMemory: 100_000,
  /** Units of memory one round of a loop costs beside its body, so that loops end after a fixed number of rounds. */
  loopRoundMemory: 200,
  /** Milliseconds after which a rendering is given up: a net behind the memory limit, far above any honest text. */
  templateMs: 500,
  /** Templates kept parsed; the oldest leaves first. */
  templateCache: 1_000,
  /** Failed renderings after which a step stops trying and only removes the variables. */
  templateFailuresPerStep: 5,
  /** Nested values inside a flow document. */
  documentDepth: 20,
} as const;
