// Sets the colour scheme before the first paint. A file of its own, because the page's policy forbids inline scripts.
(() => {
  let kept = null;
  try {
    kept = localStorage.getItem("parley-scheme");
  } catch {
    // Storage is switched off: the system decides.
  }
  const isDark = kept === "dark" || (kept !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", isDark ? "dark" : "light");
})();
