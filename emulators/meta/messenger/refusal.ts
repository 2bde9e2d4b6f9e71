// What the Send API and the edges beside it refuse, as a value. The Graph envelope is put around it at the border.

export interface Refusal {
  refused: true;
  status: number;
  code: number;
  subcode?: number;
  message: string;
  isTransient?: boolean;
}

export function refusal(code: number, message: string, subcode?: number, status = 400): Refusal {
  return {
    refused: true,
    status,
    code,
    message: `(#${code}) ${message}`,
    ...(subcode === undefined ? {} : { subcode }),
  };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refused" in value && value.refused === true;
}

export function invalid(message: string, subcode?: number): Refusal {
  return refusal(100, message, subcode);
}

/** An object which is gone, belongs to somebody else, or never was. */
export function missingObject(id: string): Refusal {
  return refusal(
    100,
    `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, ` +
      "or does not support this operation.",
    33,
  );
}
