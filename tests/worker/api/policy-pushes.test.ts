import { expect, test } from "vitest";
import { graduateOf } from "../../../worker/adapters.ts";
import { pushPolicies } from "../../../worker/effects/push-policies.ts";
import { pushOf } from "../../../worker/roster/policy/pushes.ts";
import { type Programme, savePolicy } from "../../../worker/roster/programmes.ts";
import { testEnv } from "../test-env.ts";
import { Person, well } from "./client.ts";
import { proveByCode, walk } from "./flow.ts";
import { invent, openProgramme } from "./stage.ts";

const day = 86_400_000;

/** Someone who holds a collection in the programme. */
async function claimed(programme: Programme) {
  const person = await new Person().login();
  const someone = invent();
  const collectionId = await proveByCode(person, programme, someone);
  well(await person.call("POST", `/api/collections/${collectionId}/confirmation`));
  const row = () =>
    testEnv.DB.prepare("SELECT version FROM graduates WHERE id = ?1").bind(collectionId).first("version");
  await expect.poll(row, { timeout: 10_000 }).toBe(2);
  return { person, collectionId, way: walk(person, collectionId) };
}

const policyOf = async (id: string) => (await graduateOf(testEnv, id).view()).collection.policy;

test("a saved policy reaches collections that nobody looks at: their window and stages, never an order's price", async () => {
  const programme = await openProgramme({ qualification: "code" });
  const [one, other] = [await claimed(programme), await claimed(programme)];
  const services = ["collection"];
  const { order } = well(await one.person.call("POST", `${one.way.base}/orders`, { json: { services } }));
  const { policy } = programme;
  const closesAt = policy.window.closesAt + 30 * day;
  const dear = policy.services.map((service) => ({ ...service, priceFen: 9900 }));
  const changed = {
    ...policy,
    services: dear,
    window: { ...policy.window, closesAt },
    review: { ...policy.review, stages: ["school", "central"] },
    contact: { ...policy.contact, phone: "010-0000-0000" },
  };
  const change = { programmeId: programme.id, basedOn: programme.policyVersion, policy: changed, by: "test" };
  expect(await savePolicy(testEnv.DB, change, Date.now())).toMatchObject({ ok: true });
  expect(await savePolicy(testEnv.DB, change, Date.now())).toMatchObject({ refusal: "policyChanged" });

  expect(await pushPolicies(testEnv, programme.id)).toBe(2);
  const version = programme.policyVersion + 1;
  for (const { collectionId } of [one, other]) {
    const adopted = await policyOf(collectionId);
    expect(adopted).toMatchObject({ version, window: { closesAt }, reviewStages: ["school", "central"] });
  }
  const shown = await one.way.show();
  expect(shown.order).toMatchObject({ number: order.number, amountFen: 3000 });
  expect(shown.contact.phone).toBe("010-0000-0000");
  const later = well(await other.person.call("POST", `${other.way.base}/orders`, { json: { services } }));
  expect(later.order.amountFen).toBe(9900);

  expect(await pushOf(testEnv.DB, programme.id)).toBeNull();
  expect(await pushPolicies(testEnv, programme.id)).toBe(0);
}, 30_000);

test("a push that broke off goes on, and one that a newer policy overtook begins again", async () => {
  const programme = await openProgramme({ qualification: "code" });
  const { collectionId } = await claimed(programme);
  const { DB: db } = testEnv;
  const save = (basedOn: number, capture: "camera-only" | "camera-or-album") =>
    savePolicy(
      db,
      { programmeId: programme.id, basedOn, policy: { ...programme.policy, capture }, by: "test" },
      Date.now(),
    );
  await save(programme.policyVersion, "camera-or-album");
  const broken = {
    ...testEnv,
    GRADUATE: { getByName: () => ({ perform: () => Promise.reject(new Error("gone")) }) },
  };
  await expect(pushPolicies(broken as unknown as Env, programme.id)).rejects.toMatchObject({
    errors: [expect.objectContaining({ message: "gone" })],
  });
  expect((await policyOf(collectionId))?.version).toBe(programme.policyVersion);
  expect(await pushOf(db, programme.id)).toMatchObject({
    version: programme.policyVersion + 1,
    cursor: "",
  });

  // Half way through, and then the school changes its mind.
  await db.prepare("UPDATE policy_pushes SET cursor = 'z' WHERE programme_id = ?1").bind(programme.id).run();
  await save(programme.policyVersion + 1, "camera-only");
  expect(await pushOf(db, programme.id)).toMatchObject({
    version: programme.policyVersion + 2,
    cursor: "",
  });
  expect(await pushPolicies(testEnv, programme.id)).toBe(1);
  expect(await policyOf(collectionId)).toMatchObject({
    version: programme.policyVersion + 2,
    capture: "camera-only",
  });
}, 30_000);

test("a push whose collection fails keeps no other programme waiting", async () => {
  const programmes = [
    await openProgramme({ qualification: "code" }),
    await openProgramme({ qualification: "code" }),
  ] as const;
  const [broken, sound] = [await claimed(programmes[0]), await claimed(programmes[1])];
  for (const { id, policyVersion, policy } of programmes) {
    const changed = { ...policy, capture: "camera-or-album" };
    const change = { programmeId: id, basedOn: policyVersion, policy: changed, by: "test" };
    expect(await savePolicy(testEnv.DB, change, Date.now())).toMatchObject({ ok: true });
  }
  const gone = { perform: () => Promise.reject(new Error("gone")) };
  const getByName = (id: string) => (id === broken.collectionId ? gone : testEnv.GRADUATE.getByName(id));
  const env = { ...testEnv, GRADUATE: { getByName } } as unknown as Env;
  await expect(pushPolicies(env)).rejects.toMatchObject({
    errors: [expect.objectContaining({ message: "gone" })],
  });
  expect(await policyOf(sound.collectionId)).toMatchObject({ capture: "camera-or-album" });
  expect(await pushOf(testEnv.DB, programmes[0].id), "is tried again").toMatchObject({ cursor: "" });
  await pushPolicies(testEnv);
  expect(await policyOf(broken.collectionId)).toMatchObject({ capture: "camera-or-album" });
}, 30_000);
