import { defineComponent, onMounted, type PropType, ref, type VNodeChild, watchEffect } from "vue";
import { RouterLink, useRoute, useRouter } from "vue-router";
import { chooseLanguage, language, t } from "../i18n/i18n.ts";
import { Icon } from "./icon.tsx";

/** The first page is read from its beginning; each later one has to say that it is there. */
let first = true;

/** The frame of every page: a title with the way back, the content, and the buttons that stay at the bottom. */
export const Page = defineComponent({
  props: {
    title: { type: String, required: true },
    /** Where back leads; absent on pages that have no page before them. */
    back: { type: String, default: undefined },
    /** A page beside the way, opened from anywhere: back leads to where one came from. */
    aside: { type: Boolean, default: false },
    /** The buttons at the bottom: one primary, the others beside or below it. */
    actions: { type: Function as PropType<() => VNodeChild>, default: undefined },
  },
  setup(props, { slots }) {
    const route = useRoute();
    const router = useRouter();
    const main = ref<HTMLElement>();
    onMounted(() => {
      // The button that led here is gone, and the focus with it.
      if (!first && document.activeElement === document.body) main.value?.focus({ preventScroll: true });
      first = false;
    });
    watchEffect(() => {
      document.title = `${props.title} · ${t("app.name")}`;
    });
    const goBack = () => {
      if (props.aside && history.state?.back) router.back();
      else void router.push(props.back ?? "/");
    };
    const serviceLink = () => {
      const id = route.params.id;
      return typeof id === "string" ? { path: "/help", query: { collection: id } } : "/help";
    };
    return () => (
      <div class="page">
        <a class="skip" href="#main">
          {t("app.skip")}
        </a>
        <header class="bar-holder">
          <div class="bar">
            {props.back === undefined ? (
              <span class="bar-side" />
            ) : (
              <button type="button" class="bar-side bar-button" aria-label={t("app.back")} onClick={goBack}>
                <Icon name="back" />
              </button>
            )}
            <h1>{props.title}</h1>
            <div class="bar-side bar-right">
              <button
                type="button"
                class="bar-button bar-language"
                lang={language() === "zh" ? "en" : "zh-CN"}
                onClick={() => chooseLanguage(language() === "zh" ? "en" : "zh")}
              >
                {t("app.language")}
              </button>
              {route.path === "/help" ? null : (
                <RouterLink class="bar-button bar-service" to={serviceLink()}>
                  <Icon name="chat" />
                  <span>{t("app.service")}</span>
                </RouterLink>
              )}
            </div>
          </div>
        </header>
        <main id="main" tabindex={-1} ref={main}>
          {slots.default?.()}
        </main>
        {props.actions === undefined ? null : <div class="actions">{props.actions()}</div>}
      </div>
    );
  },
});
