/** A line of text with its label; `capitals` for numbers that hold letters. */
export function TextField(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly maxlength: number;
  readonly onType: (text: string) => void;
  readonly invalid?: boolean;
  readonly capitals?: boolean;
}) {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      <input
        id={props.id}
        class="input"
        autocomplete="off"
        autocapitalize={props.capitals ? "characters" : "off"}
        maxlength={props.maxlength}
        value={props.value}
        aria-invalid={props.invalid === true}
        onInput={(event: Event) => props.onType((event.target as HTMLInputElement).value)}
      />
    </div>
  );
}
TextField.props = ["id", "label", "value", "maxlength", "onType", "invalid", "capitals"];
