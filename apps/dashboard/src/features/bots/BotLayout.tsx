export function BotLayout() {
  return null;
}
