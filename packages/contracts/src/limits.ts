// Sizes and counts that bound what people and programs may send us. One sentence each: what it bounds.
// No imports here, so that the widget can use it without pulling in the schema library.

export const limits = {
  /** A visitor's or an agent's typed message; longer is refused with `message_too_long`. */
  messageTextLength: 4_000,
  /** A text written by the bot's author in a block. */
  blockTextLength: 4_000,
  /** Options of one choice block on the website. */
  choiceOptions: 20,
  choiceTitleLength: 80,
  linksPerBlock: 10,
  cardsPerBlock: 10,
  buttonsPerCard: 3,
  formFields: 20,
  filesPerAnswer: 10,
  /** A file sent by a visitor; blocks may ask for less. */
  visitorUploadBytes: 25_000_000,
  /** Files one visitor may send within an hour. */
  visitorUploadsPerHour: 40,
  /** Free times offered at once. */
  slotsOffered: 200,
  /** Blocks of one flow document. */
  blocksPerFlow: 2_000,
  /** Serialised flow document in bytes, so that an import cannot exhaust memory. */
  flowDocumentBytes: 2_000_000,
  flowsPerBot: 100,
  /** Running sessions of a flow version are counted up to here; more is not told apart. */
  runningSessionsCounted: 10_000,
  /** Flows a workspace keeps as templates of its own. */
  templatesPerWorkspace: 200,
  triggersPerFlow: 20,
  keywordsPerTrigger: 50,
  keywordLength: 200,
  languagesPerFlow: 20,
  /** Frames, and notes, on one canvas. */
  canvasAreas: 200,
  botsPerWorkspace: 200,
  botNameLength: 50,
  callToActionLength: 80,
  nameLength: 100,
  noteTitleLength: 200,
  noteTextLength: 5_000,
  tagLength: 50,
  tagsPerContact: 100,
  attributeKeyLength: 50,
  attributeValueLength: 2_000,
  attributesPerContact: 200,
  quickReplyShortcutLength: 40,
  urlLength: 2_000,
  /** A file uploaded by a member of the team. */
  uploadBytes: 15_000_000,
  /** Messages one visitor may send within a minute; more is answered 429 and nothing is stored. */
  visitorMessagesPerMinute: 60,
  /** Positions and revisions are 32-bit integers in the database; a larger one cannot exist. */
  positionMaximum: 2_147_483_647,
  pageSize: 50,
  pageSizeMaximum: 200,
} as const;
