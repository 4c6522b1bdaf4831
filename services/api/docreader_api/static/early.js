// src/early.ts
{
  const chosen = localStorage.getItem("docreader.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
}
addEventListener(
  "error",
  ({ target }) => {
    const tried = Number(sessionStorage.getItem("docreader.tried"));
    if (!(target instanceof HTMLScriptElement) || tried === 3) return;
    sessionStorage.setItem("docreader.tried", String(tried + 1));
    location.reload();
  },
  true
);
