// How long a sign of life counts, as SQL. The widget says hello every 30 seconds, so one lost hello does not matter.

export const presentFor = "interval '60 seconds'";
