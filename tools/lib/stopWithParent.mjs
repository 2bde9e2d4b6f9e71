// Preloaded into the server by `npm start`: when the starting process dies, the server stops in order too,
// instead of living on unseen and holding the data directory.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref(); // A listener keeps the channel, and with it the process, alive.
