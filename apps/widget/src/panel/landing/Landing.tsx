// The bot on a page of its own: who is behind it beside the chat, above it on a phone.

import type { WidgetConfig } from "@parley/contracts/widget";
import type { ComponentChildren } from "preact";
import { textOn } from "../../shared/contrast.ts";
import { NewTab } from "../parts/NewTab.tsx";
import { RichText } from "../parts/RichText.tsx";
import { safeUrl } from "../safeUrl.ts";

export function Landing({ config, children }: { config: WidgetConfig; children: ComponentChildren }) {
  const { landing } = config.design;
  const logo = landing.showLogo && landing.logoUrl ? safeUrl(landing.logoUrl) : undefined;
  const links = landing.socialLinks.flatMap(({ title, url }) => {
    const href = safeUrl(url);
    return href ? [{ title, href }] : [];
  });
  const hasIntroduction =
    logo || (landing.showHeader && (landing.header || landing.description)) || links.length > 0;
  const colours = { "--page": landing.backgroundColour, "--on-page": textOn(landing.backgroundColour) };
  return (
    <div class={`landing${hasIntroduction ? "" : " bare"}`} style={colours}>
      {hasIntroduction && (
        <aside class="introduction">
          {logo && <img class="logo" src={logo} alt="" />}
          {landing.showHeader && landing.header && (
            <h2 dir="auto" class="landing-title">
              {landing.header}
            </h2>
          )}
          {landing.showHeader && landing.description && (
            <p dir="auto" class="description">
              <RichText text={landing.description} />
            </p>
          )}
          {links.length > 0 && (
            <ul class="social">
              {links.map(({ title, href }) => (
                <li key={href}>
                  <NewTab href={href}>{title}</NewTab>
                </li>
              ))}
            </ul>
          )}
        </aside>
      )}
      <div class="card">{children}</div>
    </div>
  );
}
