// @ts-check
/** A question that has to be answered before anything is done. */

import { h } from "../dom.js";
import { update } from "../state.js";

/** @param {import("../types.js").Question | null} question */
export function dialog(question) {
  if (!question) return null;
  const leave = () => update({ question: null });
  const act = () => {
    leave();
    question.act();
  };
  return h(
    "dialog",
    {
      key: "dialog",
      "aria-labelledby": "question",
      "aria-describedby": "consequence",
      mount: (/** @type {HTMLDialogElement} */ element) => element.showModal(),
      onclose: leave,
    },
    h("h2", { id: "question" }, question.title),
    h("p", { id: "consequence" }, question.body),
    h(
      "div",
      { class: "answers" },
      h("button", { type: "button", onclick: leave }, "Keep"),
      h("button", { type: "button", class: "danger", onclick: act }, question.confirm),
    ),
  );
}
