/** Starts the page. */

import "./page.css";
import { render } from "preact";
import { watchClock } from "./format";
import * as keyboard from "./keyboard";
import { models } from "./models";
import * as readings from "./readings";
import * as route from "./route";
import { session } from "./session";
import * as theme from "./theme";
import * as title from "./title";
import * as uploads from "./uploads";
import { App } from "./view/app";

for (const part of [theme, route, readings, title, uploads, keyboard]) part.watch();
watchClock();
session.refresh();
models.refresh();
render(<App />, document.getElementById("app") as HTMLElement);
sessionStorage.removeItem("docreader.tried");
