import type { VersionCounts } from "../../roster/key-census/census.ts";
import type { KeyKind } from "../../roster/key-census/places.ts";
import type { KeyCensus } from "../../roster/key-census/rounds.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { when } from "../words/when.ts";
import { OperationsFrame } from "./frame.tsx";
import { KEY_TEXTS } from "./keys-texts.ts";
import { OPERATION_TEXTS } from "./texts.ts";

/** The versions that `DATA_KEYS` holds. */
export interface KeyVersions {
  readonly current: number;
  readonly earlier: readonly number[];
}

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly keys: Readonly<Record<KeyKind, KeyVersions>>;
  readonly census: KeyCensus | null;
  readonly identityKept: number;
}

/** Which keys are in use, and how much each of them has made: whether an earlier one may go. */
export function KeysPage({ language, staff, keys, census, identityKept }: Properties) {
  const say = (key: keyof typeof KEY_TEXTS) => KEY_TEXTS[key][language];
  return (
    <OperationsFrame language={language} staff={staff} page="keys">
      <p class="quiet">{say("hint")}</p>
      <form method="post" action="/desk/operations/keys/count">
        <p>
          {census === null ? (
            say("notYet")
          ) : (
            <>
              {say("counted")} <strong>{when(census.from, language)}</strong> → {when(census.at, language)}
            </>
          )}
        </p>
        <p>
          <button type="submit">{say("countNow")}</button>
        </p>
      </form>
      {(["seal", "index"] as const).map((kind) => (
        <section class="card">
          <h2>
            {OPERATION_TEXTS.keys[language]} · {OPERATION_TEXTS[kind][language]}
          </h2>
          <KeyTable
            language={language}
            kind={kind}
            keys={keys[kind]}
            counts={census === null ? null : census.counts[kind]}
          />
          {kind === "seal" && <p class="quiet">{say("specNote")}</p>}
        </section>
      ))}
      <section class="card">
        <h2>{say("files")}</h2>
        <p class="quiet">{say("filesHint")}</p>
        <dl class="facts">
          <dt>{say("identityKept")}</dt>
          <dd>{identityKept}</dd>
        </dl>
      </section>
    </OperationsFrame>
  );
}

interface TableProperties {
  readonly language: keyof Text;
  readonly kind: KeyKind;
  readonly keys: KeyVersions;
  readonly counts: Readonly<Record<string, VersionCounts>> | null;
}

function KeyTable({ language, kind, keys, counts }: TableProperties) {
  const say = (key: keyof typeof KEY_TEXTS) => KEY_TEXTS[key][language];
  const held = [keys.current, ...keys.earlier].map(String);
  const made = Object.values(counts ?? {}).flatMap((versions) => Object.keys(versions));
  const versions = [...new Set([...held, ...made.toSorted()])];
  const meaning = (version: string, total: number) => {
    if (!held.includes(version)) return <strong class="fail">{say("unknown")}</strong>;
    if (version === String(keys.current)) return say("currentKey");
    if (total > 0 || counts === null) return say("needed");
    return `${say("mayGo")}${kind === "seal" ? say("mayGoFiles") : ""}`;
  };
  return (
    <table class="stacked">
      <thead>
        <tr>
          {(["version", "values", "where", "meaning"] as const).map((name) => (
            <th scope="col">{say(name)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {versions.map((version) => {
          const places = Object.entries(counts ?? {})
            .map(([place, byVersion]) => [place, byVersion[version] ?? 0] as const)
            .filter(([, count]) => count > 0);
          const total = places.reduce((sum, [, count]) => sum + count, 0);
          return (
            <tr>
              <th scope="row">v{version}</th>
              <td data-label={say("values")}>{counts === null ? "—" : total}</td>
              <td>
                {places.map(([place, count]) => (
                  <div>
                    <code>{place}</code> {count}
                  </div>
                ))}
              </td>
              <td>{meaning(version, total)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
