/** A question that has to be answered before anything is done. */

import { question } from "../question";

const show = (dialog: HTMLDialogElement | null) => dialog?.showModal();

const leave = () => {
  question.value = null;
};

export function Dialog() {
  const asked = question.value;
  if (!asked) return null;
  const act = () => {
    leave();
    asked.act();
  };
  return (
    <dialog ref={show} aria-labelledby="question" aria-describedby="consequence" onClose={leave}>
      <h2 id="question">{asked.title}</h2>
      <p id="consequence">{asked.body}</p>
      <div class="answers">
        <button type="button" onClick={leave}>
          Keep
        </button>
        <button type="button" class="danger" onClick={act}>
          {asked.confirm}
        </button>
      </div>
    </dialog>
  );
}
