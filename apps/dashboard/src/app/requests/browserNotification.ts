// Notes of the operating system, for when the dashboard is not in front.
interface Note {
  title: string;
  text: string;
  /** A later note with the same tag replaces the earlier. */
  tag: string;
  onClick: () => void;
}

export function canAskForNotifications(): boolean {
  return "Notification" in globalThis && Notification.permission === "default";
}

export async function requestNotifications(): Promise<void> {
  await Notification.requestPermission();
}

export function showNotification({ title, text, tag, onClick }: Note): void {
  if (!("Notification" in globalThis) || Notification.permission !== "granted" || document.hasFocus()) return;
  try {
    const note = new Notification(title, { body: text, tag, icon: "/favicon.svg" });
    note.addEventListener("click", () => {
      window.focus();
      note.close();
      onClick();
    });
  } catch {
    // Some phones allow notes only from service workers; the notice on the screen remains.
  }
}
