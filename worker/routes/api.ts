import { Hono } from "hono";
import { openAPIRouteHandler } from "hono-openapi";
import { ownPagesOnly } from "../http/guard.ts";
import { conditionalReads } from "../http/reads.ts";
import { downloads } from "./collections/downloads.ts";
import { orderRoutes } from "./collections/orders.ts";
import { collectionReads } from "./collections/read.ts";
import { recordCommands } from "./collections/record.ts";
import { shotRoutes } from "./collections/shots.ts";
import { standardizing } from "./collections/standardizing.ts";
import { submissionCommands } from "./collections/submission.ts";
import { consents } from "./consents.ts";
import { documents } from "./documents.ts";
import { photos } from "./photos.ts";
import { codes } from "./qualification/code.ts";
import { identity } from "./qualification/identity.ts";
import { qualification } from "./qualification/proof.ts";
import { recordRequests } from "./qualification/record-requests.ts";
import { programmes, schools } from "./schools.ts";
import { serviceRequests } from "./service-requests.ts";
import { session } from "./session.ts";
import { shellMessages } from "./shell/messages.ts";
import { shellPay } from "./shell/pay.ts";
import { shellPhoto } from "./shell/photo.ts";
import { shellSave } from "./shell/save.ts";
import { shellScan } from "./shell/scan.ts";
import { shellService } from "./shell/service.ts";
import { shellAsks, shellStates } from "./shell-requests.ts";
import { start } from "./start.ts";

const graduates = new Hono<{ Bindings: Env }>()
  .use(ownPagesOnly, conditionalReads)
  .route("/start", start)
  .route("/session", session)
  .route("/schools", schools)
  .route("/programmes", programmes)
  .route("/documents", documents)
  .route("/consents", consents)
  .route("/programmes", codes)
  .route("/programmes", identity)
  .route("/programmes", recordRequests)
  .route("/qualification", qualification)
  .route("/collections", collectionReads)
  .route("/collections", recordCommands)
  .route("/collections", orderRoutes)
  .route("/collections", shotRoutes)
  .route("/collections", standardizing)
  .route("/collections", submissionCommands)
  .route("/collections", downloads)
  .route("/collections", shellAsks)
  .route("/shell-requests", shellStates)
  .route("/shell", shellPay)
  .route("/shell", shellPhoto)
  .route("/shell", shellSave)
  .route("/shell", shellScan)
  .route("/shell", shellService)
  .route("/shell", shellMessages)
  .route("/service-requests", serviceRequests);

const described = new Hono<{ Bindings: Env }>().route("/api", graduates);

/** Everything under `/api`, as the description lists it: what graduates' pages and the shell call, and the staff's trial. */
export const api = graduates.route("/photos", photos).get(
  "/openapi.json",
  openAPIRouteHandler(new Hono<{ Bindings: Env }>().route("/", described).route("/api/photos", photos), {
    excludeStaticFile: false,
    defaultValidationErrorResponse: false,
    documentation: {
      info: {
        title: "学照 Xuezhao",
        version: "1",
        description: "The graduates' API; docs/api.md has the rules of every call.",
      },
      components: {
        securitySchemes: {
          session: { type: "apiKey", in: "cookie", name: "__Host-xuezhao" },
          shellToken: { type: "http", scheme: "bearer" },
          staff: { type: "apiKey", in: "header", name: "Cf-Access-Jwt-Assertion" },
        },
        schemas: {
          Problem: {
            type: "object",
            required: ["type", "title", "text", "status", "code"],
            properties: {
              type: { type: "string", format: "uri" },
              title: { type: "string", description: "What to do, in the caller's language" },
              text: {
                type: "object",
                description: "The title in both languages, for a page that changes its own while it stands",
                required: ["zh", "en"],
                properties: { zh: { type: "string" }, en: { type: "string" } },
              },
              status: { type: "integer" },
              code: { type: "string", description: "Stable" },
              details: { type: "object", additionalProperties: { type: ["string", "number"] } },
              fields: { type: "array", items: { type: "string" } },
            },
          },
        },
      },
    },
  }),
);

/** The graduates' API for the typed client. */
export type Api = typeof described;
