import * as api from "../api/endpoints.ts";
import type { Collection } from "../api/types.ts";

/** The standard photo of the collection as it is now. */
export function SubmittedPhoto(props: { readonly collection: Collection; readonly label: string }) {
  const { id, standard } = props.collection;
  if (standard === null) return null;
  return (
    <div class="photo-frame photo-small">
      <img src={api.standardPhotoUrl(id, standard.sha256)} alt={props.label} />
    </div>
  );
}
SubmittedPhoto.props = ["collection", "label"];
