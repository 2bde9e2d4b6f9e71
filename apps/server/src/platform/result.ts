// Expected outcomes are values: a success with what was made, or a failure with a stable code.

export type Result<Value, Code extends string> = Success<Value> | Failure<Code>;

export interface Success<Value> {
  ok: true;
  value: Value;
}

export interface Failure<Code extends string> {
  ok: false;
  code: Code;
}

export function success<Value>(value: Value): Success<Value> {
  return { ok: true, value };
}

export function failure<Code extends string>(code: Code): Failure<Code> {
  return { ok: false, code };
}
