import type { Collection } from "../api/types.ts";
import { type Key, t } from "../i18n/i18n.ts";

const names = [
  "collectionCode",
  "name",
  "documentNumber",
  "studentNumber",
  "school",
  "category",
  "level",
  "year",
  "college",
  "major",
] as const;

/** The masked student record, as on the status page. */
export function RecordFields(props: { readonly record: Collection["record"] }) {
  const record = props.record;
  if (record === null) return null;
  return (
    <dl class="fields">
      {names.map((name) =>
        record[name] === null || record[name] === "" ? null : (
          <div key={name}>
            <dt>{t(`fields.${name}` satisfies Key)}</dt>
            <dd>{record[name]}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
RecordFields.props = ["record"];
