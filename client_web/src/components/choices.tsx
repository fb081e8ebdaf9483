// One of a few, each a whole row to press: the radio buttons of this place.

interface ChoicesProps<Value extends string> {
  legend: string;
  hint?: string;
  /** Of the group; no other on the page has it. */
  name: string;
  options: readonly { readonly value: Value; readonly words: string }[];
  chosen: Value | null;
  onChoose: (value: Value) => void;
  /** Side by side where there is space. */
  isAcross?: boolean;
}

export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { legend, hint, name, options, chosen, onChoose, isAcross = false } = props;
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      {hint !== undefined && <p class="hint">{hint}</p>}
      <div class={isAcross ? "choices across" : "choices"}>
        {options.map(({ value, words }) => (
          <label class="choice" key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={chosen === value}
              onChange={() => onChoose(value)}
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
