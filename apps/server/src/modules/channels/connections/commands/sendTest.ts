// A message to somebody of one's own, past all queues, to see that sending works.

import type { Part, Recipient, SendResult } from "@parley/channels";
import type { ConnectionProblem } from "@parley/contracts/api/connections";
import { newId } from "../../../../platform/ids.ts";
import type { ConnectionRow } from "../../store/connections.ts";
import type { ConnectionsContext } from "../context.ts";
import { credentialsOf } from "../credentials.ts";
import { problemOf } from "../provider.ts";
import { isReachable } from "../reachability.ts";

export type TestResult = { ok: true } | { ok: false; problem: ConnectionProblem };

export async function sendTest(
  context: ConnectionsContext,
  row: ConnectionRow,
  { to, text }: { to: string; text: string },
): Promise<TestResult> {
  const { clock, settings, adapterOf } = context;
  const parts = adapterOf(row.channel).render(
    { content: { kind: "text", text } },
    { language: "en", absoluteUrl: (url) => new URL(url, settings.publicUrl).href },
  );
  for (const part of parts) {
    const result = await sendPart(context, row, part, recipientOf(row, to)).catch((error: unknown) => ({
      ok: false as const,
      problem: problemOf(error, clock.now()),
    }));
    if (!result.ok) {
      const { kind, code, detail } = result.problem;
      return { ok: false, problem: { kind, code, detail, at: clock.now().toISOString() } };
    }
  }
  return { ok: true };
}

function sendPart(
  { keyring, settings, http, adapterOf }: ConnectionsContext,
  row: ConnectionRow,
  part: Part,
  to: Recipient,
): Promise<SendResult> {
  return adapterOf(row.channel).send(part, to, credentialsOf(keyring, settings, row), http, {
    reference: newId(),
    byHuman: true,
    isWindowOpen: true,
    linksWork: isReachable(settings.publicUrl),
  });
}

/** Numbers are written with spaces, brackets and a plus by people, and without by WhatsApp. */
function recipientOf({ channel }: ConnectionRow, to: string): Recipient {
  const digits = to.replace(/\D/g, "");
  const isNumber = channel === "whatsapp" && /^[+\d\s().-]+$/.test(to) && digits !== "";
  return isNumber ? { address: digits, phone: digits } : { address: to };
}
