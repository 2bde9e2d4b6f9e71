// A refusal in the words of the Bot API. Methods throw it and the transport turns it into `{ok: false, …}`,
// because nearly every step of a method may refuse and nothing in between has anything to add.

export interface ErrorParameters {
  retry_after?: number;
  migrate_to_chat_id?: number;
}

export class ApiError extends Error {
  readonly code: number;
  readonly parameters: ErrorParameters | undefined;

  constructor(code: number, description: string, parameters?: ErrorParameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export const badRequest = (text: string, parameters?: ErrorParameters): ApiError =>
  new ApiError(400, `Bad Request: ${text}`, parameters);

export const forbidden = (text: string): ApiError => new ApiError(403, `Forbidden: ${text}`);

export const conflict = (text: string): ApiError => new ApiError(409, `Conflict: ${text}`);

export const tooManyRequests = (seconds: number): ApiError =>
  new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
