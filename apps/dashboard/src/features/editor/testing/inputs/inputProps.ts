// What every control that answers a question receives.

import type { InputRequest, VisitorInput } from "@parley/contracts/messages";
import type { ClaimedFile } from "@parley/flow-engine";

export type Answer = (input: VisitorInput, shown: string, uploads?: readonly ClaimedFile[]) => void;

export type RequestOf<Kind extends InputRequest["kind"]> = Extract<InputRequest, { kind: Kind }>;

export interface InputProps<Kind extends InputRequest["kind"]> {
  request: RequestOf<Kind>;
  onAnswer: Answer;
}
