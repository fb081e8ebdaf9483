// Turns single keys off and on, wherever they are explained; the settings have the same switch.

import { useLamplight } from "../context";

export function KeySwitch({ words }: { words: string }) {
  const { keys } = useLamplight().settings;
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={keys.value === "on"}
        onChange={(event) => {
          keys.value = event.currentTarget.checked ? "on" : "off";
        }}
      />
      {words}
    </label>
  );
}
