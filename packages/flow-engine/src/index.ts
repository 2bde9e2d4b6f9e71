// Public names of the flow engine. Templates are a separate door: `@parley/flow-engine/templates`.

export type * from "./types.ts";
export type * from "./calls.ts";
export { assignmentMethods } from "./calls.ts";
export { acceptedEvents, channels, sessionStatuses } from "./types.ts";
export { engineLimits } from "./engine/limits.ts";
export { patchContact } from "./engine/stepRun.ts";
export { initialState } from "./initialState.ts";
export { step } from "./step.ts";
export { botFacts } from "./botTests/botFacts.ts";
export { testedValue } from "./botTests/checkExpectation.ts";
export { coverage, type Coverage } from "./botTests/coverage.ts";
export { matchesText } from "./botTests/matchesText.ts";
export { openQuestions } from "./botTests/openQuestions.ts";
export { transcribeTest } from "./botTests/transcribeTest.ts";
export { runBotTest, type TestedFlows } from "./botTests/runBotTest.ts";
export { validate } from "./validation/validate.ts";
export { problemDefinitions, type ProblemCode } from "./validation/problems.ts";
export {
  blockGroups,
  type BlockDefinition,
  type BlockGroup,
  type BlockKind,
  type BlockOutput,
  type BlockReference,
  type ChannelSupport,
  type PreparedBlock,
  type TemplatePlace,
} from "./blocks/blockKind.ts";
export {
  blockDefinition,
  blockDefinitions,
  blockKinds,
  findBlockKind,
  prepareBlock,
} from "./blocks/registry.ts";
export {
  fieldControls,
  fieldMeta,
  fieldTabs,
  type FieldControl,
  type FieldMeta,
  type FieldTab,
} from "./settings/field.ts";
export {
  partsProblem,
  partsVariables,
  renderParts,
  type RenderedPart,
  type RenderedParts,
} from "./liquid/renderParts.ts";
export { writeJson } from "./liquid/writeJson.ts";
export { buildScope, chatVariables, contactVariables, type LiquidScope } from "./liquid/scope.ts";
export { renderTemplate, templateProblem, templateVariables } from "./liquid/template.ts";
export { blockFields, type BlockField } from "./document/blockFields.ts";
export { describeBlock } from "./document/describeBlock.ts";
export {
  diffDocuments,
  type BlockChange,
  type ConnectionChange,
  type DocumentDifference,
  type SettingChange,
} from "./document/diffDocuments.ts";
export { edgesOf } from "./document/edgesOf.ts";
export { matchesRegex, regexProblem } from "./regex/linearRegex.ts";
export { emptyDocument } from "./document/emptyDocument.ts";
export { flowJsonSchema } from "./document/flowJsonSchema.ts";
export { languageOf, listTexts, localizeDocument, type FlowText } from "./document/localizeDocument.ts";
export { isInTranscript } from "./document/isInTranscript.ts";
export { listVariables, type FlowVariable } from "./document/listVariables.ts";
export {
  migrateDocument,
  type MigratedDocument,
  type MigrationFailure,
  type MigrationFailureReason,
} from "./document/migrateDocument.ts";
export { listAnswers, type FlowAnswer } from "./document/listAnswers.ts";
export { newBlock } from "./document/newBlock.ts";
export { outputsOf } from "./document/outputsOf.ts";
export { starterDocument } from "./document/starterDocument.ts";
export { writtenAttributes } from "./document/writtenAttributes.ts";
export { type Result } from "./document/result.ts";
export {
  chatProperties,
  conditionOperators,
  contactProperties,
  operatorLabels,
  operatorsWithoutValue,
  dateOperators,
  patternOperators,
  tagOperators,
  type ConditionGroup,
  type ConditionOperator,
  type ConditionRule,
  type ConditionSubject,
} from "./conditions/schema.ts";
export { isOpen } from "./engine/businessHours.ts";
export { localMoment, type LocalMoment } from "./engine/localTime.ts";
export { matchRestartWord } from "./triggers/matchRestartWord.ts";
export { matchTrigger, type TriggerMatch, type TriggerOccasion } from "./triggers/matchTrigger.ts";
export { alwaysAsks } from "./validation/checkCycles.ts";
export { matchKeywords } from "./blocks/smartQuestion/matchKeywords.ts";
