/** A notice for a moment: seen and read aloud, never in the way. */

import { useEffect } from "preact/hooks";
import { notice } from "../notice";

const SHOWN = 5000;

export function Toast() {
  const said = notice.value;
  useEffect(() => {
    const timer = setTimeout(() => {
      notice.value = "";
    }, SHOWN);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <div class="toast" role="status" aria-live="polite">
      {said && <p>{said}</p>}
    </div>
  );
}
