import { t } from "../i18n/i18n.ts";
import { Icon } from "./icon.tsx";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "X", "0"] as const;

/** Digits and X under the thumb, as a document number ends. */
export function Keypad(props: {
  readonly onKey: (key: string) => void;
  readonly onErase: () => void;
  readonly disabled?: boolean;
}) {
  return (
    <div class="keys">
      {KEYS.map((key) => (
        <button
          type="button"
          class="key"
          key={key}
          disabled={props.disabled}
          onClick={() => props.onKey(key)}
        >
          {key}
        </button>
      ))}
      <button
        type="button"
        class="key"
        aria-label={t("verify.delete")}
        disabled={props.disabled}
        onClick={props.onErase}
      >
        <Icon name="erase" />
      </button>
    </div>
  );
}
Keypad.props = ["onKey", "onErase", "disabled"];
