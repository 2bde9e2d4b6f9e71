// The error envelope of the Graph API. Routes throw what `graphError` makes; the router turns it into an answer.

import { json, type Answer } from "../../kit/call.ts";

export interface GraphErrorDetails {
  code: number;
  /** Without the "(#code) " in front. */
  message: string;
  status?: number;
  subcode?: number;
  type?: string;
  isTransient?: boolean;
  userTitle?: string;
  userMessage?: string;
  data?: Record<string, unknown>;
  /** The message as it is, without the code in front. */
  isPlain?: boolean;
}

export class GraphFailure extends Error {
  readonly details: GraphErrorDetails;
  constructor(details: GraphErrorDetails) {
    super(details.isPlain ? details.message : `(#${details.code}) ${details.message}`);
    this.details = details;
  }
}

/** An answer that is not plain JSON with 200. */
export class RawAnswer {
  readonly answer: Answer;
  constructor(answer: Answer) {
    this.answer = answer;
  }
}

export function rawAnswer(answer: Answer): RawAnswer {
  return new RawAnswer(answer);
}

export function graphError(details: GraphErrorDetails): GraphFailure {
  return new GraphFailure(details);
}

/** The object is not there, or this token may not see it: Graph does not tell which. */
export function missingObject(method: string, id: string): GraphFailure {
  return graphError({
    code: 100,
    subcode: 33,
    type: "GraphMethodException",
    isPlain: true,
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  });
}

export function answerError(failure: GraphFailure, traceId: string): Answer {
  const { details } = failure;
  return json(
    {
      error: {
        message: failure.message,
        type: details.type ?? "OAuthException",
        code: details.code,
        ...(details.data ? { error_data: details.data } : {}),
        ...(details.subcode === undefined ? {} : { error_subcode: details.subcode }),
        ...(details.isTransient === undefined ? {} : { is_transient: details.isTransient }),
        ...(details.userTitle ? { error_user_title: details.userTitle } : {}),
        ...(details.userMessage ? { error_user_msg: details.userMessage } : {}),
        fbtrace_id: traceId,
      },
    },
    details.status ?? 400,
  );
}
