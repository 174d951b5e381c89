import { expect, test } from "vitest";
import { graduateOf } from "../../../worker/adapters.ts";
import { keptSubmissions } from "../../../worker/roster/identity-submissions.ts";
import { testEnv } from "../test-env.ts";
import { type Answered, Person, well } from "./client.ts";
import { cardSide, codeFor, type Invented, invent, list, openProgramme } from "./stage.ts";

const day = 86_400_000;
const words = ({ status, body }: Answered) => [status, body.code, body.title];

/** What someone with a phone does to prove a code. */
async function prover(programme: Awaited<ReturnType<typeof openProgramme>>) {
  const person = await new Person().login();
  return {
    person,
    read: async (someone: Invented) => {
      const content = await codeFor(programme, someone);
      return person.call("POST", `/api/programmes/${programme.id}/code`, { json: { content } });
    },
    prove: (lastFour: string) => person.call("POST", "/api/qualification/proof", { json: { lastFour } }),
  };
}

test("five wrong tries are taken, two at once at the fifth; then neither another code nor another account helps", async () => {
  const programme = await openProgramme({ qualification: "code" });
  const [victim, other] = [invent(), invent()];
  const thief = await prover(programme);
  well(await thief.read(victim));
  const wrong: Answered[] = [];
  for (const digits of ["0001", "0002", "0003", "0004"]) wrong.push(await thief.prove(digits));
  const last = await Promise.all([thief.prove("0005"), thief.prove("0006")]);
  const codes = last.map(({ body }) => body.code).toSorted();
  expect(codes).toEqual(["proofCooling", "proofMismatch"]);
  expect(new Set(wrong.map((answer) => JSON.stringify(words(answer)))).size).toBe(1);
  expect((await thief.read(other)).body.code).toBe("proofCooling");

  const accomplice = await prover(programme);
  well(await accomplice.read(victim));
  const cooled = await accomplice.prove(victim.documentNumber.slice(-4));
  expect(words(cooled).slice(0, 2)).toEqual([429, "proofCooling"]);
  // Nobody judged it, so it is not held against the account: another code can be proved.
  well(await accomplice.read(other));
  for (const digits of ["0001", "0002", "0003", "0004"])
    expect((await accomplice.prove(digits)).body.code).toBe("proofMismatch");
  well(await accomplice.prove(other.documentNumber.slice(-4)));
});

test("a right code of one's own buys no more wrong tries with those of others", async () => {
  const programme = await openProgramme({ qualification: "code" });
  const own = invent();
  const thief = await prover(programme);
  let wrong = 0;
  for (let n = 0; n < 8; n++) {
    if ((await thief.read(invent())).status !== 200) break;
    if ((await thief.prove("0000")).body.code === "proofMismatch") wrong++;
    if ((await thief.read(own)).status !== 200) break;
    await thief.prove(own.documentNumber.slice(-4));
  }
  expect(wrong).toBe(5);
});

test("who comes before the window opens has lost no try when it does", async () => {
  const soon = { opensAt: Date.now() + day, closesAt: Date.now() + 9 * day };
  const programme = await openProgramme({ qualification: "code", window: soon });
  const early = await prover(programme);
  const someone = invent();
  well(await early.read(someone));
  for (let n = 0; n < 7; n++)
    expect((await early.prove(someone.documentNumber.slice(-4))).body.code).toBe("windowNotOpen");
  expect(well(await early.person.call("GET", "/api/qualification")).coolingUntil).toBeNull();
});

test("a second account is told what to do and leaves no picture of the card; released, the graduate is theirs", async () => {
  const programme = await openProgramme({ qualification: "identity" });
  const someone = invent();
  await list(programme, [someone]);
  const [first, second] = [await new Person().login(), await new Person().login()];
  const { version: consentVersion } = well(await first.call("GET", "/api/documents/privacy"));
  const form = {
    name: someone.name,
    documentType: "residentId",
    documentNumber: someone.documentNumber,
    front: await cardSide("front.png", 180),
    back: await cardSide("back.png", 140),
    consentVersion,
  };
  const claim = (person: Person) => person.call("POST", `/api/programmes/${programme.id}/identity`, { form });
  const { collectionId } = well(await claim(first));
  const kept = async () =>
    (await keptSubmissions(testEnv.DB, collectionId)).map(({ accountId }) => accountId);
  const pictures = async () => (await testEnv.PHOTOS.list({ prefix: `identity/${collectionId}/` })).objects;
  const holders = await kept();
  expect(holders).toHaveLength(1);

  const refused = await claim(second);
  expect([refused.status, refused.body.code]).toEqual([409, "heldByAnother"]);
  expect(refused.body.title).toContain("客服");
  expect(await kept()).toEqual(holders);
  expect(await pictures()).toHaveLength(2);
  expect((await second.call("GET", `/api/collections/${collectionId}`)).status).toBe(404);

  const staff = { kind: "staff", staffId: "support@test" } as const;
  const release = { type: "release", by: staff, note: "本人来电核实" } as const;
  await graduateOf(testEnv, collectionId).perform({ key: crypto.randomUUID(), command: release });
  expect(well(await claim(second)).collectionId).toBe(collectionId);
  expect((await second.call("GET", `/api/collections/${collectionId}`)).status).toBe(200);
  expect((await first.call("GET", `/api/collections/${collectionId}`)).status).toBe(404);
}, 60_000);
