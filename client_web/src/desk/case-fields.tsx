// The fields of the dialogs about a case.

import { t } from "../i18n";

const WORDS_CHARS = 2_000;
const DAY_MS = 86_400_000;

interface TextFieldProps {
  name: string;
  words: string;
  isNeeded?: boolean;
  value?: string;
}

export function TextField({ name, words, isNeeded = false, value = "" }: TextFieldProps) {
  return (
    <label class="field">
      <strong>{t(words)}</strong>
      <textarea
        class="input"
        name={name}
        rows={2}
        maxLength={WORDS_CHARS}
        required={isNeeded}
        dir="auto"
        defaultValue={value}
      />
    </label>
  );
}

interface ChoiceFieldProps {
  name: string;
  words: string;
  choices: readonly (readonly [string, string])[];
  value?: string;
}

export function ChoiceField({ name, words, choices, value }: ChoiceFieldProps) {
  return (
    <label class="field">
      <strong>{t(words)}</strong>
      <select class="input" name={name}>
        {choices.map(([one, shown]) => (
          <option key={one} value={one} selected={one === value}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  );
}

export function FollowUpField({ value }: { value: string }) {
  return (
    <label class="field">
      <strong>{t("case-field-follow-up")}</strong>
      <input
        class="input"
        type="datetime-local"
        name="follow_up_at"
        required
        defaultValue={value}
      />
    </label>
  );
}

/** This time tomorrow, as a field for a local time takes it. */
export function ofTomorrow(now = Date.now()): string {
  const at = new Date(now + DAY_MS);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, "2027-03-02T12:00".length);
}
