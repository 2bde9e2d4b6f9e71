// The part of the browser SDK which opens the log-in pop-up: `FB.init` and `FB.login`, with the real names and answers.

export function sdkScript(origin: string): string {
  return `(() => {
  let settings = {};
  const login = (callback, options = {}) => {
    const query = new URLSearchParams({ client_id: settings.appId ?? "", display: "popup" });
    for (const [name, value] of Object.entries(options)) {
      query.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
    }
    const popup = window.open(${JSON.stringify(origin)} + "/" + (settings.version ?? "v25.0") + "/dialog/oauth?" + query, "fb_login", "width=520,height=720");
    const finish = (response) => {
      removeEventListener("message", listen);
      clearInterval(watch);
      callback(response);
    };
    const listen = (event) => {
      if (event.origin !== ${JSON.stringify(origin)} || typeof event.data !== "string") return;
      let message;
      try { message = JSON.parse(event.data); } catch { return; }
      if (message.type === "FB_LOGIN_RESPONSE") finish(message.response);
    };
    addEventListener("message", listen);
    const watch = setInterval(() => { if (popup?.closed) setTimeout(() => finish({ status: "unknown", authResponse: null }), 300); }, 500);
  };
  let hasAnswered = false;
  window.FB = { init: (given) => { settings = given; }, login: (callback, options) => {
    hasAnswered = false;
    login((response) => { if (!hasAnswered) { hasAnswered = true; callback(response); } }, options);
  } };
  window.fbAsyncInit?.();
})();
`;
}
