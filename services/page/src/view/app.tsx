/** The frame around every view. */

import { useEffect, useRef } from "preact/hooks";
import * as choice from "../choice";
import { locked } from "../problem";
import { useRepeated } from "../resource";
import { jobsOf, type Route, route } from "../route";
import * as search from "../search";
import { isAway, readiness } from "../service";
import { dragging } from "../uploads";
import { Comparison } from "./comparison";
import { Datasets } from "./datasets";
import { Dialog } from "./dialog";
import { Documents } from "./documents";
import { Header } from "./header";
import { JobView } from "./job";
import { Keys } from "./keys";
import { Models } from "./models";
import { SignIn } from "./signin";
import { StatusView } from "./status";
import { Toast } from "./toast";
import { Trainings } from "./trainings";

const INTERVAL = 15_000;

export function App() {
  const shown = route.value;
  const main = useArrival(shown);
  useRepeated(readiness.refresh, INTERVAL);
  const wide = "page" in shown;
  const skip = (event: Event) => {
    event.preventDefault();
    main.current?.focus();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: a way within the page, whose hash is the route */}
      <a class="skip" href="#main" onClick={skip}>
        Skip to content
      </a>
      <Header />
      <main ref={main} id="main" tabIndex={-1} class={wide ? "wide" : "page"}>
        {locked.value ? <SignIn /> : <View shown={shown} />}
      </main>
      {!wide && <Footer />}
      <Dialog />
      <Keys />
      {dragging.value && shown.name !== "documents" && <p class="veil">Let go to read</p>}
      {!locked.value && <Toast />}
    </>
  );
}

/**
 * Where people come to something else they begin at its top, with nothing chosen and nothing searched for; back in the
 * list they are at the document they come from.
 */
function useArrival(shown: Route) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(shown);
  const place = placeOf(shown);
  useEffect(() => {
    const left = before.current;
    before.current = shown;
    if (placeOf(left) === place) return;
    choice.clear();
    search.clear();
    scrollTo(0, 0);
    const [job] = jobsOf(left);
    const row = shown.name === "documents" && job && document.getElementById(`job-${job}`);
    if (row) row.focus();
    else main.current?.focus({ preventScroll: true });
  }, [place]);
  return main;
}

const placeOf = (shown: Route) => [shown.name, ...jobsOf(shown)].join("/");

function View({ shown }: { shown: Route }) {
  switch (shown.name) {
    case "documents":
      return <Documents />;
    case "job":
      return <JobView key={shown.id} route={shown} />;
    case "compare":
      return <Comparison key={`${shown.left}/${shown.right}`} route={shown} />;
    case "models":
      return <Models />;
    case "datasets":
      return <Datasets />;
    case "trainings":
      return <Trainings />;
    case "status":
      return <StatusView />;
  }
}

function Footer() {
  const known = readiness.answer.value;
  const state = isAway() ? "away" : known ? "ok" : "unknown";
  const words = {
    unknown: "Asking how the service is …",
    ok: "Ready: the store and the queue answer",
    away: `Not ready. ${readiness.problem.value || known?.join(" · ")}`,
  };
  return (
    <footer class="bottom">
      <p class={`service ${state}`} role="status">
        <span class="dot" aria-hidden="true" />
        {words[state]}
      </p>
      <p>
        <a href="/docs">HTTP API</a> <a href="/openapi.json">OpenAPI</a> <a href="/metrics">Metrics</a>
      </p>
    </footer>
  );
}
