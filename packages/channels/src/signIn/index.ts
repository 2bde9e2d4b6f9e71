// Signing in at providers: from a dialog to the accounts somebody may connect.

export * from "./instagramSignIn.ts";
export {
  exchangeMetaCode,
  listMetaPages,
  listWhatsappNumbers,
  metaDialogUrl,
  metaScopes,
  prolongMetaToken,
  type GivenToken,
  type MetaApp,
  type MetaPage,
  type WhatsappNumber,
} from "./metaSignIn.ts";
