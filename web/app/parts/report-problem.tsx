import { defineComponent, ref } from "vue";
import * as api from "../api/endpoints.ts";
import { useLoad } from "../api/load.ts";
import { useTap } from "../api/tap.ts";
import type { Topic } from "../api/types.ts";
import { moment } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "./button.tsx";
import { whenLoaded } from "./loaded.tsx";
import { ProblemNote } from "./problem.tsx";

const TOPICS: readonly Topic[] = ["qualification", "payment", "shooting", "review", "record", "other"];

/** A question to customer service with the collection attached, and the answers to earlier ones. */
export const ReportProblem = defineComponent({
  props: { collectionId: { type: String, default: undefined } },
  setup(props) {
    const topic = ref<Topic>("other");
    const text = ref("");
    const sent = ref(false);
    const mine = useLoad(api.serviceRequests);
    const send = useTap(() => api.askService(topic.value, text.value.trim(), props.collectionId));

    async function sendIt(): Promise<void> {
      sent.value = false;
      if ((await send.run()) === undefined) return;
      text.value = "";
      sent.value = true;
      await mine.reload();
    }

    return () => (
      <>
        <section class="card" id="report-a-problem">
          <h2>{t("help.report")}</h2>
          {props.collectionId === undefined ? null : <p class="quiet small">{t("help.reportMore")}</p>}
          <div class="field">
            <label for="topic">{t("help.topic")}</label>
            <select
              id="topic"
              class="input"
              value={topic.value}
              onChange={(event: Event) => {
                const chosen = (event.target as HTMLSelectElement).value;
                topic.value = TOPICS.find((one) => one === chosen) ?? "other";
              }}
            >
              {TOPICS.map((one) => (
                <option key={one} value={one}>
                  {t(`help.topics.${one}`)}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="report">{t("help.text")}</label>
            <textarea
              id="report"
              class="input"
              maxlength={1000}
              aria-describedby="report-hint"
              value={text.value}
              onInput={(event: Event) => {
                text.value = (event.target as HTMLTextAreaElement).value;
              }}
            />
            <p id="report-hint" class="quiet small">
              {t("help.textHint")}
            </p>
          </div>
          <Button
            main
            busy={send.busy.value}
            disabled={text.value.trim().length < 2}
            onClick={() => void sendIt()}
          >
            {t("help.send")}
          </Button>
          <div role="status">{sent.value ? <p class="note good">{t("help.sent")}</p> : null}</div>
          <ProblemNote problem={send.problem.value} />
        </section>
        {whenLoaded(mine, ({ requests }) =>
          requests.length === 0 ? null : (
            <section class="card">
              <h2>{t("help.mine")}</h2>
              <ul class="checks">
                {requests.map(({ id, topic: about, status, createdAt, answer }) => (
                  <li key={id}>
                    <div class="row">
                      <h3>{t(`help.topics.${about}`)}</h3>
                      <span class={status === "open" ? "tag" : "tag pass"}>
                        {t(status === "open" ? "help.waiting" : "help.answered")}
                      </span>
                    </div>
                    <p class="quiet small">{moment(createdAt)}</p>
                    {answer === null ? null : <p class="as-written">{answer}</p>}
                  </li>
                ))}
              </ul>
            </section>
          ),
        )}
      </>
    );
  },
});
