// What the bot waits for while it may be answered, for parts of messages that carry buttons: cards.

import type { InputRequest, VisitorInput } from "@parley/contracts/messages";
import { createContext } from "preact";

export interface Answering {
  input: InputRequest;
  /** `byKeyboard` tells whether the focus should go on to the composer. */
  answer(input: VisitorInput, byKeyboard: boolean): void;
}

export const AnswerContext = createContext<Answering | null>(null);
