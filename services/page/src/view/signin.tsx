/** Asks for the API key, in place of what needs one. */

import { refusal, signIn } from "../session";
import { Wrong } from "./words";

export function SignIn() {
  return (
    <form class="signin" onSubmit={submit}>
      <h1 class="lead-line">This docreader asks who you are.</h1>
      <label class="field">
        <span class="name">API key</span>
        <input
          ref={focus}
          type="password"
          name="key"
          required
          autocomplete="current-password"
          spellcheck={false}
          placeholder="dr_…"
          aria-describedby="keys-from"
        />
      </label>
      <Wrong>{refusal.value}</Wrong>
      <button type="submit">Sign in</button>
      <p id="keys-from" class="hint">
        Whoever runs this docreader gives out keys.
      </p>
    </form>
  );
}

const focus = (field: HTMLInputElement | null) => field?.focus();

function submit(event: SubmitEvent): void {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  signIn(String(new FormData(form).get("key")).trim());
}
