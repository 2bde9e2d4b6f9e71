// Mails to a bot's team about its leads: finished and unfinished conversations, answers worth a notice, returns.

export { createAlerts, type Alerts } from "./createAlerts.ts";
