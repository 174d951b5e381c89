import { Icon } from "./icon.tsx";

/** A telephone number that a tap dials. */
export function PhoneLink(props: { readonly phone: string }) {
  return (
    <a class="pick plain-link" href={`tel:${props.phone.replace(/[^\d+]/g, "")}`}>
      <span class="pick-face">
        <Icon name="phone" />
        {props.phone}
      </span>
    </a>
  );
}
PhoneLink.props = ["phone"];
