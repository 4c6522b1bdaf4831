/** Runs before the first paint, so that a chosen theme does not flash. */
{
  const chosen = localStorage.getItem("docreader.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
}

// A network that changes while the page loads may cost it its script: a few times it begins anew.
addEventListener(
  "error",
  ({ target }) => {
    const tried = Number(sessionStorage.getItem("docreader.tried"));
    if (!(target instanceof HTMLScriptElement) || tried === 3) return;
    sessionStorage.setItem("docreader.tried", String(tried + 1));
    location.reload();
  },
  true,
);
