// @ts-check
/** Starts the page. */

import * as board from "./board.js";
import * as choice from "./choice.js";
import * as datasets from "./datasets.js";
import * as documents from "./documents.js";
import { patch } from "./dom.js";
import * as keyboard from "./keyboard.js";
import * as models from "./models.js";
import * as readings from "./readings.js";
import { jobsOf, parse } from "./route.js";
import * as service from "./service.js";
import * as session from "./session.js";
import { onChange, state, update } from "./state.js";
import * as theme from "./theme.js";
import * as trainings from "./trainings.js";
import * as uploads from "./uploads.js";
import { app, titleOf } from "./view/app.js";

const root = /** @type {Element} */ (document.getElementById("app"));

/** What a section loads when it is entered. @type {Partial<Record<string, () => void>>} */
const ENTERED = {
  documents: documents.refresh,
  models: models.refresh,
  datasets: datasets.refresh,
  trainings: trainings.enter,
  status: board.refresh,
};

function follow() {
  const before = state.route;
  const route = parse(location.hash);
  update({ route, hovered: "" });
  readings.show(jobsOf(route));
  ENTERED[route.name]?.();
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
    // The pages before and after it too: turning to them is then a matter of drawing.
    for (const page of [route.page, route.page + 1, route.page - 1]) {
      readings.needPage(id, page);
      readings.needPicture(id, page);
    }
    if (state.tab === "markdown" && route.name === "job") readings.needMarkdown(id, route.page);
  }
}

theme.load();
session.watch();
session.look();
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
board.follow();
trainings.follow();
uploads.watchPage();
keyboard.watch();
sessionStorage.removeItem("docreader.tried");
