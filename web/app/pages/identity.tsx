import { defineComponent, ref } from "vue";
import { useRoute, useRouter } from "vue-router";
import * as api from "../api/endpoints.ts";
import { useLoad } from "../api/load.ts";
import { useTap } from "../api/tap.ts";
import type { DocumentType } from "../api/types.ts";
import { cardCamera, useCameraRoute } from "../camera/entry.ts";
import { type Key, t } from "../i18n/i18n.ts";
import { AgreeTick } from "../parts/agree-tick.tsx";
import { Button } from "../parts/button.tsx";
import { CardPicture } from "../parts/card-picture.tsx";
import { whenLoaded } from "../parts/loaded.tsx";
import { Page } from "../parts/page.tsx";
import { PersonFields } from "../parts/person-fields.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { Remark } from "../parts/remark.tsx";
import { readablePicture } from "../photo/readable.ts";
import { sameFile } from "../photo/same-file.ts";
import { useGoOn } from "../router/go-on.ts";
import { schoolPage } from "../state/next-page.ts";
import { forgetPerson, person } from "../state/person.ts";

/** 身份认证: name, document, both sides of the card, the agreement. */
export default defineComponent(() => {
  const router = useRouter();
  const goOn = useGoOn();
  const id = String(useRoute().params.programme);
  const programme = useLoad(() => api.programme(id));
  const camera = useCameraRoute(cardCamera);
  const note = ref<Key>();
  // One object a version of the form: a repetition of the same form after a lost answer happens once.
  let form = {};
  const changed = () => {
    form = {};
    note.value = undefined;
  };

  /** What is wrong with the pictures of both sides. */
  const sidesFault = async (): Promise<Key | undefined> => {
    const { documentType, front, back } = person;
    if (front === null || back === null || !twoSided(documentType)) return undefined;
    return (await sameFile(front, back)) ? "identity.sameSides" : undefined;
  };
  const put = async (side: "front" | "back", file: File) => {
    person[side] = file;
    changed();
    const mine = form;
    const fault = await sidesFault();
    if (mine === form) note.value = fault;
  };
  const framing = () => {
    const side = camera.open();
    const CardCamera = camera.part.value;
    return CardCamera !== undefined && (side === "front" || side === "back") ? (
      <CardCamera
        side={labelOf(side)}
        onClose={camera.close}
        onTaken={(file: File) => {
          void put(side, file);
          camera.close();
        }}
      />
    ) : null;
  };

  const send = useTap(async () => {
    const { privacyPolicy } = programme.value.value ?? {};
    const data = new FormData();
    if (privacyPolicy !== undefined) data.set("consentVersion", privacyPolicy.version);
    data.set("name", person.name);
    data.set("documentType", person.documentType);
    data.set("documentNumber", person.documentNumber);
    if (person.front) data.set("front", await readablePicture(person.front));
    if (person.back && twoSided(person.documentType)) data.set("back", await readablePicture(person.back));
    return api.identity(id, data, form);
  });

  async function submit(): Promise<void> {
    const pictures = person.front && (person.back || !twoSided(person.documentType));
    if (!person.name.trim() || !person.documentNumber.trim() || !pictures) note.value = "identity.missing";
    else if (!person.agreed) note.value = "identity.missingAgree";
    else note.value = await sidesFault();
    if (note.value !== undefined) return;
    const done = await send.run();
    if (done) {
      if (await goOn(`/collect/${done.value.collectionId}/record`)) forgetPerson();
    } else if (send.problem.value?.code === "recordNotFound") await goOn(`/programme/${id}/missing`, "push");
  }

  return () => (
    <Page
      title={t("identity.title")}
      back={schoolPage(programme.value.value)}
      actions={() => (
        <Button main busy={send.busy.value} onClick={() => void submit()}>
          {t("identity.submit")}
        </Button>
      )}
    >
      {framing()}
      {whenLoaded(programme, (one) => (
        <>
          <section class="card">
            <h2>{one.school}</h2>
            <p class="quiet">{t("identity.lead")}</p>
          </section>
          <section class="card">
            <PersonFields fields={send.problem.value?.fields ?? []} onChange={changed} />
          </section>
          <fieldset class="card">
            <h2>{t("identity.photos")}</h2>
            <div class="card-frames">
              <CardPicture
                label={labelOf("front")}
                file={person.front}
                onPick={(file) => void put("front", file)}
                onFrame={() => camera.show("front")}
              />
              {twoSided(person.documentType) ? (
                <CardPicture
                  label={labelOf("back")}
                  file={person.back}
                  onPick={(file) => void put("back", file)}
                  onFrame={() => camera.show("back")}
                />
              ) : null}
            </div>
            <p class="quiet small">{t("identity.tips")}</p>
            <p class="quiet small">{t("identity.photosMore")}</p>
          </fieldset>
        </>
      ))}
      <AgreeTick
        ticked={person.agreed}
        onChange={(now) => {
          person.agreed = now;
          note.value = undefined;
        }}
      />
      <Remark says={note.value} tone="warn" />
      <ProblemNote problem={send.problem.value} />
      <button type="button" class="link-button" onClick={() => void router.push("/collect")}>
        {t("identity.later")}
      </button>
      <p class="quiet small">{t("identity.laterMore")}</p>
    </Page>
  );
});

function labelOf(side: "front" | "back"): string {
  if (side === "back") return t("identity.back");
  return t(twoSided(person.documentType) ? "identity.front" : "identity.frontOther");
}

/** A passport has one page with everything on it. */
function twoSided(type: DocumentType): boolean {
  return type !== "passport";
}
