export function BotSettingsPage() {
  return null;
}
