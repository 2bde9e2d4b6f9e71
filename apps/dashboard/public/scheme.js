// Sets the colour scheme before the first paint. A file of its own, because the page's policy forbids inline scripts.
(function () {
  var kept;
  try {
    kept = localStorage.getItem("parley-scheme");
  } catch (error) {
    kept = null;
  }
  var dark = kept === "dark" || (kept !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
