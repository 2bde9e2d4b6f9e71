// Addresses of a bot outside the dashboard.

/** The bot's own page; the second part names the workspace. */
export function landingUrl(botId: string, workspaceId: string, origin = location.origin): string {
  return `${origin}/${botId}/${workspaceId}`;
}

/** The panel as it appears inside a site. */
export function panelUrl(botId: string, workspaceId: string): string {
  return `/widget/panel?botId=${botId}&customerId=${workspaceId}`;
}

/** What the widget reads first. Spelled out, because the contract's table would bring the schema library along. */
export function widgetConfigUrl(botId: string, workspaceId: string): string {
  return `/api/widget/v1/config?botId=${botId}&customerId=${workspaceId}`;
}

/** What a site's owner puts on every page. */
export function snippet(botId: string, workspaceId: string, origin = location.origin): string {
  return [
    `<script id="parley-messenger-widget" src="${origin}/widget.js" defer>`,
    `  ${botId},${workspaceId}`,
    `</script>`,
  ].join("\n");
}
