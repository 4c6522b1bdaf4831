// @ts-check
/** Starts the page. */

import * as choice from "./choice.js";
import * as documents from "./documents.js";
import { patch } from "./dom.js";
import * as keyboard from "./keyboard.js";
import * as models from "./models.js";
import * as readings from "./readings.js";
import { jobsOf, parse } from "./route.js";
import * as service from "./service.js";
import { onChange, state, update } from "./state.js";
import * as theme from "./theme.js";
import * as uploads from "./uploads.js";
import { app, titleOf } from "./view/app.js";

const root = /** @type {Element} */ (document.getElementById("app"));

function follow() {
  const before = state.route;
  const route = parse(location.hash);
  update({ route, hovered: "" });
  readings.show(jobsOf(route));
  if (route.name === "documents") documents.refresh();
  if (route.name === "models") models.refresh();
  const elsewhere = before.name !== route.name || String(jobsOf(before)) !== String(jobsOf(route));
  if (elsewhere) {
    update({ chosen: "", search: { job: "", query: "", busy: false, more: false, hits: [] } });
    scrollTo(0, 0);
    document.getElementById("main")?.focus({ preventScroll: true });
  }
}

/** Ask for what the view shows and is not there yet. */
function fetchShown() {
  const route = state.route;
  if (route.name !== "job" && route.name !== "compare") return;
  for (const id of jobsOf(route)) {
    readings.need(id, route.page);
    if (state.tab === "markdown" && route.name === "job") readings.needMarkdown(id);
  }
}

theme.load();
onChange(() => {
  patch(root, app(state));
  document.title = titleOf(state);
  choice.reveal();
  fetchShown();
});
addEventListener("hashchange", follow);
follow();
documents.refresh();
documents.follow();
models.refresh();
service.follow();
uploads.watchPage();
keyboard.watch();
