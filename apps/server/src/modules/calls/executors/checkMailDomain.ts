// Whether the domain of an address accepts mail.

import type { AcceptsMail } from "../../../platform/egress/index.ts";
import type { CallExecutor } from "../callExecutor.ts";

export function createCheckMailDomain(acceptsMail: AcceptsMail): CallExecutor<"checkMailDomain"> {
  return async ({ domain }) => ({ result: { kind: "checkMailDomain", accepts: await acceptsMail(domain) } });
}
