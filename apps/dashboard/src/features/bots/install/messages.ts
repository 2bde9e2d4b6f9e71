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
