import { expect, test } from "vitest";
import { requestsToSchool } from "../../../worker/roster/record-requests.ts";
import { testEnv } from "../test-env.ts";
import { Person, well } from "./client.ts";
import { walk } from "./flow.ts";
import { cardSide, invent, list, openProgramme } from "./stage.ts";

test("a graduate on the school's list gets from the ID card to delivery, with a rejection and a free retake", async () => {
  const programme = await openProgramme({ qualification: "identity", capture: "camera-or-album" });
  const someone = invent();
  const person = await new Person().login();
  const path = `/api/programmes/${programme.id}/identity`;
  const form = {
    name: someone.name,
    documentType: "residentId",
    documentNumber: someone.documentNumber,
    front: await cardSide("front.png", 200),
    back: await cardSide("back.png", 160),
  };

  // Without the tick nothing happens.
  const unticked = await person.call("POST", path, { form });
  expect([unticked.status, unticked.body.code]).toEqual([422, "consentMissing"]);
  const { version: consentVersion } = well(await person.call("GET", "/api/documents/privacy?lang=en"));
  const ticked = { ...form, consentVersion };

  // One picture for both sides is refused before a try is counted; the same form with two of them goes on.
  const oneSide = await person.call("POST", path, { form: { ...ticked, back: ticked.front } });
  expect([oneSide.status, oneSide.body.code]).toEqual([422, "cardSidesSame"]);
  expect(well(await person.call("GET", `/api/programmes/${programme.id}/record-requests`)).tries).toBe(0);

  // Not on the list: what was tried is counted, and the school is asked.
  const missing = await person.call("POST", path, { form: ticked });
  expect([missing.status, missing.body.code]).toEqual([422, "recordNotFound"]);
  await person.call("POST", path, { form: ticked });
  const requests = `/api/programmes/${programme.id}/record-requests`;
  const page = well(await person.call("GET", requests));
  const { name, documentType, documentNumber } = form;
  const searched = {
    school: programme.school,
    category: programme.category,
    year: programme.year,
    name: "周*",
    number: `*****${documentNumber.slice(-4)}`,
    at: expect.any(Number),
  };
  expect(page).toMatchObject({ searched, tries: 2, mayRequest: true, request: null });
  expect(page.contact.school.zh).toContain("学生处");
  // Also from a page that was loaded again and has nothing but what the server remembers.
  const stranger = await new Person().login();
  const nobody = await stranger.call("POST", requests, { json: {} });
  expect([nobody.status, nobody.body.code]).toEqual([422, "inputInvalid"]);
  const asked = well(await person.call("POST", requests, { json: {} }));
  expect(asked).toMatchObject({ searched, request: { status: "open" } });
  const again = { name, documentType, documentNumber };
  expect(well(await person.call("POST", requests, { json: again })).request.id).toBe(asked.request.id);
  const [toSchool] = await requestsToSchool(testEnv.DB, programme.schoolId, "open");
  expect(toSchool).toMatchObject({ id: asked.request.id, name, documentType, tries: 2 });

  // The school adds them.
  await list(programme, [someone]);
  const { collectionId } = well(await person.call("POST", path, { form: ticked }));
  expect(well(await person.call("GET", requests)).searched).toBeNull();
  const way = walk(person, collectionId);
  expect((await way.show()).record).toMatchObject({
    name: "周*",
    documentNumber: `*****${documentNumber.slice(-4)}`,
    college: "文学院",
  });
  const kept = await testEnv.PHOTOS.list({ prefix: `identity/${collectionId}/` });
  expect(kept.objects).toHaveLength(2);
  const [card] = kept.objects;
  const stored = card && (await testEnv.PHOTOS.get(card.key));
  const head = new Uint8Array((await stored?.arrayBuffer()) ?? new ArrayBuffer(0)).subarray(0, 4);
  expect([...head]).not.toEqual([0x89, 0x50, 0x4e, 0x47]);

  // Sent once more, the pictures take the place of those before.
  well(await person.call("POST", path, { form: ticked }));
  const replaced = await testEnv.PHOTOS.list({ prefix: `identity/${collectionId}/` });
  expect(replaced.objects).toHaveLength(2);
  expect(replaced.objects.map(({ key }) => key)).not.toContain(card?.key);

  well(await person.call("POST", `${way.base}/confirmation`));
  await way.pay();
  await way.shoot();
  await way.submit();
  await way.decide("reject", ["light"]);
  expect((await way.show()).step).toBe("retake");
  await way.shoot();
  await way.submit();
  well(await person.call("DELETE", `${way.base}/submission`));
  expect((await way.show()).step).toBe("submit");
  await way.submit();
  await way.decide("approve");
  await way.deliver();
  expect(await way.show()).toMatchObject({ step: "done", payment: "paid" });

  // Approval purges the pictures of the card.
  await way.object().reproject();
  await expect
    .poll(async () => (await testEnv.PHOTOS.list({ prefix: `identity/${collectionId}/` })).objects.length, {
      timeout: 10_000,
    })
    .toBe(0);
  // Whoever sends them once more then has them compared by nobody: they are not kept.
  expect(well(await person.call("POST", path, { form: ticked })).collectionId).toBe(collectionId);
  expect((await testEnv.PHOTOS.list({ prefix: `identity/${collectionId}/` })).objects).toEqual([]);
}, 60_000);
