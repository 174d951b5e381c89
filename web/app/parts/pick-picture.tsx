import { Icon } from "./icon.tsx";

/** A file input that looks like a button: with `camera` the phone's rear camera, else its chooser. */
export function PickPicture(props: {
  readonly label: string;
  readonly onPick: (file: File) => void;
  readonly main?: boolean;
  readonly camera?: boolean;
  readonly disabled?: boolean;
}) {
  return (
    <label class={props.main ? "pick main" : "pick"} aria-disabled={props.disabled === true}>
      <span class="pick-face">
        <Icon name={props.camera ? "camera" : "album"} />
        {props.label}
      </span>
      <input
        type="file"
        accept="image/*"
        disabled={props.disabled}
        {...(props.camera ? { capture: "environment" as const } : {})}
        onChange={(event: Event) => {
          const input = event.target as HTMLInputElement;
          const file = input.files?.[0];
          // The same file may be picked again after a failure.
          input.value = "";
          if (file !== undefined) props.onPick(file);
        }}
      />
    </label>
  );
}
PickPicture.props = ["label", "onPick", "main", "camera", "disabled"];
