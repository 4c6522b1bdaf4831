/** The keys that a document's view knows. */

import { KEYS, listed } from "../keyboard";
import { show } from "./dialog";

const leave = () => {
  listed.value = false;
};

export function Keys() {
  if (!listed.value) return null;
  return (
    <dialog ref={show} aria-labelledby="keys" onClose={leave}>
      <h2 id="keys">Keys</h2>
      <dl class="keys">
        {Object.values(KEYS).map(({ name, does }) => (
          <div key={name}>
            <dt>
              <kbd>{name}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" class="answers">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
