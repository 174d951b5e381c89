import { type ListUpload, uploadOf } from "../../roster/import/uploads.ts";
import { type Programme, programmeById } from "../../roster/programmes.ts";
import type { DeskContext } from "../frame/desk-env.ts";

/** The list of `:upload` in `:programme`, as long as its import has not begun; null otherwise. */
export async function openedList(
  context: DeskContext,
): Promise<{ readonly programme: Programme; readonly upload: ListUpload } | null> {
  const db = context.env.DB;
  const { subject } = context.var;
  const [programme, upload] = await Promise.all([
    programmeById(db, subject.id),
    uploadOf(db, subject.id, context.req.param("upload") ?? ""),
  ]);
  if (programme === null || upload === null) return null;
  return upload.state === "uploaded" || upload.state === "checked" ? { programme, upload } : null;
}
