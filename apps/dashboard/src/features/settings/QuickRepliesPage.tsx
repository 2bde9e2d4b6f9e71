export function QuickRepliesPage() {
  return null;
}
