export const shellMessages = {
  "shell.notFound": "There is nothing at this address.",
  "shell.notFoundHint": "It may have been deleted, or the link is incomplete.",
  "shell.toHome": "Go to Home",
} as const;
