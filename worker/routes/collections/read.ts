import { Hono } from "hono";
import { graduateOf } from "../../adapters.ts";
import { withAccount } from "../../http/access.ts";
import { describe } from "../../http/describe.ts";
import { refuse } from "../../http/refusals.ts";
import { stages } from "../../photo/stage.ts";
import { standingOf } from "../../qualification/standing.ts";
import { graduatesHeldBy } from "../../roster/claims.ts";
import { CollectionSchema, CollectionsSchema, HistorySchema, ServicesSchema } from "../schemas/collection.ts";
import { exampleCollection, exampleSummary } from "../schemas/examples.ts";
import { collectionView, summaryView } from "../view/collection.ts";
import { historyView } from "../view/history.ts";
import { type CollectionEnv, heldCollection, withCollection } from "./held.ts";

/** 采集列表, 采集详情, the timeline, 服务内容, and the notices of changes. */
export const collectionReads = new Hono<CollectionEnv>()
  .get(
    "/",
    describe({
      tag: "collections",
      summary: "The collections that this account holds, the latest first",
      who: "account",
      answers: { schema: CollectionsSchema, example: { collections: [exampleSummary], notice: null } },
    }),
    withAccount,
    async (context) => {
      const { env } = context;
      const now = Date.now();
      const ids = await graduatesHeldBy(env.DB, context.var.account);
      const standing = standingOf(ids);
      const collections = await Promise.all(
        ids.map(async ({ graduateId }) => {
          const held = await heldCollection(env, context.var.account, graduateId);
          if (held === null) return [];
          const record = await graduateOf(env, graduateId).record();
          return [summaryView({ ...held, record }, now)];
        }),
      );
      const notice = standing.mayCollect ? null : standing.text;
      return context.json({ collections: collections.flat(), notice }, 200);
    },
  )
  .get(
    "/:collectionId",
    describe({
      tag: "collections",
      summary: "Everything that pages show of one collection, and what may be done next",
      who: "account",
      answers: { schema: CollectionSchema, example: exampleCollection },
      refusals: ["notFound"],
    }),
    withAccount,
    withCollection,
    async (context) => {
      const { held, account: accountId } = context.var;
      const graduate = graduateOf(context.env, held.graduateId);
      const { verdicts } = held.collection.photo;
      const noted = verdicts.some(({ approved, noteId }) => !approved && noteId !== null);
      const [record, notes] = await Promise.all([
        graduate.record(),
        noted ? graduate.history().then((history) => history.notes) : {},
      ]);
      return context.json(collectionView({ ...held, accountId, record, notes }, Date.now()), 200);
    },
  )
  .get(
    "/:collectionId/history",
    describe({
      tag: "collections",
      summary: "What happened so far",
      who: "account",
      answers: {
        schema: HistorySchema,
        example: {
          entries: [
            {
              at: 1_788_000_000_000,
              kind: "Claimed",
              text: { zh: "获取采集资格", en: "Qualification verified" },
              by: "graduate",
            },
          ],
        },
      },
      refusals: ["notFound"],
    }),
    withAccount,
    withCollection,
    async (context) => {
      const { entries } = await graduateOf(context.env, context.var.held.graduateId).history();
      return context.json(historyView(entries.flatMap(({ events }) => [...events])), 200);
    },
  )
  .get(
    "/:collectionId/services",
    describe({
      tag: "orders",
      summary: "What can be paid for, and the prices in fen",
      who: "account",
      answers: {
        schema: ServicesSchema,
        example: {
          services: [
            {
              id: "collection",
              name: { zh: "图像采集", en: "Photo collection" },
              priceFen: 3000,
              required: true,
            },
          ],
          text: null,
        },
      },
      refusals: ["notFound"],
    }),
    withAccount,
    withCollection,
    (context) => {
      const { policy } = context.var.held.programme;
      return context.json({ services: policy.services, text: policy.texts.price ?? null }, 200);
    },
  )
  .get(
    "/:collectionId/changes",
    describe({
      tag: "collections",
      summary: 'A WebSocket that says {"version":n} now and after each change; answers "ping" with "pong"',
      more: `While the current shot is standardized each message also names the stage that has begun: {"version":n,"stage":s}, s one of ${stages.join(", ")}, in this order. No stage means that nothing is being standardized, or that nobody knows how far it is. Losing the socket costs nothing: a new one says how things are.`,
      who: "account",
      status: 101,
      refusals: ["notFound", "upgradeNeeded", "originForeign"],
    }),
    withAccount,
    withCollection,
    async (context) => {
      if (context.req.header("upgrade")?.toLowerCase() !== "websocket")
        return refuse(context, "upgradeNeeded");
      const { webSocket } = await graduateOf(context.env, context.var.held.graduateId).fetch(context.req.raw);
      // A new answer, since headers are added to it. The platform's Response carries the socket, the standard's does not.
      return new Response(null, { status: 101, webSocket }) as unknown as Response;
    },
  );
