// The names everything shares. Import from the file that defines a name where size matters (the widget).

export { api, type Api } from "./api/index.ts";
export { AppError, errors, type ErrorCode, type FieldProblem, type ProblemDetails } from "./errors.ts";
export { limits } from "./limits.ts";
