import type { KeptShot } from "../photo/kept-shot.ts";
import type { Answer } from "./answer.ts";
import { command, read } from "./client.ts";
import type {
  Agreement,
  Collection,
  Collections,
  Consents,
  Downloads,
  Entered,
  History,
  Me,
  NotFound,
  Opened,
  PendingCode,
  Programme,
  Programmes,
  Qualification,
  Qualified,
  Report,
  Schools,
  ServiceRequests,
  Services,
  ShellAsk,
  ShellRequest,
  ShotAnswer,
  Standardized,
  Start,
  Topic,
} from "./types.ts";
import { upload } from "./upload.ts";

/** Session and start. */
export const start = () => read<Start>("/start");
export const me = () => read<Me>("/session");
export const enter = (ticket: string) => command<Entered>("POST", "/session/enter", { ticket });
export const leave = () => command<void>("DELETE", "/session");

/** Agreements. */
export const agreement = (id: string, version: string) =>
  read<Agreement>(`/documents/${id}?version=${version}`);
export const consents = () => read<Consents>("/consents");
export const consent = (document: string, version: string, programmeId?: string) =>
  command<void>("POST", "/consents", { document, version, ...(programmeId && { programmeId }) });

/** Schools and qualification. */
export const schools = (typed: string) => read<Schools>(`/schools?q=${encodeURIComponent(typed)}`);
export const programmes = (schoolId: string) => read<Programmes>(`/schools/${schoolId}/programmes`);
export const programme = (id: string) => read<Programme>(`/programmes/${id}`);
export const qualification = () => read<Qualification>("/qualification");
export const forgetCode = () => command<void>("DELETE", "/qualification");
export const proveLastFour = (lastFour: string) =>
  command<Qualified>("POST", "/qualification/proof", { lastFour });
export const recordRequest = (programmeId: string) =>
  read<NotFound>(`/programmes/${programmeId}/record-requests`);
export const askForRecord = (programmeId: string, person: object) =>
  command<NotFound>("POST", `/programmes/${programmeId}/record-requests`, person);
export const askToScan = (programmeId: string) =>
  command<ShellRequest>("POST", `/programmes/${programmeId}/scan-requests`);

/** Sends a picture with a code on it. */
export function codePicture(programmeId: string, picture: File): Promise<Answer<PendingCode>> {
  const form = new FormData();
  form.set("picture", picture);
  return command("POST", `/programmes/${programmeId}/code-picture`, form, { sameAs: picture });
}

/** Sends name, document and both sides of the card. `sameAs` stays the same while nothing was changed. */
export function identity(programmeId: string, form: FormData, sameAs: object): Promise<Answer<Qualified>> {
  return command("POST", `/programmes/${programmeId}/identity`, form, { sameAs });
}

/** Collections. */
export const collections = () => read<Collections>("/collections");
export const collection = (id: string) => read<Collection>(`/collections/${id}`);
export const history = (id: string) => read<History>(`/collections/${id}/history`);
export const confirmRecord = (id: string) => command<void>("POST", `/collections/${id}/confirmation`);
export const releaseClaim = (id: string) => command<void>("DELETE", `/collections/${id}/claim`);

/** Money. */
export const services = (id: string) => read<Services>(`/collections/${id}/services`);
export const openOrder = (id: string, chosen: readonly string[]) =>
  command<Opened>("POST", `/collections/${id}/orders`, { services: chosen });
export const cancelOrder = (id: string, number: string) =>
  command<void>("DELETE", `/collections/${id}/orders/${number}`);
export const checkOrder = (id: string, number: string) =>
  command<unknown>("POST", `/collections/${id}/orders/${number}/check`);
export const refundOrder = (id: string, number: string) =>
  command<void>("POST", `/collections/${id}/orders/${number}/refund`);

/** Photos. */
/** Answers when the photo is made; the page hears meanwhile how far it is, and finds it after a longer wait. */
export const standardize = (id: string, shotId: string) =>
  command<Standardized>("POST", `/collections/${id}/standardizing`, { shotId }, { patience: 120_000 });
export const report = (id: string) => read<Report>(`/collections/${id}/report`);
export const submit = (id: string, standardSha256: string) =>
  command<void>("POST", `/collections/${id}/submission`, { standardSha256 });
export const withdraw = (id: string) => command<void>("DELETE", `/collections/${id}/submission`);
export const downloads = (id: string) => read<Downloads>(`/collections/${id}/downloads`);
/** Addresses of pictures; the hash tells one photo from the next for the browser's cache. */
export const standardPhotoUrl = (id: string, sha256: string) => `/api/collections/${id}/photo?v=${sha256}`;
export const shotUrl = (id: string, shotId: string) => `/api/collections/${id}/shots/${shotId}/photo`;

/** Uploads an original; the key is the same for each repetition of the same picture. */
export function uploadShot(
  id: string,
  { photo, source, key }: Pick<KeptShot, "photo" | "source" | "key">,
  onProgress: (sent: number) => void,
): Promise<Answer<ShotAnswer>> {
  const form = new FormData();
  form.set("photo", photo, "photo.jpg");
  form.set("source", source);
  return upload(`/collections/${id}/shots`, form, key, onProgress);
}

/** The native shell. */
export const askShell = (id: string, ask: ShellAsk) =>
  command<ShellRequest>("POST", `/collections/${id}/shell-requests`, ask);

/** Customer service. */
export const serviceRequests = () => read<ServiceRequests>("/service-requests");
export const askService = (topic: Topic, text: string, collectionId?: string) =>
  command<unknown>("POST", "/service-requests", { topic, text, ...(collectionId && { collectionId }) });
