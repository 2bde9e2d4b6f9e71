// A logger for tests which are not about what is logged.

export const silentLog = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
};

function ignore(_details: object, _message: string): void {
  // Nobody reads it.
}
