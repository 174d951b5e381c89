import { createRouter, createWebHistory, type RouteRecordRaw } from "vue-router";
import type { CollectionPage } from "../state/next-page.ts";
import { knowSession } from "../state/session.ts";
import { loadAnewOnce, pageOpened } from "./load-anew.ts";
import { beginWay, endWay, loseWay } from "./way.ts";

declare module "vue-router" {
  interface RouteMeta {
    /** Nobody needs to be logged in. */
    readonly open?: boolean;
    /** Which page of a collection this is. */
    readonly page?: CollectionPage;
  }
}

const of = (page: CollectionPage, component: () => Promise<unknown>, path: string = page) =>
  ({ path, component, meta: { page } }) as RouteRecordRaw;

const routes: RouteRecordRaw[] = [
  { path: "/", component: () => import("../pages/start.tsx"), meta: { open: true } },
  { path: "/e", component: () => import("../pages/enter.tsx"), meta: { open: true } },
  { path: "/login", component: () => import("../pages/login.tsx"), meta: { open: true } },
  { path: "/privacy", component: () => import("../pages/privacy.tsx"), meta: { open: true } },
  { path: "/school", component: () => import("../pages/school.tsx") },
  { path: "/programme/:programme/code", component: () => import("../pages/code.tsx") },
  { path: "/programme/:programme/identity", component: () => import("../pages/identity.tsx") },
  { path: "/programme/:programme/missing", component: () => import("../pages/missing.tsx") },
  { path: "/verify", component: () => import("../pages/verify.tsx") },
  { path: "/guide", component: () => import("../pages/guide.tsx"), meta: { open: true } },
  { path: "/rules", component: () => import("../pages/rules-alone.tsx"), meta: { open: true } },
  { path: "/help", component: () => import("../pages/help.tsx"), meta: { open: true } },
  { path: "/collect", component: () => import("../pages/list.tsx") },
  {
    path: "/collect/:id",
    component: () => import("../pages/collection-frame.tsx"),
    children: [
      of("detail", () => import("../pages/detail.tsx"), ""),
      of("record", () => import("../pages/record.tsx")),
      of("pay", () => import("../pages/pay.tsx")),
      of("orders", () => import("../pages/orders.tsx")),
      of("rules", () => import("../pages/rules.tsx")),
      of("shoot", () => import("../pages/shoot.tsx")),
      of("making", () => import("../pages/making.tsx")),
      of("result", () => import("../pages/result.tsx")),
      of("review", () => import("../pages/review.tsx")),
      of("rejected", () => import("../pages/rejected.tsx")),
      of("approved", () => import("../pages/approved.tsx")),
      of("download", () => import("../pages/download.tsx")),
      of("closed", () => import("../pages/closed.tsx")),
    ],
  },
  { path: "/:rest(.*)*", component: () => import("../pages/nowhere.tsx"), meta: { open: true } },
];

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

// Only whether anyone is logged in is asked here; which step it is, the collection's frame asks the server.
router.beforeEach(async (to) => {
  beginWay(to.fullPath);
  if (to.matched.some(({ meta }) => meta.open === true)) return true;
  const who = await knowSession();
  return who === null ? { path: "/login", query: { next: to.fullPath } } : true;
});

router.afterEach((to, _from, failure) => {
  endWay(to.fullPath);
  if (failure === undefined) pageOpened();
});

router.onError((_error, to) => {
  if (!navigator.onLine || !loadAnewOnce(to.fullPath)) loseWay(to.fullPath);
});
