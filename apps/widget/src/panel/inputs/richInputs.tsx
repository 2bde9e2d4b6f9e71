// The inputs that are more than a text field or buttons. Each comes as a chunk of its own when a bot first asks for it.

import type { InputRequest, SentFile, VisitorInput } from "@parley/contracts/messages";
import type { WidgetConfig } from "@parley/contracts/widget";
import type { JSX } from "preact";
import type { Session } from "../session/createSession.ts";

export interface AnswerTools {
  /** `byKeyboard` tells whether the focus should go on to the composer; `files` are shown until they are confirmed. */
  answer(input: VisitorInput, byKeyboard: boolean, files?: readonly SentFile[]): void;
  authorised: Session["authorised"];
  mapTiles: WidgetConfig["mapTiles"];
}

export type RichRequest = Exclude<
  InputRequest,
  { kind: "text" | "name" | "email" | "url" | "phone" | "number" | "choice" | "choices" | "cards" }
>;
/** What an input gets: its request and the means to answer it. */
export type RichProps<Kind extends RichRequest["kind"]> = AnswerTools & {
  input: Extract<RichRequest, { kind: Kind }>;
};
export type DrawInput = (tools: AnswerTools) => JSX.Element;

const simple = new Set<InputRequest["kind"]>([
  "text",
  "name",
  "email",
  "url",
  "phone",
  "number",
  "choice",
  "choices",
  "cards",
]);

export function isRich(input: InputRequest): input is RichRequest {
  return !simple.has(input.kind);
}

/** Loads what draws an input; rejects when the chunk cannot be fetched. */
export async function loadRichInput(input: RichRequest): Promise<DrawInput> {
  switch (input.kind) {
    case "date": {
      const { DateInput } = await import("./rich/DateInput.tsx");
      return (tools) => <DateInput input={input} {...tools} />;
    }
    case "rating": {
      const { RatingInput } = await import("./rich/RatingInput.tsx");
      return (tools) => <RatingInput input={input} {...tools} />;
    }
    case "range": {
      const { RangeInput } = await import("./rich/RangeInput.tsx");
      return (tools) => <RangeInput input={input} {...tools} />;
    }
    case "files": {
      const { FilesInput } = await import("./rich/FilesInput.tsx");
      return (tools) => <FilesInput input={input} {...tools} />;
    }
    case "signature": {
      const { SignatureInput } = await import("./rich/SignatureInput.tsx");
      return (tools) => <SignatureInput input={input} {...tools} />;
    }
    case "location": {
      const { LocationInput } = await import("./rich/LocationInput.tsx");
      return (tools) => <LocationInput input={input} {...tools} />;
    }
    case "iframe": {
      const { FrameInput } = await import("./rich/FrameInput.tsx");
      return (tools) => <FrameInput input={input} {...tools} />;
    }
    case "appointment": {
      const { AppointmentInput } = await import("./rich/AppointmentInput.tsx");
      return (tools) => <AppointmentInput input={input} {...tools} />;
    }
    case "consent": {
      const { ConsentInput } = await import("./rich/ConsentInput.tsx");
      return (tools) => <ConsentInput input={input} {...tools} />;
    }
    case "form": {
      const { FormInput } = await import("./rich/FormInput.tsx");
      return (tools) => <FormInput input={input} {...tools} />;
    }
    case "otp": {
      const { OtpInput } = await import("./rich/OtpInput.tsx");
      return (tools) => <OtpInput input={input} {...tools} />;
    }
  }
}
