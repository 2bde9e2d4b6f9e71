// Tells the shell that the server no longer knows this session; the shell asks for the password over the present screen.
type Listener = () => void;

const listeners = new Set<Listener>();

export function announceSessionEnd(): void {
  for (const listener of listeners) listener();
}

export function onSessionEnd(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
