import { describeChannelContract } from "../contractSuite.ts";
import { signBody } from "../meta/verifySignature.ts";
import { readFixtures } from "./fixtures.ts";
import { whatsappAdapter } from "./whatsappAdapter.ts";

const secrets = { appSecret: "app-secret", verifyToken: "verify-token" };

describeChannelContract({
  adapter: whatsappAdapter,
  secrets,
  textRequest(text) {
    // Meta writes everything beyond ASCII as escapes, and signs what it wrote.
    const json = JSON.stringify(requestWith(text)).replace(
      /[\u0080-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    const body = new TextEncoder().encode(json);
    return {
      method: "POST",
      headers: { "x-hub-signature-256": signBody(body, secrets.appSecret) },
      query: {},
      body,
    };
  },
  bodies: readFixtures(),
});

function requestWith(text: string): unknown {
  const message = {
    from: "46701234567",
    id: "wamid.T1",
    timestamp: "1764000000",
    type: "text",
    text: { body: text },
  };
  const value = {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "15550783881", phone_number_id: "106540352242922" },
    contacts: [{ profile: { name: "Maya" }, wa_id: "46701234567" }],
    messages: [message],
  };
  return {
    object: "whatsapp_business_account",
    entry: [{ id: "102290129340398", changes: [{ field: "messages", value }] }],
  };
}
