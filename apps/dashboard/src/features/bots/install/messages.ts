// Texts of installing a bot.
export const installMessages = {
  "bots.install.title": "Put the bot on your site",
  "bots.install.text": "One snippet for every page, or a link to the bot’s own page.",
  "bots.install.snippet": "Snippet",
  "bots.install.snippetText":
    "Place it on every page where the bot shall appear, before the closing body tag.",
  "bots.install.copySnippet": "Copy the snippet",
  "bots.install.mail": "E-mail it to your developer",
  "bots.install.mailSubject": "Please add this chat to our website",
  "bots.install.mailBody":
    "Hello,\n\nplease place this snippet on every page, before the closing body tag:\n\n{snippet}\n\nThank you!",
  "bots.install.verify":
    "To check: open your site in a new tab. The button appears after the delay set under Settings, Triggers.",
  "bots.install.compatible":
    "A site that carries an older snippet keeps it: the earlier element ids, script names and the ids inside work unchanged once its script address points to this server.",
  "bots.install.unpublished":
    "This bot has no published flow yet. Publish it in the editor, then it answers here.",
  "bots.install.page": "Its own page",
  "bots.install.pageText": "Share it as a link, in a mail, or printed as a code.",
  "bots.install.pageUrl": "Address of the page",
  "bots.install.qr": "QR code that opens the bot’s page",
  "bots.channels.title": "Messengers",
  "bots.channels.text":
    "The same bot answers on WhatsApp, Telegram, Messenger and Instagram. What people write there comes into your inbox.",
  "bots.channels.connect": "Connect",
  "bots.channels.empty": "No messenger is connected yet.",
  "bots.channels.whatsapp": "WhatsApp",
  "bots.channels.telegram": "Telegram",
  "bots.channels.messenger": "Messenger",
  "bots.channels.instagram": "Instagram",
  "bots.channels.channel": "Messenger",
  "bots.channels.token.telegram": "Token from BotFather",
  "bots.channels.token.telegram.hint":
    "In Telegram, open @BotFather, send /newbot or /mybots, and copy the token it gives you.",
  "bots.channels.token.whatsapp": "System user token",
  "bots.channels.token.whatsapp.hint":
    "Meta Business settings, System users: a token that never expires, with whatsapp_business_messaging and whatsapp_business_management.",
  "bots.channels.phoneNumberId": "Phone number ID",
  "bots.channels.wabaId": "WhatsApp Business Account ID",
  "bots.channels.token.messenger": "Page token",
  "bots.channels.token.messenger.hint":
    "With pages_messaging, pages_manage_metadata and pages_read_engagement.",
  "bots.channels.token.instagram": "Token",
  "bots.channels.token.instagram.hint":
    "The Page’s token, or with Instagram’s own login the token generated in the Meta app under Instagram.",
  "bots.channels.pageId": "Page ID",
  "bots.channels.pageId.hint": "On the Page: About, Page transparency.",
  "bots.channels.accountId": "Instagram account ID",
  "bots.channels.accountId.hint": "The number of the professional account, not its username.",
  "bots.channels.appId": "App ID",
  "bots.channels.appId.hint": "Lets Parley point Meta’s webhook here by itself.",
  "bots.channels.login": "How the account is connected at Meta",
  "bots.channels.login.facebook": "Below a Facebook Page",
  "bots.channels.login.instagram": "Instagram’s own login",
  "bots.channels.howTo.telegram":
    "Open @BotFather in Telegram, send /newbot, and copy the token it answers with.",
  "bots.channels.howTo.whatsapp":
    "In your Meta app open WhatsApp, API setup, and copy both numbers. The token comes from a system user, so that it never ends.",
  "bots.channels.howTo.messenger":
    "In your Meta app open Messenger, Settings, add the Page and generate its token.",
  "bots.channels.howTo.instagram":
    "The account must be a professional one, and in its app “Allow access to messages” must be on.",
  "bots.channels.appSecret": "App secret",
  "bots.channels.appSecret.hint": "Meta app, Settings, Basic. It proves that webhooks really come from Meta.",
  "bots.channels.pin": "Registration PIN",
  "bots.channels.pin.hint": "Six digits; only for a number that is not registered yet.",
  "bots.channels.connected": "{name} is connected.",
  "bots.channels.status.active": "Answers",
  "bots.channels.status.paused": "Stopped",
  "bots.channels.status.reauthorise": "Token has ended",
  "bots.channels.polling":
    "This server asks Telegram for news by itself, because no provider can reach its address.",
  "bots.channels.webhook": "Callback address for Meta",
  "bots.channels.verifyToken": "Verify token for Meta",
  "bots.channels.manage": "Health and settings",
  "bots.channels.check.passed": "in order",
  "bots.channels.check.failed": "failed",
  "bots.channels.check.unknown": "not known yet",
  "bots.channels.pause": "Pause",
  "bots.channels.resume": "Resume",
  "bots.channels.disconnect": "Disconnect",
  "bots.channels.disconnect.title": "Disconnect {name}?",
  "bots.channels.disconnect.text": "The bot no longer answers there. Conversations stay in the inbox.",
  "bots.channels.disconnected": "{name} is disconnected.",
  "bots.channels.open": "Open in {channel}",
  "bots.channels.lastHeard": "Last message in: {time}",
  "bots.channels.never": "not yet",
  "bots.channels.waiting":
    "{count, plural, =0 {nothing waits} one {# message waits} other {# messages wait}} to be sent",
  "bots.channels.dead":
    "{count, plural, one {# event could not be worked off} other {# events could not be worked off}}",
  "bots.install.platforms": "Step by step",
  "bots.install.platformsText": "The same snippet works everywhere; only its place differs.",
  "bots.install.html": "Any site (HTML)",
  "bots.install.html.steps":
    "Open the template or file shared by all pages.\nPaste the snippet directly before the closing body tag.\nSave, and open your site in a new tab.",
  "bots.install.wordpress": "WordPress",
  "bots.install.wordpress.steps":
    "Install a plug-in for header and footer code, such as WPCode.\nOpen it and paste the snippet into the footer box.\nSave, and empty the cache of your caching plug-in.",
  "bots.install.shopify": "Shopify",
  "bots.install.shopify.steps":
    "Open Online Store, Themes, and choose Edit code.\nOpen theme.liquid in the folder Layout.\nPaste the snippet before the closing body tag and save.",
  "bots.install.wix": "Wix",
  "bots.install.wix.steps":
    "Open Settings, then Custom code.\nAdd the snippet to all pages, placed at the end of the body.\nPublish the site.",
  "bots.install.squarespace": "Squarespace",
  "bots.install.squarespace.steps":
    "Open Settings, Advanced, Code injection.\nPaste the snippet into the footer box.\nSave.",
  "bots.install.tagManager": "Google Tag Manager",
  "bots.install.tagManager.steps":
    "Create a tag of the type Custom HTML and paste the snippet.\nChoose All pages as its trigger.\nSubmit and publish the container.",
  "bots.install.credentials": "For developers",
  "bots.install.credentialsText": "Keep these on your server; whoever has them can act for this bot.",
  "bots.install.hidden": "The secrets are hidden.",
  "bots.install.show": "Show",
  "bots.install.hide": "Hide",
  "bots.install.websiteToken": "Website token",
  "bots.install.websiteToken.hint": "For the endpoints under /inbox/direct.",
  "bots.install.identitySecret": "Identity secret",
  "bots.install.identitySecret.hint": "Signs the tokens with which your site identifies its visitors.",
  "bots.install.rotate": "Replace",
  "bots.install.rotate.title": "Replace this secret?",
  "bots.install.rotate.text":
    "The present one stops working at once. Programs that use it fail until they have the new one.",
  "bots.install.rotated": "The secret is replaced.",
} as const;
