/** Menus: what else can be done, out of the way until it is wanted. */

import type { ComponentChildren, TargetedEvent } from "preact";
import { Icon, type IconName } from "./icons";

type MenuProps = { icon: IconName; name: string; onOpen?: () => void; children: ComponentChildren };
type In<E extends Event> = TargetedEvent<HTMLDetailsElement, E>;

/** A button that opens a list of choices, and closes it when one is taken or the list is left. */
export function Menu({ icon, name, onOpen, children }: MenuProps) {
  return (
    <details
      class="menu"
      onToggle={({ currentTarget }) => currentTarget.open && onOpen?.()}
      onKeyDown={onKey}
      onFocusOut={onLeave}
      onClick={onTaken}
    >
      <summary>
        <Icon name={icon} />
        <span>{name}</span>
      </summary>
      <div class="items">{children}</div>
    </details>
  );
}

function onKey({ key, currentTarget }: In<KeyboardEvent>): void {
  if (key !== "Escape" || !currentTarget.open) return;
  currentTarget.open = false;
  currentTarget.querySelector("summary")?.focus();
}

function onLeave({ relatedTarget, currentTarget }: In<FocusEvent>): void {
  if (!currentTarget.contains(relatedTarget as Node | null)) currentTarget.open = false;
}

function onTaken({ target, currentTarget }: In<MouseEvent>): void {
  if ((target as Element).closest(".items a, .items button")) currentTarget.open = false;
}
