/** A question that has to be answered before anything is done. */

import { question } from "../question";

export const show = (dialog: HTMLDialogElement | null) => dialog?.showModal();

const leave = () => {
  question.value = null;
};

export function Dialog() {
  const asked = question.value;
  if (!asked) return null;
  return (
    <dialog ref={show} aria-labelledby="question" aria-describedby="consequence" onClose={leave}>
      <h2 id="question">{asked.title}</h2>
      <p id="consequence">{asked.body}</p>
      {/* Either button closes the dialog, whereupon the browser gives the focus back. */}
      <form method="dialog" class="answers">
        <button type="submit">Keep</button>
        <button type="submit" class="danger" onClick={asked.act}>
          {asked.confirm}
        </button>
      </form>
    </dialog>
  );
}
