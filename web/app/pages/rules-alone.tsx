import { defineComponent } from "vue";
import { t } from "../i18n/i18n.ts";
import { Page } from "../parts/page.tsx";
import { RulesList } from "../parts/rules-list.tsx";

/** 拍照要求 for whoever takes the picture, without a login. */
export default defineComponent(() => () => (
  <Page title={t("rules.title")} back="/" aside>
    <RulesList />
  </Page>
));
